#include "fuzz/document_generators.hpp"

#include "fuzz/document_parts.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t most_nesting = 1;  // of documents that may hold any document

Document any_inner(Choices& choices, std::size_t nesting);

Evidence any_evidence(Choices& choices, std::size_t nesting) {
    switch (choices.below(6)) {
        case 1:
            return ExhaustionEvidence{choices.flip() ? Integer(abs(huge_integer(choices)))
                                                     : Integer(choices.below(100))};
        case 2: {
            auto reachable = any_vector_sets(choices);
            return RefutationEvidence{std::move(reachable), perhaps_index(choices)};
        }
        case 3:
            return ProofEvidence{any_list(choices, [&] { return any_proof_step(choices); })};
        case 4:
            return ValueEvidence{choices.below(1000)};
        case 5: {
            Document source = any_inner(choices, nesting);
            return SolutionEvidence{std::move(source), any_inner(choices, nesting)};
        }
        default:
            return ChainEvidence{};
    }
}

// Documents with documents in them

std::optional<Box<Document>> perhaps_inner(Choices& choices, std::size_t nesting) {
    if (!choices.flip()) return std::nullopt;
    return Box<Document>(any_inner(choices, nesting));
}

Counterexample any_counterexample(Choices& choices, std::size_t nesting) {
    Counterexample finding;
    for (std::string* text : {&finding.room, &finding.variant, &finding.obligation, &finding.step, &finding.reason})
        *text = any_text(choices);
    if (choices.flip()) finding.options = any_option_document(choices);
    finding.source = any_inner(choices, nesting);
    finding.target = perhaps_inner(choices, nesting);
    finding.witness = perhaps_inner(choices, nesting);
    return finding;
}

Certificate any_certificate(Choices& choices, std::size_t nesting) {
    Certificate certificate;
    certificate.room = any_text(choices);
    certificate.variant = any_text(choices);
    if (choices.flip()) certificate.options = any_option_document(choices);
    certificate.source = any_inner(choices, nesting);
    certificate.target = any_inner(choices, nesting);
    certificate.verdict = any_answer(choices);
    certificate.evidence = any_evidence(choices, nesting);
    return certificate;
}

Bundle any_bundle(Choices& choices, std::size_t nesting) {
    Bundle bundle;
    bundle.links = any_list(choices, [&] {
        Link link{any_text(choices), any_text(choices), {}};
        if (choices.flip()) link.options = any_option_document(choices);
        return link;
    });
    for (std::size_t i = 0; i <= bundle.links.size(); ++i) bundle.documents.emplace_back(any_inner(choices, nesting));
    return bundle;
}

Vector any_vector(Choices& choices, std::size_t nesting) {
    Vector test;
    test.id = any_text(choices);
    test.flags = any_list(choices, [&] { return any_text(choices); });
    if (choices.flip()) test.options = any_option_document(choices);
    test.source = any_inner(choices, nesting);
    test.target = any_inner(choices, nesting);
    test.answer = any_answer(choices);
    test.solution = perhaps_inner(choices, nesting);
    test.lifted = perhaps_inner(choices, nesting);
    return test;
}

Vectors any_vectors(Choices& choices, std::size_t nesting) {
    Vectors file;
    file.room = any_text(choices);
    file.variant = any_text(choices);
    file.tests = any_list(choices, [&] { return any_vector(choices, nesting); });
    return file;
}

template <class Problem>
DocumentMaker of(const std::string& kind, Problem (*generate)(Choices&, const Size&)) {
    return {kind, [generate](Choices& choices) { return Document{generate(choices, document_size)}; }};
}

template <class T>
DocumentMaker of(const std::string& kind, T (*any)(Choices&)) {
    return {kind, [any](Choices& choices) { return Document{any(choices)}; }};
}

template <class T, T (*any)(Choices&, std::size_t nesting)>
DocumentMaker around(const std::string& kind) {
    return {kind, [](Choices& choices) { return Document{any(choices, most_nesting)}; }};
}

template <class Chosen>
Chosen chosen(Choices& choices) {
    return {any_increasing_indices(choices)};
}

Polynomial any_coefficients(Choices& choices, const Size& size) { return generate_polynomial(choices, size); }

/// A short document mostly; any kind as long as documents may stand in each other.
Document any_inner(Choices& choices, std::size_t nesting) {
    if (nesting > 0 && choices.chance(1, 8)) {
        if (choices.flip()) return Document{any_counterexample(choices, nesting - 1)};
        return Document{any_certificate(choices, nesting - 1)};
    }
    const auto& makers = document_makers();
    constexpr std::size_t simple_kinds = 16;  // those that stand first, without documents in them
    return makers[choices.below(simple_kinds)].make(choices);
}

}  // namespace

const std::vector<DocumentMaker>& document_makers() {
    static const std::vector<DocumentMaker> table = {
        of("subset", chosen<Subset>),
        of("subset-sum", generate_subset_sum),
        of("exact-cover", generate_exact_cover),
        of("two-csp", generate_two_csp),
        of("cnf", generate_cnf),
        of("pos-slp", generate_pos_slp),
        of("bit-slp", generate_bit_slp),
        of("polynomial", any_coefficients),
        of("cover", chosen<Cover>),
        of("assignment", any_assignment),
        of("model", any_model),
        of("parameters", any_parameter_document),
        of("evaluation", any_evaluation),
        of("decision", any_decision),
        of("options", any_option_document),
        of<Nnt>("nnt", generate_nnt),
        of<Gradient>("gradient", generate_gradient),
        of("refutation", any_refutation),
        around<Counterexample, any_counterexample>("counterexample"),
        around<Certificate, any_certificate>("certificate"),
        around<Bundle, any_bundle>("bundle"),
        around<Vectors, any_vectors>("vectors"),
    };
    return table;
}

}  // namespace reductio::fuzz
