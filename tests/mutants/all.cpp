#include "tests/mutants/all.hpp"

#include <algorithm>

#include "tests/mutants/deciders.hpp"
#include "tests/mutants/evaluators.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/mutants/steps.hpp"
#include "tests/mutants/two_layer_checker.hpp"

namespace reductio::mutants {

namespace {

bool fails(const checkers::Check& check) { return std::holds_alternative<checkers::Fails>(check); }

Mutant of_a_reduction(const ReductionMutant& mutant) {
    const auto killed = [subject = planted(mutant), killer = mutant.killer](std::uint64_t seed, std::uint64_t index) {
        auto choices = fuzz::seeded(seed, subject.room->name, index);
        fuzz::ObligationWork work;
        work.only = {killer};
        const auto instance = subject.generate(choices, fuzz::Size::of(fuzz::default_size));
        return std::ranges::any_of(check_obligations(subject, instance, work), [&](const fuzz::Verdict& verdict) {
            return verdict.obligation == killer && fails(verdict.check);
        });
    };
    return {mutant.room, mutant.name, mutant.plant.changes, mutant.killer, killed};
}

/// The instances are the shapes.
Mutant of_all_data(const ReductionMutant& mutant) {
    const auto subject = planted(mutant);
    const auto shapes = forall_shapes(subject, 3);
    const auto killed = [=](std::uint64_t, std::uint64_t index) {
        return fails(check_forall(subject, shapes[index]).check);
    };
    return {mutant.room, mutant.name, mutant.plant.changes, "forall", killed, shapes.size()};
}

/// The checker without the step takes the pair, which the whole one rejects. There is one pair for each.
Mutant of_a_step(const StepMutant& mutant) {
    const std::string step = mutant.step.empty() ? "its only step" : "[" + mutant.step + "]";
    const auto killed = [mutant](std::uint64_t, std::uint64_t) { return is_needed(mutant); };
    return {mutant.room, "forgets " + step + ": " + mutant.name, "checker", mutant.obligation, killed, 1};
}

Mutant of_an_evaluator(const EvaluatorMutant& mutant, bool in_impl) {
    const Evaluator faulty = mutated(in_impl ? forward : backward, mutant);
    const Evaluator other = in_impl ? backward : forward;
    const auto killed = [=](std::uint64_t seed, std::uint64_t index) {
        auto choices = fuzz::seeded(seed, "evaluators", index);
        return !agree(faulty, other, network_case(choices));
    };
    return {"evaluators", mutant.name + (in_impl ? ", in impl" : ", in checkers"), "evaluator", "agreement", killed};
}

Mutant of_a_decider(const DeciderMutant& mutant) {
    const auto killed = [mutant](std::uint64_t seed, std::uint64_t index) {
        auto choices = fuzz::seeded(seed, "deciders", index);
        return is_contradicted(mutant, choices);
    };
    return {"deciders", mutant.name + ", " + mutant.decider, "decider", "agreement", killed};
}

std::vector<Mutant> table() {
    std::vector<Mutant> all;
    for (const auto& mutant : reduction_mutants()) {
        all.push_back(of_a_reduction(mutant));
        if (mutant.refuted_for_all) all.push_back(of_all_data(mutant));
    }
    for (const auto& mutant : step_mutants())
        if (mutant.implied_by.empty()) all.push_back(of_a_step(mutant));
    for (const auto& mutant : two_layer_checker_mutants()) all.push_back(mutant);
    for (const auto& mutant : evaluator_mutants())
        for (const bool in_impl : {true, false}) all.push_back(of_an_evaluator(mutant, in_impl));
    for (const auto& mutant : decider_mutants()) all.push_back(of_a_decider(mutant));
    return all;
}

}  // namespace

const std::vector<Mutant>& all_mutants() {
    static const std::vector<Mutant> all = table();
    return all;
}

std::optional<std::size_t> killed_after(const Mutant& mutant, std::uint64_t seed, std::size_t most) {
    for (std::uint64_t index = 0; index < std::min(most, mutant.instances); ++index)
        if (mutant.killed(seed, index)) return index + 1;
    return std::nullopt;
}

const std::vector<Idle>& idle_obligations() {
    static const std::vector<Idle> all = {
        {"two-layer-solver", "restrictions",
         "it asks something of the source alone, and a solver that is wrong does not change that"},
        {"product-identity", "backward",
         "the construction takes polynomials of degree 2 or more only, and of all of these the answer is YES"}};
    return all;
}

}  // namespace reductio::mutants
