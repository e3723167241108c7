#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

EdgeValues& entry(Gradient& target, Index edge) { return std::get<EdgeValues>(target.parameters[edge]); }

void ask_the_edge_before(Gradient& target) {
    if (target.edge > 0) --target.edge;
}

void forget_the_label(Gradient& target) { target.dataset[0].y[0] = 0; }
void turn_the_label(Gradient& target) { target.dataset[0].y[0] = -target.dataset[0].y[0]; }
void double_the_input(Gradient& target) { target.dataset[0].x[0] *= 2; }

void double_a_weight(Gradient& target) {
    if (target.parameters.size() > 1) entry(target, target.parameters.size() - 2).weights[0] *= 2;
}

void start_elsewhere(Gradient& target) { entry(target, target.edge).bias = 1; }
void take_the_whole_square(Gradient& target) { target.loss.is = SquaredError{}; }
void count_the_sample_once(Gradient& target) { target.dataset[0].times = 1; }

void have_every_vertex_twice(Gradient& target) {
    const auto vertices = target.network.vertices;
    target.network.vertices.insert(target.network.vertices.end(), vertices.begin(), vertices.end());
}

void give_a_second_input(Gradient& target) {
    if (target.network.vertices.size() < 2) return;
    target.network.input = InjectedInput{{0, 1}};
    target.dataset[0].x.emplace_back(0);
}

/// There is no such edge: it is no document.
void ask_behind_the_last_edge(Gradient& target) { target.edge = target.network.edges.size(); }

/// The program's last gate subtracts the constant so many times, where it should do so once.
Plant subtract(int times) {
    return in_question([times](Gradient& target) {
        const Index last = target.network.vertices.size() - 2;
        for (Index e = 0; e < target.network.edges.size(); ++e)
            if (target.network.edges[e] == Edge{0, last}) entry(target, e).weights[0] = -times;
    });
}

Plant move_the_bit(int places) {
    return in_question([places](Gradient& target) { std::get<BitQuestion>(target.question).bit += places; });
}

void add_in_place_of_subtracting(Gradient& target) {
    for (auto& own : target.parameters)
        std::get<EdgeValues>(own).weights[0] = abs(std::get<EdgeValues>(own).weights[0]);
}

}  // namespace

std::vector<ReductionMutant> backprop_sign_mutants() {
    const std::string room = "pos-slp-to-backprop-sign";
    return {
        {room, "asks for the edge before", "derivative", in_question(ask_the_edge_before)},
        {room, "has the label 0", "derivative", in_question(forget_the_label)},
        {room, "turns the label", "equivalence", in_question(turn_the_label)},
        {room, "starts from 2", "derivative", in_question(double_the_input)},
        {room, "doubles a weight", "construction", in_question(double_a_weight)},
        {room, "gives the last edge a bias", "derivative", in_question(start_elsewhere)},
        {room, "takes the whole square", "derivative", in_question(take_the_whole_square)},
        {room, "counts the sample once", "derivative", in_question(count_the_sample_once)},
        {room, "has every vertex twice", "size", in_question(have_every_vertex_twice)},
        {room, "asks behind the last edge", "reduce", in_question(ask_behind_the_last_edge)},
        {room, "gives a second input", "restrictions", in_question(give_a_second_input)},
        {room, "subtracts 3", "forward", subtract(3)},
        {room, "adds 1 in place of subtracting it", "backward", subtract(-1)},
        {room, "is as printed", "derivative", as_printed("published")},
    };
}

std::vector<ReductionMutant> backprop_bit_mutants() {
    const std::string room = "bit-slp-to-backprop-bit";
    return {
        {room, "asks for the edge before", "derivative", in_question(ask_the_edge_before)},
        {room, "has the label 0", "equivalence", in_question(forget_the_label)},
        {room, "starts from twice the constant", "equivalence", in_question(double_the_input)},
        {room, "doubles a weight", "construction", in_question(double_a_weight)},
        {room, "takes the whole square", "equivalence", in_question(take_the_whole_square)},
        {room, "asks for the next bit", "equivalence", move_the_bit(1)},
        {room, "asks behind the last edge", "reduce", in_question(ask_behind_the_last_edge)},
        {room, "gives a second input", "restrictions", in_question(give_a_second_input)},
        {room, "has every vertex twice", "size", in_question(have_every_vertex_twice)},
        {room, "asks for the bit before", "forward", move_the_bit(-1)},
        {room, "adds in place of subtracting", "backward", in_question(add_in_place_of_subtracting)},
        {room, "injects a large number", "bounded", in_question([](Gradient& t) { t.dataset[0].x[0] += 1'000'000; })},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

}  // namespace reductio::mutants
