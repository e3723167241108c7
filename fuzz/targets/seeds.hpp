#pragma once
// What a target is fuzzed with at first. All of it is made from what is kept anyway, so nothing binary is.

#include "fuzz/targets.hpp"
#include "spec/result.hpp"

namespace reductio::fuzz {

/// An input and a file name for it.
struct Seed {
    std::string name;
    std::string bytes;
};

/// The longest input that engines make; longer seeds are left out.
std::size_t most_bytes_of(const Target& target);

/// Of a target that takes choices, the numbers that its trial draws at instances 0, 1, ... of the campaign with seed 1
/// of the target's name. Of a target that takes texts, the documents of the source tree: tests/accepted, rejected,
/// unparsable and vectors, spec/examples and errata.
Result<std::vector<Seed>> seeds_of(const Target& target, const std::string& source_tree);

/// libFuzzer's options as services read them: `NAME.options`.
std::string options_of(const Target& target);

}  // namespace reductio::fuzz
