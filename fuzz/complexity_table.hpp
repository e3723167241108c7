#pragma once
// The bit-model paper's Table 1, each entry of the bit model with the check that stands behind it here.

#include <string>
#include <vector>

namespace reductio::fuzz {

struct ComplexityRow {
    std::string setting;
    std::string real_valued;
    std::string bit_model;
    std::vector<std::string> rooms;  // whose certification stands behind it
    std::string further;             // what else does
};

const std::vector<ComplexityRow>& complexity_rows();

/// As a Markdown table.
std::string complexity_table();

}  // namespace reductio::fuzz
