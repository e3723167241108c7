#include "tests/mutants/targets.hpp"

#include <algorithm>
#include <set>

#include "fuzz/target_deciders.hpp"
#include "fuzz/target_pairs.hpp"
#include "fuzz/target_rooms.hpp"
#include "tests/mutants/deciders.hpp"
#include "tests/mutants/evaluators.hpp"
#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

namespace {

// Pairs of programs: faults in what one takes its input for, on either side

const EvaluatorMutant& evaluator_mutant(const std::string& name) {
    static const auto all = evaluator_mutants();
    return *std::ranges::find(all, name, &EvaluatorMutant::name);
}

fuzz::Differentiate mistaken(const fuzz::Differentiate& differentiate, const std::string& fault) {
    return [differentiate, change = evaluator_mutant(fault).before](Nnt instance, Parameters parameters) {
        change(instance, parameters);
        return differentiate(instance, parameters);
    };
}

void add_evaluators(std::vector<TargetMutant>& table) {
    constexpr std::size_t most = 20'000;
    for (const EvaluatorMutant& mutant : evaluator_mutants()) {
        const fuzz::Evaluate one = mutated(fuzz::evaluate_forward, mutant);
        const fuzz::Evaluate other = mutated(fuzz::evaluate_backward, mutant);
        table.push_back({mutant.name + ", in impl", fuzz::evaluators_target(one), most});
        table.push_back({mutant.name + ", in checkers", fuzz::evaluators_target(fuzz::evaluate_forward, other), most});
    }
}

void add_gradients(std::vector<TargetMutant>& table) {
    constexpr std::size_t most = 5000;
    for (const std::string fault : {"forgets the biases", "forgets times", "drops a polynomial's leading coefficient",
                                    "halves the squared error", "forgets the regulariser", "follows no tie"}) {
        const auto one = mistaken(fuzz::gradient_backward, fault);
        const auto other = mistaken(fuzz::gradient_forward, fault);
        table.push_back({fault + ", in impl", fuzz::gradients_target(one), most});
        table.push_back({fault + ", in checkers", fuzz::gradients_target(fuzz::gradient_backward, other), most});
    }
}

Result<Rational> derivative_without_times(Gradient question) {
    for (Sample& sample : question.dataset) sample.times = 1;
    return fuzz::derivative_backward(question);
}

std::optional<Error> refused_for_weights(const Nnt& instance, Parameters parameters) {
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        const auto* biases = own ? std::get_if<0>(&own->biases) : nullptr;
        auto* values = std::get_if<EdgeValues>(&parameters.edges[e]);
        if (values && biases && !biases->empty()) values->bias = biases->front();
    }
    return fuzz::refused_by_impl(instance, parameters);
}

fuzz::Solver forgetting_biases() {
    fuzz::Solver solver;
    solver.engine = [](Nnt instance, const impl::fast::EngineWork& work) {
        for (auto& entry : instance.parameters) std::get<EdgeOptions>(entry).biases = std::vector<Rational>{0};
        return impl::fast::solve_two_layers(instance, work);
    };
    return solver;
}

void add_other_pairs(std::vector<TargetMutant>& table) {
    constexpr std::size_t most = 2000;
    const auto encoding = mutated(fuzz::evaluate_forward, evaluator_mutant("encodes decimals as printed"));
    const auto multiplying = mutated(fuzz::evaluate_forward, evaluator_mutant("multiplies decimals as printed"));
    table.push_back({"allows every bias", fuzz::permissions_target(refused_for_weights), most});
    table.push_back({"forgets times", fuzz::derivatives_target(derivative_without_times), most});
    table.push_back({"encodes decimals as printed", fuzz::decimal_networks_target(encoding), most});
    table.push_back({"multiplies decimals as printed", fuzz::decimal_networks_target(multiplying), most});
    table.push_back({"forgets the biases", fuzz::two_layer_programs_target(forgetting_biases()), most});
}

// Deciders

bool is_the_first(const std::string& decider) { return decider == "by computing" || decider == "by forcing"; }

