#pragma once
// What a test vector would catch: each flag names a fault that somebody could make, and knows the tests it stands on.

#include <functional>

#include "spec/document.hpp"

namespace reductio::fuzz {

struct VectorFlag {
    std::string name;
    std::string meaning;                       // one line
    std::function<bool(const Vector&)> is_on;  // which may be asked before the test has its target
};

/// Those that can occur in the room of this name.
const std::vector<VectorFlag>& flags_of(std::string_view room);

}  // namespace reductio::fuzz
