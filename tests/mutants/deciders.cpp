#include "tests/mutants/deciders.hpp"

#include "checkers/forced_training.hpp"
#include "checkers/slp_balls.hpp"
#include "checkers/z3_decision.hpp"
#include "fuzz/network_generators.hpp"
#include "tests/mutants/decider_faults.hpp"
#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

namespace {

using Ask = std::function<Asked(fuzz::Choices&)>;
using Make = std::function<Document(fuzz::Choices&)>;

Decision by_computing(const Document& document) { return checkers::decide(document); }
Decision by_z3(const Document& document) { return checkers::decide_by_z3(document, {.rlimit = 1'000'000}); }
Decision by_balls(const Document& document) { return checkers::decide_by_balls(document); }
Decision by_forcing(const Document& document) { return checkers::decide_by_forcing(document); }

// Who is asked, and who says otherwise

Ask about(const Make& make, const Decide& other) {
    return [=](fuzz::Choices& choices) {
        const Document document = make(choices);
        return Asked{document, other(document)};
    };
}

/// The source's own answer stands for that of the target.
Ask about_target(const std::string& room) {
    return [subject = *fuzz::find_subject(room)](fuzz::Choices& choices) {
        const auto instance = subject.generate(choices, fuzz::Size::of(4));
        return Asked{*subject.variant.reduce(instance.source, instance.options), by_computing(instance.source)};
    };
}

template <class Problem>
Make some(Problem (*generate)(fuzz::Choices&, const fuzz::Size&), std::size_t size = 5) {
    return [=](fuzz::Choices& choices) { return Document{generate(choices, fuzz::Size::of(size))}; };
}

/// The faults of this list in this decider.
void add(std::vector<DeciderMutant>& table, const std::string& name, const Decide& decide, const Ask& ask,
         const DeciderFaults& faults) {
    for (const DeciderFault& fault : faults) table.push_back({name, fault.name, fault.planted(decide), ask});
}

const DeciderFaults none = {{"is as it is", [](const Decide& decide) { return decide; }}};

/// Each decider with what it may be asked, and the list of faults to plant, or none.
std::vector<DeciderMutant> table_of(bool faulty) {
    std::vector<DeciderMutant> table;
    const auto plant = [&](const std::string& name, const Decide& decide, const Ask& ask, const DeciderFaults& faults) {
        add(table, name, decide, ask, faulty ? faults : none);
    };
    const auto by_enumeration = [&](const Make& make, const DeciderFaults& faults) {
        plant("by computing", by_computing, about(make, by_z3), faults);
        plant("by Z3", by_z3, about(make, by_computing), faults);
    };
    by_enumeration(some(fuzz::generate_subset_sum), in_subset_sum());
    by_enumeration(some(fuzz::generate_exact_cover), in_exact_cover());
    by_enumeration(some(fuzz::generate_two_csp), in_two_csp());
    by_enumeration(some(fuzz::generate_cnf), in_cnf());
    by_enumeration(some(fuzz::generate_dnnt), in_networks());
    plant("by computing", by_computing, about(some(fuzz::generate_pos_slp), by_balls), in_signs());
    plant("by computing", by_computing, about(some(fuzz::generate_bit_slp), by_balls), in_bits());
    plant("by balls", by_balls, about(some(fuzz::generate_pos_slp), by_computing), in_signs());
    plant("by balls", by_balls, about(some(fuzz::generate_bit_slp), by_computing), in_bits());
    plant("by forcing", by_forcing, about_target("bit-slp-to-erm"), in_erm());
    plant("by forcing", by_forcing, about_target("bit-slp-to-scalar-erm"), in_scalar_erm());
    return table;
}

}  // namespace

std::vector<DeciderMutant> decider_mutants() { return table_of(true); }
std::vector<DeciderMutant> faultless_deciders() { return table_of(false); }

bool is_contradicted(const DeciderMutant& mutant, fuzz::Choices& choices) {
    const Asked asked = mutant.ask(choices);
    const Answer answer = mutant.faulty(asked.document).answer;
    return answer != asked.said.answer && answer != Answer::unknown && asked.said.answer != Answer::unknown;
}

}  // namespace reductio::mutants
