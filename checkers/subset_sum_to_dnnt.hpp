#pragma once
// What has to hold of a subset sum problem and its network: spec/subset_sum_to_dnnt.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room subset_sum_to_dnnt_room();

}  // namespace reductio::checkers
