#include "fuzz/workers.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <system_error>
#include <vector>

#include "fuzz/worker_process.hpp"

namespace reductio::fuzz {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t batch_size = 64;
constexpr milliseconds patience{200};  // between two looks at whether to go on

struct Worker {
    pid_t process = 0;
    int pipe = -1;
    Batch batch;
    Clock::time_point deadline;
    bool late = false;
    std::string unread;  // the start of a line
};

class Crew {
  public:
    Crew(const Task& task, std::size_t jobs, const WorkerLimits& limits) : task_(task), jobs_(jobs), limits_(limits) {}
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew() {
        for (Worker& worker : workers_) {
            kill(worker.process, SIGKILL);
            bury(worker);
        }
    }

    void run() {
        while (task_.go_on()) {
            while (workers_.size() < jobs_) {
                const auto batch = next_batch();
                if (!batch) break;
                start(*batch);
            }
            if (workers_.empty()) return;
            listen();
            kill_the_late();
        }
    }

  private:
    std::optional<Batch> next_batch() {
        if (!orphans_.empty()) {
            const Batch batch = orphans_.back();
            orphans_.pop_back();
            return batch;
        }
        if (task_.next_batch) return task_.next_batch();
        if (next_ == task_.items) return std::nullopt;
        const Batch batch{next_, std::min(task_.items, next_ + batch_size)};
        next_ = batch.end;
        return batch;
    }

    void start(const Batch& batch) {
        int ends[2];
        if (pipe(ends) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
        const pid_t process = fork();
        if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
        if (process == 0) be_worker(ends[1], limits_.mebibytes, batch.next, batch.end, task_.answer);
        close(ends[1]);
        workers_.push_back({process, ends[0], batch, deadline(), false, ""});
    }

    Clock::time_point deadline() const {
        return limits_.seconds == 0 ? Clock::time_point::max() : Clock::now() + std::chrono::seconds(limits_.seconds);
    }

    void listen() {
        std::vector<pollfd> pipes;
        for (const Worker& worker : workers_) pipes.push_back({worker.pipe, POLLIN, 0});
        if (poll(pipes.data(), pipes.size(), milliseconds(patience).count()) <= 0) return;
        for (std::size_t i = 0; i < pipes.size(); ++i)
            if (pipes[i].revents != 0 && !hear(workers_[i])) finish(workers_[i]);
        std::erase_if(workers_, [](const Worker& worker) { return worker.pipe < 0; });
    }

    /// Takes the lines that are there. False at the end of the pipe.
    bool hear(Worker& worker) {
        char bytes[1 << 16];
        const ssize_t count = read(worker.pipe, bytes, sizeof bytes);
        if (count < 0) return errno == EINTR;
        worker.unread.append(bytes, static_cast<std::size_t>(count));
        std::size_t start = 0;
        for (std::size_t end; (end = worker.unread.find('\n', start)) != std::string::npos; start = end + 1) {
            task_.done(worker.batch.next++, worker.unread.substr(start, end - start));
            worker.deadline = deadline();
        }
        worker.unread.erase(0, start);
        return count > 0;
    }

    /// The item that it died of is done; the rest of the batch is left to another.
    void finish(Worker& worker) {
        const int status = bury(worker);
        Batch& batch = worker.batch;
        if (batch.next == batch.end) return;
        task_.done(batch.next++, worker.late ? late() : death_of(status, worker.unread, limits_.mebibytes));
        if (batch.next < batch.end) orphans_.push_back(batch);
    }

    void kill_the_late() {
        for (Worker& worker : workers_) {
            if (worker.late || Clock::now() < worker.deadline) continue;
            worker.late = true;
            kill(worker.process, SIGKILL);
        }
    }

    Death late() const { return {"time", "still at work after " + std::to_string(limits_.seconds) + " s"}; }

    static int bury(Worker& worker) {
        int status = 0;
        while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) continue;
        close(worker.pipe);
        worker.pipe = -1;
        return status;
    }

    const Task& task_;
    std::size_t jobs_;
    WorkerLimits limits_;
    std::size_t next_ = 0;
    std::vector<Batch> orphans_;
    std::vector<Worker> workers_;
};

}  // namespace

void run_in_workers(const Task& task, std::size_t jobs, const WorkerLimits& limits) { Crew(task, jobs, limits).run(); }

Outcome run_in_worker(const std::function<std::string()>& answer, const WorkerLimits& limits) {
    Outcome outcome;
    run_in_workers({1, [&](std::size_t) { return answer(); }, [&](std::size_t, const Outcome& only) { outcome = only; },
                    [] { return true; }},
                   1, limits);
    return outcome;
}

}  // namespace reductio::fuzz
