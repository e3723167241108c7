#pragma once
// D-T1.6 as printed: tables of truth values. Right within its precondition only; spec/two_layer_solver.md, "The
// printed form".

#include "impl/two_layer_solver.hpp"

namespace reductio::impl {

enum class PrintedForm {
    checked,      // an error outside the precondition
    unchecked,    // as the text has it, whatever the numbers
    scaled,       // weights, biases and labels are multiplied first until weights and biases are integers
    one_witness,  // one choice of parameters is kept an entry, and the second layer chosen afterwards
};

/// What Algorithm 1 answers. An error too where the tables would have more than 2^24 entries.
Result<Decision> decide_as_printed(const Nnt& instance, PrintedForm form, const TwoLayerWork& work = {});

}  // namespace reductio::impl
