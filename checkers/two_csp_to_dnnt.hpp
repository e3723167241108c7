#pragma once
// What has to hold of a binary constraint problem and its network: spec/two_csp_to_dnnt.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room two_csp_to_dnnt_room();

}  // namespace reductio::checkers
