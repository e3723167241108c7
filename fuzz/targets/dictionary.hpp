#pragma once
// The words that a target for texts, which are documents or nearly, is fuzzed with.

#include <string>
#include <vector>

#include "spec/result.hpp"

namespace reductio::fuzz {

/// Every name and word that a schema knows: members, kinds, values of enumerations; each once, in order.
Result<std::vector<std::string>> words_of_schema(std::string_view schema);

/// The words of spec/schema/*.json in the source tree, quoted; then what no schema says: punctuation, corner cases.
Result<std::vector<std::string>> words_of_documents(const std::string& source_tree);

/// A dictionary as libFuzzer and AFL++ read it: a word a line, quoted.
std::string dictionary_of(const std::vector<std::string>& words);

}  // namespace reductio::fuzz
