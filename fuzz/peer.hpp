#pragma once
// Another program, talked to through its standard input and output, a line there and a line back. Whatever it does, the
// talk goes on.

#include <sys/types.h>

#include <chrono>
#include <optional>

#include "fuzz/workers.hpp"

namespace reductio::fuzz {

struct PeerLimits {
    std::size_t seconds = 10;                        // for one answer
    std::size_t most_bytes = std::size_t(64) << 20;  // of one answer
};

class Peer {
  public:
    /// A program and its arguments. Nothing is started yet.
    Peer(std::vector<std::string> command, const PeerLimits& limits);
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer() { end(); }

    /// Why the program cannot be started, if it cannot. SIGPIPE is ignored from now on.
    std::optional<std::string> start();

    /// The line that answers a line (both without a newline here), or what the program died of: "crash", "time" or
    /// "protocol". After that another one is started with the next question.
    Outcome ask(const std::string& line);

    /// Kills it, and all that it started in its process group.
    void end();

  private:
    using Clock = std::chrono::steady_clock;

    bool wait_for_either(bool writing, Clock::time_point deadline);
    void send_some(std::string_view& unsent);
    bool hear_some();
    std::optional<std::string> take_line();
    Death death();
    Death end_for(const std::string& kind, const std::string& reason);

    std::vector<std::string> command_;
    PeerLimits limits_;
    pid_t process_ = 0;  // none
    int to_ = -1;
    int from_ = -1;
    std::string unread_;
    std::size_t searched_ = 0;  // of what is unread, no newline in it
};

}  // namespace reductio::fuzz
