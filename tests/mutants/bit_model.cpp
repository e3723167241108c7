#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

/// The edges into the last vertex, or from the second on.
template <class Change>
void each_edge_into(const Nnt& target, Index head, const Change& change) {
    for (Index e = 0; e < target.network.edges.size(); ++e)
        if (target.network.edges[e].to == head) change(e);
}

// B-L3.1

void swap_multipliers(const Polynomial&, Nnt& target) {
    std::vector<Index> into_z;
    each_edge_into(target, target.network.vertices.size() - 1, [&](Index e) { into_z.push_back(e); });
    for (Index t = 0; t < 3; ++t) std::swap(weight_options(target, into_z[t]), weight_options(target, into_z[3 + t]));
}

void add_everything(const Polynomial&, Nnt& target) {
    each_edge_into(target, target.network.vertices.size() - 1,
                   [&](Index e) { weight_options(target, e)[0] = abs(weight_options(target, e)[0]); });
}

void forget_shifts(const Polynomial&, Nnt& target) {
    for (auto& entry : target.parameters) std::get<EdgeOptions>(entry).biases = std::vector<Rational>{0};
}

void offer_another_weight(const Polynomial&, Nnt& target) { weight_options(target, 0).push_back(2); }

void shift_first_label(const Polynomial&, Nnt& target) { target.dataset[0].y[0] = 1; }

/// From x to a vertex that leads nowhere, with two weights.
void choose_once_more(const Polynomial&, Nnt& target) {
    target.network.vertices.push_back({"more", Activation{Identity{}}});
    target.network.edges.push_back({0, target.network.vertices.size() - 1});
    target.parameters.emplace_back(EdgeOptions{{std::vector<Rational>{0, 1}}, std::vector<Rational>{0}});
}

void lead_past_the_copies(const Polynomial&, Nnt& target) {
    target.network.edges.push_back({0, target.network.vertices.size() - 1});
    target.parameters.emplace_back(EdgeOptions{{std::vector<Rational>{0}}, std::vector<Rational>{0}});
}

// B-A.5

bool has_no_gates(const Document& source) {
    const auto* bit = std::get_if<BitSlp>(&source.is);
    return (bit ? bit->slp : std::get<PosSlp>(source.is).slp).gates.empty();
}

Slp& slp_of(Document& document) {
    if (auto* bit = std::get_if<BitSlp>(&document.is)) return bit->slp;
    return std::get<PosSlp>(document.is).slp;
}

void count_a_gate_more(const Document&, Document& target) { slp_of(target).constant /= 2; }

void swap_operands(const Document&, Document& target) {
    for (Gate& gate : slp_of(target).gates)
        if (gate.operation == Operation::minus) std::swap(gate.left, gate.right);
}

void leave_the_last_gate_out(const Document&, Document& target) {
    Slp& slp = slp_of(target);
    if (slp.gates.empty()) return;
    slp.gates.pop_back();
    slp.constant *= 2;
}

void leave_the_bit_in_its_place(const Document& source, Document& target) {
    if (auto* bit = std::get_if<BitSlp>(&target.is)) bit->bit = std::get<BitSlp>(source.is).bit;
}

void move_the_bit_one_less(const Document&, Document& target) {
    if (auto* bit = std::get_if<BitSlp>(&target.is)) bit->bit += 1;
}

}  // namespace

std::vector<ReductionMutant> product_identity_mutants() {
    const std::string room = "product-identity";
    const auto change = [](auto f) { return in_target<Polynomial>(f); };
    return {
        {room, "swaps two multipliers", "identity", change(swap_multipliers)},
        {room, "adds all copies", "forward", change(add_everything)},
        {room, "forgets the shifts", "basis", change(forget_shifts)},
        {room, "offers another weight", "construction", change(offer_another_weight)},
        {room, "asks for another product", "equivalence", change(shift_first_label)},
        {room, "leaves a point of the grid out", "construction",
         change([](const Polynomial&, Nnt& t) { t.dataset.pop_back(); })},
        {room, "allows a loss of 1", "construction", change([](const Polynomial&, Nnt& t) { t.gamma = 1; })},
        {room, "outputs an operand", "identity", change([](const Polynomial&, Nnt& t) { t.network.outputs = {1}; })},
        {room, "counts every point twice", "size", change([](const Polynomial&, Nnt& t) {
             const auto samples = t.dataset;
             t.dataset.insert(t.dataset.end(), samples.begin(), samples.end());
         })},
        {room, "lists a weight twice", "reduce", in_nnt(list_the_first_weight_twice)},
        {room, "leads past the copies", "restrictions", change(lead_past_the_copies)},
        {room, "chooses once more", "count", change(choose_once_more)},
        {room, "lifts another bias", "forward", in_lifted<Polynomial>(add_one_to_the_last_bias)},
        {room, "lifts a doubled weight", "forward", in_lifted<Polynomial>(double_the_last_weight)},
    };
}

std::vector<ReductionMutant> bounded_slp_mutants() {
    const std::string room = "slp-to-bounded-slp";
    return {
        {room, "counts a gate more", "restrictions", in_any_target(count_a_gate_more)},
        {room, "swaps the operands of differences", "invariant", in_any_target(swap_operands)},
        {room, "leaves the last gate out", "construction", in_any_target(leave_the_last_gate_out)},
        {room, "leaves the bit in its place", "equivalence", in_any_target(leave_the_bit_in_its_place)},
        {room, "moves the bit by one place less", "equivalence", in_any_target(move_the_bit_one_less)},
        {room, "starts from 1", "bounded", in_any_target([](const Document&, Document& t) { slp_of(t).constant = 1; })},
        {room, "adds where it should multiply", "forward", in_any_target([](const Document&, Document& t) {
             for (Gate& gate : slp_of(t).gates)
                 if (gate.operation == Operation::times) gate.operation = Operation::minus;
         })},
        {room, "negates the output's operands", "backward", in_any_target([](const Document&, Document& t) {
             if (!slp_of(t).gates.empty()) slp_of(t).gates.back() = {Operation::plus, 0, 0};
         })},
        {room, "repeats the last gate often", "size", in_any_target([](const Document&, Document& t) {
             auto& gates = slp_of(t).gates;
             if (!gates.empty()) gates.resize(3 * gates.size() * gates.size() + 3, gates.back());
         })},
        {room, "refuses programs without gates", "reduce", refuses(has_no_gates)},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

}  // namespace reductio::mutants
