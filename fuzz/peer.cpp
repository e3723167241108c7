#include "fuzz/peer.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "fuzz/peer_process.hpp"

namespace reductio::fuzz {

Peer::Peer(std::vector<std::string> command, const PeerLimits& limits)
    : command_(std::move(command)), limits_(limits) {}

std::optional<std::string> Peer::start() {
    if (process_ != 0) return std::nullopt;
    std::signal(SIGPIPE, SIG_IGN);
    const auto started = start_peer(command_);
    if (const auto* error = std::get_if<std::string>(&started)) return *error;
    const auto& peer = std::get<PeerProcess>(started);
    process_ = peer.process;
    to_ = peer.to;
    from_ = peer.from;
    return std::nullopt;
}

void Peer::end() {
    if (process_ == 0) return;
    kill(-process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
    close(to_);
    close(from_);
    process_ = 0;
    unread_.clear();
    searched_ = 0;
}

Outcome Peer::ask(const std::string& line) {
    if (auto error = start()) return Death{"crash", "cannot be started: " + *error};
    const auto deadline = Clock::now() + std::chrono::seconds(limits_.seconds);
    const std::string sent = line + '\n';
    std::string_view unsent = sent;
    while (true) {
        if (auto answer = take_line()) {
            if (unsent.empty()) return *std::move(answer);
            return end_for("protocol", "answers before it has read the request");
        }
        if (unread_.size() > limits_.most_bytes)
            return end_for("protocol", "answers with more than " + std::to_string(limits_.most_bytes) + " bytes");
        if (!wait_for_either(!unsent.empty(), deadline))
            return end_for("time", "no answer after " + std::to_string(limits_.seconds) + " s");
        send_some(unsent);
        if (!hear_some()) return death();
    }
}

/// False at the deadline.
bool Peer::wait_for_either(bool writing, Clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd pipes[] = {{from_, POLLIN, 0}, {to_, POLLOUT, 0}};
    const int ready = poll(pipes, writing ? 2 : 1, static_cast<int>(left));
    return ready > 0 || (ready < 0 && errno == EINTR) || Clock::now() < deadline;
}

/// A program that no longer reads may still have answered, or has ended, which its output shows.
void Peer::send_some(std::string_view& unsent) {
    if (unsent.empty()) return;
    const ssize_t count = write(to_, unsent.data(), unsent.size());
    if (count > 0) unsent.remove_prefix(static_cast<std::size_t>(count));
    if (count < 0 && errno == EPIPE) usleep(1000);
}

/// False at the end of its output.
bool Peer::hear_some() {
    char bytes[1 << 16];
    const ssize_t count = read(from_, bytes, sizeof bytes);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    unread_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
}

std::optional<std::string> Peer::take_line() {
    const std::size_t end = unread_.find('\n', searched_);
    searched_ = unread_.size();
    if (end == std::string::npos) return std::nullopt;
    std::string line = unread_.substr(0, end);
    unread_.erase(0, end + 1);
    searched_ = 0;
    return line;
}

Death Peer::death() {
    const std::string how = bury_peer(process_);
    close(to_);
    close(from_);
    process_ = 0;
    unread_.clear();
    searched_ = 0;
    return {"crash", how};
}

Death Peer::end_for(const std::string& kind, const std::string& reason) {
    end();
    return {kind, reason};
}

}  // namespace reductio::fuzz
