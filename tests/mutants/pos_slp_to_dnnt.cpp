#include <algorithm>
#include <tuple>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

template <class Activity>
void each_vertex(Nnt& target, Activity change) {
    for (auto& vertex : target.network.vertices)
        if (vertex.activation) change(*vertex.activation);
}

template <class From, class To>
void replace(const PosSlp&, Nnt& target) {
    each_vertex(target, [](Activation& activation) {
        if (std::holds_alternative<From>(activation.is)) activation.is = To{};
    });
}

void forget_signs(const PosSlp&, Nnt& target) {
    for (Index e = 0; e < target.network.edges.size(); ++e)
        weight_options(target, e)[0] = abs(weight_options(target, e)[0]);
}

void drop_the_last_edge(const PosSlp&, Nnt& target) {
    if (target.network.edges.size() < 2) return;
    target.network.edges.pop_back();
    target.parameters.pop_back();
}

void output_the_value_before(const PosSlp&, Nnt& target) {
    Index& output = target.network.outputs[0];
    if (output > 1) --output;
}

void start_from_two(const PosSlp&, Nnt& target) { target.dataset[0].x[0] = 2; }

/// By tail, then head.
void sort_edges_by_tail(const PosSlp&, Nnt& target) {
    std::vector<std::pair<Edge, std::variant<EdgeOptions, SameAs>>> edges;
    for (Index e = 0; e < target.network.edges.size(); ++e)
        edges.emplace_back(target.network.edges[e], target.parameters[e]);
    std::ranges::stable_sort(edges, {}, [](const auto& edge) { return edge.first.from; });
    for (Index e = 0; e < edges.size(); ++e) std::tie(target.network.edges[e], target.parameters[e]) = edges[e];
}

void keep_five_dead_vertices(const PosSlp& source, Nnt& target) {
    for (std::size_t i = 0; i < 5 * source.slp.gates.size(); ++i)
        target.network.vertices.push_back({"dead", Activation{Identity{}}});
}

}  // namespace

std::vector<ReductionMutant> pos_slp_mutants() {
    const std::string room = "pos-slp-to-dnnt";
    const auto change = [](auto f) { return in_target<PosSlp>(f); };
    return {
        {room, "encodes as printed", "equivalence", change(replace<DecimalEncode, PublishedDecimalEncode>)},
        {room, "multiplies as printed", "equivalence", change(replace<DecimalProduct, PublishedDecimalProduct>)},
        {room, "does not encode", "equivalence", change(replace<DecimalEncode, Identity>)},
        {room, "adds in place of multiplying", "equivalence", change(replace<DecimalProduct, Identity>)},
        {room, "forgets signs", "equivalence", change(forget_signs)},
        {room, "drops the last edge", "equivalence", change(drop_the_last_edge)},
        {room, "outputs the value before", "equivalence", change(output_the_value_before)},
        {room, "starts from 2", "equivalence", change(start_from_two)},
        {room, "allows a loss of 2", "backward", change([](const PosSlp&, Nnt& t) { t.gamma = 2; })},
        {room, "allows no loss", "forward", change([](const PosSlp&, Nnt& t) { t.gamma = 0; })},
        {room, "offers a weight more", "restrictions",
         change([](const PosSlp&, Nnt& t) { weight_options(t, 0).push_back(2); })},
        {room, "lists a weight twice", "reduce", in_nnt(list_the_first_weight_twice)},
        {room, "sorts edges by tail", "construction", change(sort_edges_by_tail)},
        {room, "keeps five dead vertices a gate", "size", change(keep_five_dead_vertices)},
        {room, "offers the bias 1 too", "count", in_nnt([](Nnt& t) { bias_options(t, 0).emplace_back(1); })},
        {room, "lifts a doubled weight", "forward", in_lifted<PosSlp>(double_the_last_weight)},
        {room, "lifts another bias", "forward", in_lifted<PosSlp>(add_one_to_the_last_bias)},
        {room, "is as printed, the first edge winning", "equivalence", as_printed("published-first")},
        {room, "is as printed, edges merged", "restrictions", as_printed("published-merged")},
        {room, "is as printed, as a multigraph", "equivalence", as_printed("published-multigraph")},
    };
}

}  // namespace reductio::mutants
