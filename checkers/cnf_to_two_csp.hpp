#pragma once
// What has to hold of a formula and its constraints on two variables each: spec/cnf_to_two_csp.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room cnf_to_two_csp_room();

}  // namespace reductio::checkers
