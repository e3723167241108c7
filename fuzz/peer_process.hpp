#pragma once
// For the sources of fuzz/ only: starting another program with pipes, and what became of it.

#include <sys/types.h>

#include <string>
#include <variant>
#include <vector>

namespace reductio::fuzz {

struct PeerProcess {
    pid_t process = 0;
    int to = -1;    // its standard input; never blocks
    int from = -1;  // its standard output
};

/// In a process group of its own, which nothing of this process is left open to; or why it cannot be started.
std::variant<PeerProcess, std::string> start_peer(const std::vector<std::string>& command);

/// Ends the group, if it has not ended by itself in a moment, and says how the program ended.
std::string bury_peer(pid_t process);

}  // namespace reductio::fuzz
