#pragma once
// What makes a value of the data types a valid one, beyond the types themselves: the rules of interchange.md that no
// type can state. Each function names the first fault with a pointer relative to the value.

#include "spec/document.hpp"

namespace reductio::format {

using Fault = std::optional<Error>;

Fault fault_of(const ExactCover&);
Fault fault_of(const TwoCsp&);
Fault fault_of(const Cnf&);
Fault fault_of(const Slp&);
Fault fault_of(const Polynomial&);
Fault fault_of(const PiecewiseLinear&);
Fault fault_of(const Rounded&);
Fault fault_of(const PublishedProbe&);
Fault fault_of(const CspDecode&);
Fault fault_of(const PublishedCspDecode&);
Fault fault_of(const ParameterRole&);
Fault fault_of(const Probe&);
Fault fault_of(const Network&);
Fault fault_of(const EdgeOptions&);
Fault fault_of(const Sample&);
Fault fault_of(const Promise&);
Fault fault_of(const Parameters&);
Fault fault_of(const Nnt&);
Fault fault_of(const Gradient&);
Fault fault_of(const Subset&);
Fault fault_of(const Cover&);
Fault fault_of(const Model&);
Fault fault_of(const Decision&);
Fault fault_of(const Options&);
Fault fault_of(const ProofStep&);
Fault fault_of(const Certificate&);
Fault fault_of(const Bundle&);
Fault fault_of(const Vector&);

}  // namespace reductio::format
