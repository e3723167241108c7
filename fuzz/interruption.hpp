#pragma once
// Ctrl-C as a question that the work asks itself.

#include <csignal>

namespace reductio::fuzz {

/// While there is one, SIGINT and SIGTERM no longer end the program.
class Interruption {
  public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    bool wanted() const;

  private:
    struct sigaction interrupt_;  // what was done before
    struct sigaction terminate_;
};

}  // namespace reductio::fuzz
