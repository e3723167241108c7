#pragma once
// Where a campaign stands, on one line of a terminal.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace reductio::fuzz {

class Progress {
  public:
    /// Nothing is shown where standard error is no terminal. `seconds` is the time there is, 0 for any.
    Progress(std::uint64_t total, std::size_t seconds);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { clear(); }

    /// Rewrites the line, if it has stood for a while.
    void show(std::uint64_t done, std::size_t findings);

    /// A line that stays.
    void say(const std::string& line);

    std::chrono::duration<double> elapsed() const { return Clock::now() - start_; }

  private:
    using Clock = std::chrono::steady_clock;

    void clear();

    std::uint64_t total_;
    std::size_t seconds_;
    bool terminal_;
    bool shown_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_ = start_;
};

}  // namespace reductio::fuzz
