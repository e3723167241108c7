#pragma once
// What has to hold of a polynomial and the network that multiplies by it: spec/product_identity.md.

#include "checkers/promises.hpp"

namespace reductio::checkers {

Room product_identity_room();

}  // namespace reductio::checkers
