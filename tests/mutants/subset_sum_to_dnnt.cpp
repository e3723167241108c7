// Edge i leads to the hidden vertex of item i, edge n + i from it.

#include <algorithm>
#include <set>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

EdgeOptions& options(Nnt& target, Index edge) { return std::get<EdgeOptions>(target.parameters[edge]); }

OptionList set_of(std::set<Rational> values) { return std::vector<Rational>(values.begin(), values.end()); }

void offer_twice_the_item(const SubsetSum& source, Nnt& target) {
    for (Index i = 0; i < source.items.size(); ++i)
        options(target, i).weights[0] = set_of({0, source.items[i], 2 * source.items[i]});
}

void forget_option_zero(const SubsetSum& source, Nnt& target) {
    for (Index i = 0; i < source.items.size(); ++i) options(target, i).weights[0] = set_of({source.items[i]});
}

void offer_bias_one(const SubsetSum& source, Nnt& target) {
    if (!source.items.empty()) options(target, source.items.size()).biases = set_of({0, 1});
}

/// The first hidden vertex goes, with both of its edges.
void drop_a_neuron(const SubsetSum& source, Nnt& target) {
    if (source.items.empty()) return;
    const auto n = static_cast<std::ptrdiff_t>(source.items.size());
    Network& network = target.network;
    network.vertices.erase(network.vertices.begin() + 1);
    for (const std::ptrdiff_t edge : {n, std::ptrdiff_t{0}}) {
        network.edges.erase(network.edges.begin() + edge);
        target.parameters.erase(target.parameters.begin() + edge);
    }
    for (Edge& edge : network.edges) {
        if (edge.from > 0) --edge.from;
        --edge.to;
    }
    --network.outputs[0];
}

void forget_the_last_item(const SubsetSum& source, Nnt& target) {
    if (!source.items.empty()) options(target, source.items.size() - 1).weights[0] = set_of({0});
}

void weigh_an_output_edge_twice(const SubsetSum& source, Nnt& target) {
    if (!source.items.empty()) options(target, source.items.size()).weights[0] = set_of({2});
}

void rectify(const SubsetSum&, Nnt& target) {
    const PiecewiseLinear relu{{0}, {{0, 0}, {1, 0}}};
    for (Vertex& vertex : target.network.vertices)
        if (vertex.activation) vertex.activation->is = relu;
}

/// The neuron of an item 0 has the value 0, so nothing but the number of solutions shows the second weight.
void weigh_zeros_in_two_ways(const SubsetSum& source, Nnt& target) {
    for (Index i = 0; i < source.items.size(); ++i)
        if (source.items[i] == 0) options(target, source.items.size() + i).weights[0] = set_of({1, 2});
}

void list_options_downwards(const SubsetSum& source, Nnt& target) {
    for (Index i = 0; i < source.items.size(); ++i)
        options(target, i).weights[0] = std::vector<Rational>{source.items[i], 0};
}

bool has_no_items(const Document& source) { return std::get<SubsetSum>(source.is).items.empty(); }

/// An edge from the source to the output, which changes nothing.
void lead_past_the_hidden_layer(Nnt& target) {
    target.network.edges.push_back({0, target.network.outputs[0]});
    target.parameters.emplace_back(EdgeOptions{{set_of({0})}, set_of({0})});
}

void take_the_others(const SubsetSum& source, Subset& subset) {
    const std::set<Index> chosen(subset.chosen.begin(), subset.chosen.end());
    subset.chosen.clear();
    for (Index i = 0; i < source.items.size(); ++i)
        if (!chosen.contains(i)) subset.chosen.push_back(i);
}

/// As the paper prints it: the set of the values, each of them once.
void keep_each_value_once(const SubsetSum& source, Subset& subset) {
    std::set<Integer> values;
    std::erase_if(subset.chosen, [&](Index i) { return !values.insert(source.items[i]).second; });
}

void shift_positions(const SubsetSum& source, Subset& subset) {
    for (Index& i : subset.chosen) i = (i + 1) % source.items.size();
    std::ranges::sort(subset.chosen);
}

}  // namespace

std::vector<ReductionMutant> subset_sum_mutants() {
    const std::string room = "subset-sum-to-dnnt";
    const bool refuted = true;
    return {
        {room, "offers twice the item too", "backward", in_target<SubsetSum>(offer_twice_the_item), refuted},
        {room, "does not offer 0", "forward", in_target<SubsetSum>(forget_option_zero), refuted},
        {room, "offers the bias 1 too", "backward", in_target<SubsetSum>(offer_bias_one), refuted},
        {room, "drops a neuron", "equivalence", in_target<SubsetSum>(drop_a_neuron), refuted},
        {room, "allows a loss of 1", "equivalence", in_target<SubsetSum>([](const auto&, Nnt& t) { t.gamma += 1; }),
         refuted},
        {room, "asks for the target plus 1", "forward",
         in_target<SubsetSum>([](const auto&, Nnt& t) { t.dataset[0].y[0] += 1; }), refuted},
        {room, "forgets the last item", "equivalence", in_target<SubsetSum>(forget_the_last_item), refuted},
        {room, "counts an item twice", "forward", in_target<SubsetSum>(weigh_an_output_edge_twice), refuted},
        {room, "rectifies", "equivalence", in_target<SubsetSum>(rectify), refuted},
        {room, "weighs zeros in two ways", "count", in_target<SubsetSum>(weigh_zeros_in_two_ways)},
        {room, "asks for the absolute error", "construction",
         in_target<SubsetSum>([](const auto&, Nnt& t) { t.loss.is = AbsoluteError{}; })},
        {room, "lists options downwards", "reduce", in_target<SubsetSum>(list_options_downwards)},
        {room, "names vertices at length", "size", in_nnt(name_vertices_at_length)},
        {room, "refuses an empty list", "reduce", refuses(has_no_items)},
        {room, "leads past the hidden layer", "restrictions", in_nnt(lead_past_the_hidden_layer)},
        {room, "lifts the complement", "forward", before_lift<SubsetSum, Subset>(take_the_others)},
        {room, "extracts a set of values", "backward", after_extract<SubsetSum, Subset>(keep_each_value_once)},
        {room, "extracts shifted positions", "backward", after_extract<SubsetSum, Subset>(shift_positions)},
    };
}

}  // namespace reductio::mutants
