#pragma once
// The fast evaluator of D-L3.5's networks: every value is an integer and a decimal fraction, the fraction's digits and
// its power of ten kept apart. The plain evaluator (impl/evaluation.hpp) is the reference: its rationals are brought to
// lowest terms after every operation, and those gcds cost ten times and more what the products themselves cost.

#include "impl/evaluation.hpp"

namespace reductio::impl::fast {

/// What `evaluate` gives. An error too where the network is none of its kind: a source of dimension 1, identity,
/// decimal-encode and decimal-product, integers as weights, biases, inputs and labels, the loss positive-sign.
Result<Evaluation> evaluate_decimal(const Nnt& instance, const Parameters& parameters, const Budget& budget = {});

}  // namespace reductio::impl::fast
