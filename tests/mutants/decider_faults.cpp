#include "tests/mutants/decider_faults.hpp"

#include <algorithm>
#include <set>

namespace reductio::mutants {

namespace {

/// A fault as a change of the problem that the decider takes its document for.
template <class Problem>
std::function<Decide(const Decide&)> reads(void (*change)(Problem&)) {
    return [change](const Decide& decide) {
        return [=](const Document& document) {
            Document taken = document;
            change(std::get<Problem>(taken.is));
            return decide(taken);
        };
    };
}

// Sources

void forget_the_last_item(SubsetSum& problem) {
    if (!problem.items.empty()) problem.items.pop_back();
}

void take_each_value_once(SubsetSum& problem) {
    const std::set<Integer> values(problem.items.begin(), problem.items.end());
    problem.items.assign(values.begin(), values.end());
}

void forget_signs(SubsetSum& problem) {
    for (Integer& item : problem.items) item = abs(item);
}

void take_equal_sets_for_one(ExactCover& problem) {
    const std::set<std::vector<Index>> sets(problem.sets.begin(), problem.sets.end());
    problem.sets.assign(sets.begin(), sets.end());
}

void forget_the_last_element(ExactCover& problem) {
    if (problem.universe == 0) return;
    --problem.universe;
    for (auto& set : problem.sets) std::erase(set, problem.universe);
}

void pick_one_more(ExactCover& problem) { problem.pick += 1; }

void forget_the_last_constraint(TwoCsp& problem) {
    if (!problem.constraints.empty()) problem.constraints.pop_back();
}

void exchange_ends(TwoCsp& problem) {
    for (Constraint& constraint : problem.constraints) std::swap(constraint.u, constraint.v);
}

void forget_the_first_pair(TwoCsp& problem) {
    for (Constraint& constraint : problem.constraints)
        if (!constraint.allowed.empty()) constraint.allowed.erase(constraint.allowed.begin());
}

void forget_empty_clauses(Cnf& problem) {
    std::erase_if(problem.clauses, [](const Clause& clause) { return clause.empty(); });
}

void forget_negations(Cnf& problem) {
    for (Clause& clause : problem.clauses)
        for (Literal& literal : clause) literal = std::abs(literal);
}

void read_first_literals(Cnf& problem) {
    for (Clause& clause : problem.clauses)
        if (!clause.empty()) clause.resize(1);
}

// Networks

void change_lists(Nnt& nnt, const std::function<void(std::vector<Rational>&, bool is_bias)>& change) {
    for (auto& entry : nnt.parameters) {
        auto* own = std::get_if<EdgeOptions>(&entry);
        if (!own) continue;
        for (OptionList& list : own->weights) change(std::get<0>(list), false);
        change(std::get<0>(own->biases), true);
    }
}

void forget_biases(Nnt& nnt) {
    change_lists(nnt, [](std::vector<Rational>& list, bool is_bias) {
        if (is_bias) list.assign(1, 0);
    });
}

void forget_the_last_option(Nnt& nnt) {
    change_lists(nnt, [](std::vector<Rational>& list, bool) {
        if (list.size() > 1) list.pop_back();
    });
}

void forget_times(Nnt& nnt) {
    for (Sample& sample : nnt.dataset) sample.times = 1;
}

void exclude_the_threshold(Nnt& nnt) { nnt.gamma -= Rational(Integer(1), Integer(1) << 40); }
void forget_the_first_sample(Nnt& nnt) {
    if (!nnt.dataset.empty()) nnt.dataset.erase(nnt.dataset.begin());
}
void take_activations_for_identity(Nnt& nnt) {
    for (Vertex& vertex : nnt.network.vertices)
        if (vertex.activation) vertex.activation = Activation{Identity{}};
}

// Programs

Slp& slp_of(Document& document) {
    if (auto* bit = std::get_if<BitSlp>(&document.is)) return bit->slp;
    return std::get<PosSlp>(document.is).slp;
}

std::function<Decide(const Decide&)> runs(void (*change)(Slp&)) {
    return [change](const Decide& decide) {
        return [=](const Document& document) {
            Document taken = document;
            change(slp_of(taken));
            return decide(taken);
        };
    };
}

void swap_operands(Slp& slp) {
    for (Gate& gate : slp.gates)
        if (gate.operation == Operation::minus) std::swap(gate.left, gate.right);
}

void forget_the_last_gate(Slp& slp) {
    if (!slp.gates.empty()) slp.gates.pop_back();
}

void start_from_one(Slp& slp) { slp.constant = 1; }

void square_in_place_of_multiplying(Slp& slp) {
    for (Gate& gate : slp.gates)
        if (gate.operation == Operation::times) gate.right = gate.left;
}

void add_in_place_of_subtracting(Slp& slp) {
    for (Gate& gate : slp.gates)
        if (gate.operation == Operation::minus) gate.operation = Operation::plus;
}

void read_the_next_bit(BitSlp& problem) { problem.bit += 1; }
void read_bits_from_the_left(BitSlp& problem) { problem.bit = -problem.bit; }

/// The value is positive unless its negative is.
Decide take_zero_for_positive(const Decide& decide) {
    return [decide](const Document& document) {
        Document negative = document;
        Slp& slp = std::get<PosSlp>(negative.is).slp;
        const Index value = slp.gates.size();
        slp.gates.push_back({Operation::minus, 0, 0});
        slp.gates.push_back({Operation::minus, value + 1, value});
        Decision decision = decide(negative);
        if (decision.answer == Answer::unknown) return decision;
        decision.answer = decision.answer == Answer::yes ? Answer::no : Answer::yes;
        return decision;
    };
}

// Training that is forced

BitLoss* bit_of(Nnt& nnt) {
    if (auto* bit = std::get_if<BitLoss>(&nnt.loss.is)) return bit;
    auto* flagged = std::get_if<Flagged>(&nnt.loss.is);
    return flagged ? std::get_if<BitLoss>(&flagged->main) : nullptr;
}

void read_the_loss_of_the_next_bit(Nnt& nnt) { bit_of(nnt)->bit += 1; }
void read_the_output_before(Nnt& nnt) {
    if (bit_of(nnt)->output > 0) --bit_of(nnt)->output;
}
void allow_the_gap(Nnt& nnt) { nnt.gamma = nnt.promise->no; }
void forget_the_main_sample(Nnt& nnt) { nnt.dataset.pop_back(); }
void forget_the_main_input(Nnt& nnt) { nnt.dataset.back().x[0] = 0; }

void forget_the_biases_of_the_centre(Nnt& nnt) {
    for (auto& entry : std::visit([](auto& r) -> ParameterValues& { return r.centre; }, *nnt.regulariser))
        std::get<EdgeValues>(entry).bias = 0;
}

void take_the_centre_for_ones(Nnt& nnt) {
    for (auto& entry : std::visit([](auto& r) -> ParameterValues& { return r.centre; }, *nnt.regulariser))
        std::get<EdgeValues>(entry).weights.assign(1, 1);
}

}  // namespace

DeciderFaults in_subset_sum() {
    return {{"forgets the last item", reads(forget_the_last_item)},
            {"takes each value once", reads(take_each_value_once)},
            {"forgets signs", reads(forget_signs)}};
}

DeciderFaults in_exact_cover() {
    return {{"takes equal sets for one", reads(take_equal_sets_for_one)},
            {"forgets the last element", reads(forget_the_last_element)},
            {"picks one set more", reads(pick_one_more)}};
}

DeciderFaults in_two_csp() {
    return {{"forgets the last constraint", reads(forget_the_last_constraint)},
            {"exchanges the ends of constraints", reads(exchange_ends)},
            {"forgets the first pairs", reads(forget_the_first_pair)}};
}

DeciderFaults in_cnf() {
    return {{"forgets empty clauses", reads(forget_empty_clauses)},
            {"forgets negations", reads(forget_negations)},
            {"reads the first literal of a clause", reads(read_first_literals)}};
}

DeciderFaults in_networks() {
    return {{"forgets biases", reads(forget_biases)},
            {"forgets last options", reads(forget_the_last_option)},
            {"forgets times", reads(forget_times)},
            {"excludes the threshold", reads(exclude_the_threshold)},
            {"forgets the first sample", reads(forget_the_first_sample)},
            {"takes activations for the identity", reads(take_activations_for_identity)}};
}

DeciderFaults in_signs() {
    return {{"takes 0 for positive", take_zero_for_positive},
            {"subtracts the wrong way", runs(swap_operands)},
            {"forgets the last gate", runs(forget_the_last_gate)}};
}

DeciderFaults in_bits() {
    return {{"reads the next bit", reads(read_the_next_bit)},
            {"reads bits from the left", reads(read_bits_from_the_left)},
            {"starts from 1", runs(start_from_one)},
            {"squares where it should multiply", runs(square_in_place_of_multiplying)},
            {"adds where it should subtract", runs(add_in_place_of_subtracting)}};
}

DeciderFaults in_erm() {
    return {{"reads the loss of the next bit", reads(read_the_loss_of_the_next_bit)},
            {"reads the output before", reads(read_the_output_before)},
            {"allows the gap", reads(allow_the_gap)},
            {"excludes the threshold", reads(exclude_the_threshold)},
            {"forgets the main sample", reads(forget_the_main_sample)},
            {"forgets the main input", reads(forget_the_main_input)},
            {"takes activations for the identity", reads(take_activations_for_identity)}};
}

DeciderFaults in_scalar_erm() {
    return {{"reads the next bit at the centre", reads(read_the_loss_of_the_next_bit)},
            {"forgets the biases of the centre", reads(forget_the_biases_of_the_centre)},
            {"takes the centre for ones", reads(take_the_centre_for_ones)}};
}

}  // namespace reductio::mutants
