#pragma once
// For the generators of documents only: what stands in them, and the kinds that hold no other documents.

#include "fuzz/network_generators.hpp"
#include "spec/document.hpp"

namespace reductio::fuzz {

/// Large enough for every member of every kind, small enough to be read and written often.
inline const Size document_size = Size::of(2);

inline constexpr std::size_t most_listed = 3;

template <class Make>
auto any_list(Choices& choices, const Make& make) {
    std::vector<decltype(make())> list;
    for (std::size_t left = choices.count(0, most_listed); left > 0; --left) list.push_back(make());
    return list;
}

/// Short; some are hard to write.
std::string any_text(Choices& choices);

Answer any_answer(Choices& choices);

std::vector<Index> any_increasing_indices(Choices& choices);
Assignment any_assignment(Choices& choices);
Model any_model(Choices& choices);
Parameters any_parameter_document(Choices& choices);
Evaluation any_evaluation(Choices& choices);
Decision any_decision(Choices& choices);
Options any_option_document(Choices& choices);
VectorSets any_vector_sets(Choices& choices);
std::optional<Index> perhaps_index(Choices& choices);
Refutation any_refutation(Choices& choices);
ProofStep any_proof_step(Choices& choices);

}  // namespace reductio::fuzz
