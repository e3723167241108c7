#pragma once
// From an input that shows a fault to something for people.

#include "fuzz/targets.hpp"
#include "spec/document.hpp"

namespace reductio::fuzz {

using Input = std::vector<std::uint8_t>;

/// The simplest input found with a fault of the same state. Texts stay as they are: engines make those smaller.
Input simplest_input(const Target& target, const Input& input);

/// The instance that shows the fault, for `reductio-fuzz replay`; nothing unless the target is a room's.
std::optional<Counterexample> counterexample_of(const Target& target, const Input& input, const Fault& fault);

}  // namespace reductio::fuzz
