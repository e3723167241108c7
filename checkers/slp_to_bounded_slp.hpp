#pragma once
// What has to hold of a straight-line program and the one with bounded values: spec/slp_to_bounded_slp.md.

#include "checkers/promises.hpp"

namespace reductio::checkers {

Room slp_to_bounded_slp_room();

}  // namespace reductio::checkers
