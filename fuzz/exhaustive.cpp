#include "fuzz/exhaustive.hpp"

namespace reductio::fuzz {

Choices Exhaustive::choices() {
    asked_ = 0;
    return Choices([this](std::uint64_t bound) { return turn(bound); });
}

std::uint64_t Exhaustive::turn(std::uint64_t bound) {
    if (asked_ == wheels_.size()) wheels_.emplace_back();
    Wheel& wheel = wheels_[asked_++];
    wheel.bound = bound;
    return wheel.number;
}

void Exhaustive::advance() {
    wheels_.resize(asked_);
    while (!wheels_.empty() && wheels_.back().number + 1 == wheels_.back().bound) wheels_.pop_back();
    more_ = !wheels_.empty();
    if (more_) ++wheels_.back().number;
    asked_ = 0;
}

}  // namespace reductio::fuzz