/// The pair of a target with a faulty decider on either side.
void add_deciders(std::vector<TargetMutant>& table, const std::string& name, const std::vector<std::string>& faults) {
    constexpr std::size_t most = 2000;
    const auto pair = std::ranges::find(fuzz::decider_pairs(), name, &fuzz::DeciderPair::name);
    const bool forced = name.starts_with("deciders-forced");
    for (const DeciderMutant& mutant : decider_mutants()) {
        if (std::ranges::count(faults, mutant.name) == 0 || forced != (mutant.decider == "by forcing")) continue;
        fuzz::DeciderPair faulty = *pair;
        (is_the_first(mutant.decider) ? faulty.one : faulty.other) = mutant.faulty;
        table.push_back({mutant.name + ", " + mutant.decider, fuzz::deciders_target(faulty), most});
    }
}

}  // namespace

std::vector<TargetMutant> pair_mutants() {
    std::vector<TargetMutant> table;
    add_evaluators(table);
    add_gradients(table);
    add_other_pairs(table);
    add_deciders(table, "deciders-subset-sum", {"forgets the last item", "takes each value once"});
    add_deciders(table, "deciders-exact-cover", {"forgets the last element", "picks one set more"});
    add_deciders(table, "deciders-two-csp", {"forgets the last constraint", "forgets the first pairs"});
    add_deciders(table, "deciders-cnf", {"forgets negations", "reads the first literal of a clause"});
    add_deciders(table, "deciders-nnt", {"excludes the threshold", "forgets the first sample"});
    add_deciders(table, "deciders-pos-slp", {"takes 0 for positive", "forgets the last gate"});
    add_deciders(table, "deciders-bit-slp", {"reads the next bit", "starts from 1"});
    add_deciders(table, "deciders-forced-bit-slp-to-erm", {"allows the gap", "forgets the main sample"});
    add_deciders(table, "deciders-forced-bit-slp-to-scalar-erm", {"reads the next bit at the centre"});
    return table;
}

namespace {

/// They show only where instances are larger than those of the targets, or seldom.
bool is_hard_to_find(const ReductionMutant& mutant) {
    static const std::set<std::pair<std::string, std::string>> hard = {
        {"pos-slp-to-hinge-erm", "forgets the last two gates"},
        {"pos-slp-to-hinge-erm", "starts from another constant"},
        {"cnf-to-two-csp", "forgets what truth values are"},
        {"dnnt-to-cnnt", "doubles inputs"},
    };
    return hard.contains({mutant.room, mutant.name});
}

/// Where no mutant's killer shows itself often: a threshold that no total loss stays within.
const ReductionMutant& allowing_nothing() {
    static const ReductionMutant mutant = {"pos-slp-to-hinge-erm",
                                           "allows less than nothing",
                                           "equivalence",
                                           {"construction", [](fuzz::Subject& subject) {
                                                subject.variant.reduce = [reduce = subject.variant.reduce](
                                                                             const Document& source,
                                                                             const Options& options) {
                                                    auto target = reduce(source, options);
                                                    if (target) std::get<Nnt>(target->is).gamma = -1;
                                                    return target;
                                                };
                                            }}};
    return mutant;
}

/// The first that this obligation of the room kills.
const ReductionMutant* first_mutant(const std::string& room, const std::string& obligation) {
    for (const ReductionMutant& mutant : reduction_mutants())
        if (mutant.room == room && mutant.killer == obligation && !is_hard_to_find(mutant)) return &mutant;
    const ReductionMutant& other = allowing_nothing();
    return room == other.room && obligation == other.killer ? &other : nullptr;
}

}  // namespace

/// For each obligation, as far as there are mutants for it.
std::vector<TargetMutant> room_target_mutants() {
    constexpr std::size_t most = 2000;
    std::vector<TargetMutant> table;
    for (const std::string& room : fuzz::subject_names())
        for (const auto& group : fuzz::obligation_groups(*fuzz::find_subject(room)))
            for (const std::string& obligation : group.obligations)
                if (const auto* mutant = first_mutant(room, obligation))
                    table.push_back({mutant->name, fuzz::room_target(planted(*mutant), group), most});
    return table;
}

const std::vector<TargetMutant>& target_mutants() {
    static const std::vector<TargetMutant> all = [] {
        std::vector<TargetMutant> table;
        for (const auto& part : {decoder_mutants(), document_mutants(), pair_mutants(), room_target_mutants()})
            table.insert(table.end(), part.begin(), part.end());
        return table;
    }();
    return all;
}

}  // namespace reductio::mutants
