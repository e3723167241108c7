#pragma once
// From a sequence of choices that shows a fault to a simpler one that still does.

#include "fuzz/choices.hpp"

namespace reductio::fuzz {

/// The simplest sequence found, by asking `still_fails` at most `attempts` times. Always the same from the same start.
Sequence shrink(Sequence sequence, const std::function<bool(const Sequence&)>& still_fails, std::size_t attempts);

}  // namespace reductio::fuzz
