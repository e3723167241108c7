#pragma once
// For the sources of fuzz/ only: the life of one worker process, and what it died of.

#include "fuzz/workers.hpp"

namespace reductio::fuzz {

/// In a process just forked: answers the items from `first` to before `end`, each with a line to the pipe, and ends.
/// No exception gets back to where the process was forked: what it says is the start of a line without an end.
[[noreturn]] void be_worker(int pipe, std::size_t mebibytes, std::size_t first, std::size_t end,
                            const std::function<std::string(std::size_t)>& answer) noexcept;

/// What a worker died of that ended with this status, though it had not answered everything. Last words are the start
/// of a line.
Death death_of(int status, const std::string& last_words, std::size_t mebibytes);

}  // namespace reductio::fuzz
