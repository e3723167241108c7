#pragma once
// What has to hold of an exact cover problem and its network: spec/exact_cover_to_dnnt.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room exact_cover_to_dnnt_room();

}  // namespace reductio::checkers
