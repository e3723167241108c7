#include "fuzz/complexity_table.hpp"

namespace reductio::fuzz {

const std::vector<ComplexityRow>& complexity_rows() {
    static const std::vector<ComplexityRow> rows = {
        {"training, constant depth",
         "complete for the existential theory of the reals",
         "in NP",
         {},
         "the bit bound for constant depth, `reductio-check solution`"},
        {"training, deep, polynomial activations",
         "complete for the existential theory of the reals",
         "#P-hard",
         {"product-identity", "slp-to-bounded-slp", "bit-slp-to-erm", "bit-slp-to-scalar-erm", "pos-slp-to-hinge-erm"},
         ""},
        {"training, deep, piecewise-linear activations",
         "complete for the existential theory of the reals",
         "NP-complete",
         {"cnf-to-erm"},
         "`reductio-check solution`"},
        {"sign of a gradient entry, polynomial activations",
         "in P",
         "not in BPP, under a conjecture on radicals and if PosSLP is not",
         {"pos-slp-to-backprop-sign"},
         ""},
        {"bit of a gradient entry, polynomial activations", "", "#P-hard", {"bit-slp-to-backprop-bit"}, ""},
        {"gradient, piecewise-linear activations",
         "in P",
         "in P",
         {},
         "`reductio gradient`, `reductio-check gradient`, the bounds of B-E.1"},
    };
    return rows;
}

std::string complexity_table() {
    std::string table =
        "| setting | real-valued | bit model | what stands behind the bit model's entry here |\n|---|---|---|---|\n";
    for (const ComplexityRow& row : complexity_rows()) {
        std::string behind;
        for (const std::string& room : row.rooms) behind += (behind.empty() ? "`certify` of " : ", ") + room;
        if (!row.further.empty()) behind += (behind.empty() ? "" : "; ") + row.further;
        table += "| " + row.setting + " | " + row.real_valued + " | " + row.bit_model + " | " + behind + " |\n";
    }
    return table;
}

}  // namespace reductio::fuzz
