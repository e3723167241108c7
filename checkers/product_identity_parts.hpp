#pragma once
// For the sources of checkers/ only: the steps of spec/product_identity.md, each as what is wrong with a network.

#include "checkers/instance_faults.hpp"

namespace reductio::checkers {

/// The input is injected, at two vertices.
Reason wrong_inputs(const Network& network);

Reason wrong_multipliers(const Polynomial& f, const Nnt& instance);  // [1]
Reason wrong_vertices(const Polynomial& f, const Nnt& instance);     // [2]
Reason wrong_edges(const Polynomial& f, const Nnt& instance);        // [3]
Reason wrong_question(const Polynomial& f, const Nnt& instance);     // [4]

}  // namespace reductio::checkers
