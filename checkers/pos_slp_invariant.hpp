#pragma once
// For the sources of checkers/ only: a program's vertices, and the invariant of spec/pos_slp_to_dnnt.md at each of
// them.

#include "checkers/network_faults.hpp"

namespace reductio::checkers {

std::string value_name(Index i);  // h_0 is the source
std::string code_name(Index i);
std::string relay_name(Index i);
constexpr auto lone_output = "h0";  // of a program without gates

/// The precondition.
Reason wrong_constant(const Slp& slp);

/// A sum or a difference of one value and itself.
bool has_relay(const Gate& gate);

/// For each value, whether it is a right operand of a product.
std::vector<bool> coded_values(const Slp& slp);

/// The value of h_i is a_i, that of r_i its operand's, that of h'_k is enc(a_k). It cannot say where a parameter has
/// not one option, or where a value would be over the budget of 2^26 bits, and then finds no fault: the steps [1]..[7]
/// determine the network without it.
Reason broken_invariant(const PosSlp& problem, const Nnt& instance);

}  // namespace reductio::checkers
