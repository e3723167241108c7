#include "checkers/cnf_to_erm_proof.hpp"

#include <algorithm>

#include "checkers/network_faults.hpp"
#include "checkers/z3_training.hpp"

namespace reductio::checkers {

namespace {

/// A total below 1 leaves no loss on any sample, for each is 0 or 1 there; and no loss at the input 1 is what is
/// claimed.
bool says_so_itself(const Cnf& source, const Nnt& target) {
    const auto* loss = std::get_if<Satisfies>(&target.loss.is);
    const auto is_at_one = [](const Sample& sample) { return sample.x == std::vector<Rational>{1}; };
    return loss != nullptr && loss->cnf == source && target.gamma >= 0 && target.gamma < 1 && !target.regulariser &&
           std::ranges::any_of(target.dataset, is_at_one);
}

bool is_empty(const OptionList& options) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    return list != nullptr && list->empty();
}

bool has_no_parameters(const Nnt& target) {
    return std::ranges::any_of(target.parameters, [](const auto& entry) {
        const auto* own = std::get_if<EdgeOptions>(&entry);
        return own != nullptr && (is_empty(own->biases) || std::ranges::any_of(own->weights, is_empty));
    });
}

/// Some clause has no true literal.
Truth is_violated(const Cnf& source, const std::vector<Number>& outputs) {
    std::vector<Truth> any;
    for (const Clause& clause : source.clauses) {
        std::vector<Truth> all;
        for (const Literal literal : clause) {
            const auto variable = static_cast<Index>(literal < 0 ? -literal : literal) - 1;
            const Truth is_true = is_equal(outputs[variable], Number{1});
            all.push_back(literal < 0 ? is_true : !is_true);
        }
        any.push_back(conjunction(all));
    }
    return disjunction(any);
}

Rational found(const OpenParameter& parameter, const Solver& solver) {
    const auto value = solver.value(parameter.options[parameter.choice.found(solver)]);
    if (!value) throw Refusal{"Z3:", "parameters were found, but irrational ones"};
    return *value;
}

Parameters found(const OpenParameters& open, const Solver& solver) {
    Parameters result;
    for (const auto& entry : open) {
        if (const auto* tie = std::get_if<SameAs>(&entry)) {
            result.edges.emplace_back(*tie);
            continue;
        }
        const auto& own = std::get<EdgeParameters>(entry);
        EdgeValues values{{}, found(own.bias, solver)};
        for (const OpenParameter& weight : own.weights) values.weights.push_back(found(weight, solver));
        result.edges.emplace_back(std::move(values));
    }
    return result;
}

/// Parameters within the threshold whose outputs violate the formula.
std::optional<Parameters> cheat(const Cnf& source, const Nnt& target, std::uint64_t rlimit) {
    const Budget budget;
    const Meaning itself = [](const Rational& number) { return Number{Fmpq(number)}; };
    Solver solver(rlimit);
    const OpenParameters open = open_parameters(solver, target, itself);
    solver.require(is_within_gamma(target, open, itself, budget));
    solver.require(is_violated(source, NetworkTerms(target.network, open, itself, budget).outputs({1})));
    if (!solver.find()) return std::nullopt;
    return found(open, solver);
}

Check searched(const Cnf& source, const Nnt& target, std::uint64_t rlimit) {
    if (has_no_parameters(target)) return Holds{};
    const auto parameters = cheat(source, target, rlimit);
    if (!parameters) return Holds{};
    if (const auto error = not_a_solution({target}, {*parameters})) {
        return Unknown{"parameters were found whose outputs violate the formula, but " + error->message};
    }
    return Fails{"", "the outputs of parameters within gamma, read as truth values, violate the formula",
                 Document{*parameters}};
}

}  // namespace

Check prove_models_by_outputs(const Pair& pair, std::uint64_t rlimit) {
    const auto* source = std::get_if<Cnf>(&pair.source.is);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    if (source == nullptr || target == nullptr) return Unknown{"the documents are of other kinds than the room's"};
    const Network& network = target->network;
    if (auto reason = first_of({wrong_count("inputs", input_size(network), 1),
                                wrong_count("outputs", network.outputs.size(), source->variables)}))
        return Fails{"", *reason, std::nullopt};
    if (says_so_itself(*source, *target)) return Holds{};
    const Result<Check> check = or_error([&] { return searched(*source, *target, rlimit); });
    return check ? *check : Unknown{check.error().message};
}

}  // namespace reductio::checkers
