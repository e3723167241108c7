#pragma once
// What has to hold of a straight-line program and its network: spec/pos_slp_to_dnnt.md.

#include "checkers/promises.hpp"  // for depth

namespace reductio::checkers {

Room pos_slp_to_dnnt_room();

}  // namespace reductio::checkers
