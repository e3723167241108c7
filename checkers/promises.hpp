#pragma once
// For the sources of checkers/ only: what theorems promise of the instances that a reduction makes, as the reason, in
// one line, why an instance does not keep it. Instances are taken to be without `fault`.

#include "checkers/instance_faults.hpp"

namespace reductio::checkers {

/// The edges on a longest path from an input to an output; 0 if there is none.
std::size_t depth(const Network& network);

/// A vertex other than the source whose activation is not the identity.
Reason not_identity(const Network& network);

/// Option lists that are a continuum or have an option other than an integer from `low` to `high`. A tie is as good as
/// what it is tied to.
Reason weights_outside(const Nnt& instance, const Integer& low, const Integer& high);
Reason biases_outside(const Nnt& instance, const Integer& low, const Integer& high);

/// `what` may be at most so much.
Reason over(const std::string& what, const Integer& found, const Integer& most);

/// The bytes of the document.
Integer bytes(const Document& document);

}  // namespace reductio::checkers
