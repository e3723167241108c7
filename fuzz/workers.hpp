#pragma once
// Work in processes of their own, so that a crash or a runaway ends one item and not the run.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace reductio::fuzz {

struct WorkerLimits {
    std::size_t seconds = 60;      // for one item; 0: no limit
    std::size_t mebibytes = 2048;  // of memory, beyond what the program had at the start
};

/// A worker that did not live to answer.
struct Death {
    std::string kind;  // "crash", "time" or "memory"
    std::string reason;
};

/// The answer to an item, one line without its end, or a death.
using Outcome = std::variant<std::string, Death>;

/// Items that one worker answers, in order: from `next` to before `end`.
struct Batch {
    std::size_t next = 0;
    std::size_t end = 0;
};

struct Task {
    std::size_t items = 0;
    std::function<std::string(std::size_t item)> answer;                 // in a worker
    std::function<void(std::size_t item, const Outcome& outcome)> done;  // here, in any order
    std::function<bool()> go_on;  // here, several times a second; workers are killed once it says no
    std::function<std::optional<Batch>()> next_batch{};  // here; instead of all items in batches of equal size
};

/// Each batch of items has a process of its own, which answers them in order; after a death another goes on with the
/// next item. So an item has the same company, and the same answer, whatever the number of jobs.
void run_in_workers(const Task& task, std::size_t jobs, const WorkerLimits& limits);

/// A single item.
Outcome run_in_worker(const std::function<std::string()>& answer, const WorkerLimits& limits);

}  // namespace reductio::fuzz
