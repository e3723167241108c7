#pragma once
// For the table of rooms only: instances that meet the preconditions of one room.

#include "fuzz/rooms.hpp"
#include "spec/network.hpp"

namespace reductio::fuzz {

/// For pos-slp-to-dnnt: the constant is 1.
PosSlp generate_integer_program(Choices& choices, const Size& size);

/// For dnnt-to-cnnt. Half of them have their threshold at, or just below, the total loss of parameters that are
/// allowed.
Nnt generate_discrete_training(Choices& choices, const Size& size);

/// For two-layer-solver: one hidden layer, one output, every activation and loss, half of the thresholds as above.
Nnt generate_two_layers(Choices& choices, const Size& size);

/// The same within the precondition of the printed form, but for activations with other values than natural numbers.
Nnt generate_two_layers_in_print(Choices& choices, const Size& size);

/// For product-identity: a degree of at least 2.
Polynomial generate_multiplying_polynomial(Choices& choices, const Size& size);

/// For slp-to-bounded-slp: either kind, with the constant 1.
Instance generate_integer_program_of_either_kind(Choices& choices, const Size& size);

/// For bit-slp-to-erm, with options. A third of the programs are of bounded norm.
Instance generate_erm(Choices& choices, const Size& size);

/// For bit-slp-to-scalar-erm: half of them with a gap.
Instance generate_scalar_erm(Choices& choices, const Size& size);

/// For pos-slp-to-hinge-erm.
Instance generate_hinge_erm(Choices& choices, const Size& size);

/// For pos-slp-to-backprop-sign, with a gap.
Instance generate_backprop_sign(Choices& choices, const Size& size);

/// For bit-slp-to-backprop-bit. A third of the programs are of bounded norm.
Instance generate_backprop_bit(Choices& choices, const Size& size);

/// For cnf-to-two-csp: every clause is one more variable there, and every literal of it doubles the symbols.
Cnf generate_few_clauses(Choices& choices, const Size& size);

/// For cnf-to-subset-sum: at most three distinct literals a clause, perhaps repeated.
Cnf generate_short_clauses(Choices& choices, const Size& size);

}  // namespace reductio::fuzz
