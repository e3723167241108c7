#include "fuzz/interruption.hpp"

namespace reductio::fuzz {

namespace {

volatile std::sig_atomic_t signalled = 0;

}  // namespace

Interruption::Interruption() {
    signalled = 0;
    struct sigaction note = {};
    note.sa_handler = [](int) { signalled = 1; };
    sigaction(SIGINT, &note, &interrupt_);
    sigaction(SIGTERM, &note, &terminate_);
}

Interruption::~Interruption() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
}

bool Interruption::wanted() const { return signalled != 0; }

}  // namespace reductio::fuzz
