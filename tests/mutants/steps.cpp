#include "tests/mutants/steps.hpp"

#include <algorithm>

#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

Document parsed(const std::string& text) { return *read_document(text); }

const std::vector<checkers::Step>& steps_of(const StepMutant& mutant) {
    const auto* room = checkers::find_room(mutant.room);
    return mutant.obligation == "construction" ? room->construction : room->restrictions;
}

}  // namespace

const std::vector<StepMutant>& step_mutants() {
    static const std::vector<StepMutant> table = [] {
        Steps all;
        for (const auto& steps :
             {pos_slp_steps(), subset_sum_steps(), two_csp_steps(), exact_cover_steps(), dnnt_to_cnnt_steps(),
              two_layer_steps(), product_identity_steps(), bounded_slp_steps(), erm_steps(), scalar_erm_steps(),
              hinge_erm_steps(), backprop_sign_steps(), backprop_bit_steps(), cnf_to_erm_steps(),
              cnf_to_two_csp_steps(), cnf_to_subset_sum_steps()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }();
    return table;
}

GivenPair spoilt_pair(const StepMutant& mutant) {
    const auto subject = fuzz::find_subject(mutant.room);
    const auto& room = *subject->room;
    GivenPair pair{parsed(mutant.source.empty() ? room.yes_example : mutant.source), {}, {}};
    if (!room.example_options.empty()) pair.options = std::get<Options>(parsed(room.example_options).is);
    pair.target = *subject->variant.reduce(pair.source, pair.options);
    mutant.spoil(pair);
    return pair;
}

std::optional<std::string> rejecting_step(const StepMutant& mutant, const GivenPair& pair,
                                          const std::function<bool(const std::string& step)>& is_kept) {
    for (const checkers::Step& step : steps_of(mutant))
        if (is_kept(step.number) && step.fault({pair.source, pair.target, pair.options})) return step.number;
    return std::nullopt;
}

bool is_needed(const StepMutant& mutant) {
    const GivenPair pair = spoilt_pair(mutant);
    const bool is_document = !fault(pair.source) && !fault(pair.target);
    const auto others = [&](const std::string& step) { return step != mutant.step; };
    return is_document && rejecting_step(mutant, pair, [](const std::string&) { return true; }) == mutant.step &&
           !rejecting_step(mutant, pair, others);
}

bool is_implied(const StepMutant& mutant) {
    const GivenPair pair = spoilt_pair(mutant);
    const auto alone = [&](const std::string& step) { return step == mutant.step; };
    const auto others = [&](const std::string& step) { return step != mutant.step; };
    return rejecting_step(mutant, pair, alone) && (fault(pair.target) || rejecting_step(mutant, pair, others));
}

}  // namespace reductio::mutants
