// What the steps of the checkers of D-T1.3, D-T1.4, D-T1.5 and D-L3.5 are there for.

#include "tests/mutants/planting.hpp"
#include "tests/mutants/spoiling.hpp"

namespace reductio::mutants {

namespace {

/// It has the value of the first hidden vertex, which the label does not suit.
void add_a_vertex_as_output(Nnt& target) {
    add_vertex(target, "u");
    add_an_output(target, target.network.vertices.size() - 1);
    add_edge(target, {1, target.network.outputs[1]}, fixed(1));
}

/// The hidden vertex of variable 5, which is in no constraint, where it would stand if it were.
void keep_a_lone_variable(Nnt& target) {
    Network& network = target.network;
    for (Edge& edge : network.edges) {
        if (edge.from >= 4) ++edge.from;
        if (edge.to >= 4) ++edge.to;
    }
    for (Index& output : network.outputs) ++output;
    network.vertices.insert(network.vertices.begin() + 4, {"h5", Activation{Identity{}}});
    network.edges.insert(network.edges.begin() + 3, {0, 4});
    target.parameters.insert(target.parameters.begin() + 3, target.parameters[0]);
}

/// A path of identities behind the network, to another output.
void lead_on(Nnt& target, std::size_t edges) {
    for (; edges > 0; --edges) {
        add_vertex(target);
        const Index last = target.network.vertices.size() - 1;
        add_edge(target, {last - 1, last}, fixed(1));
    }
    target.network.outputs[0] = target.network.vertices.size() - 1;
}

Index vertex_named(const Nnt& target, const std::string& name) {
    Index vertex = 0;
    while (target.network.vertices[vertex].name != name) ++vertex;
    return vertex;
}

/// The two biases of the last vertex, which has two entering edges, cancel.
void move_a_bias(Nnt& target) {
    const Index last = target.parameters.size() - 1;
    bias_options(target, last)[0] = 1;
    bias_options(target, last - 1)[0] = -1;
}

}  // namespace

Steps subset_sum_steps() {
    const std::string room = "subset-sum-to-dnnt";
    const auto known_here = [&](const std::string& name) { return known(room, name); };
    return {
        {room, "restrictions", "layers", "leads past the hidden layer", known_here("leads past the hidden layer")},
        {room, "restrictions", "width", "drops a neuron", known_here("drops a neuron")},
        {room, "restrictions", "outputs", "adds an output", spoil_target(add_a_vertex_as_output)},
        {room, "restrictions", "dimension", "adds an input", spoil_target([](Nnt& t) { add_a_dimension(t); })},
        {room, "restrictions", "samples", "repeats the sample", spoil_target(repeat_the_sample<Nnt>)},
        {room, "restrictions", "activations", "rectifies", known_here("rectifies")},
        {room, "restrictions", "loss", "asks for the absolute error", known_here("asks for the absolute error")},
        {room, "restrictions", "biases", "offers the bias 1 too", known_here("offers the bias 1 too")},
        {room, "construction", "1", "names a vertex otherwise", spoil_target([](Nnt& t) { rename_vertex(t, 1); })},
        {room, "construction", "2", "rectifies", known_here("rectifies")},
        {room, "construction", "3", "offers twice the item too", known_here("offers twice the item too")},
        {room, "construction", "4", "allows a loss of 1", known_here("allows a loss of 1")},
    };
}

Steps two_csp_steps() {
    const std::string room = "two-csp-to-dnnt";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "depth", "leads through two hidden vertices", at([](Nnt& t) {
             add_edge(t, {1, 2}, fixed(1));
         })},
        {room, "restrictions", "dimension", "adds an input", at([](Nnt& t) { add_a_dimension(t, 1); })},
        {room, "restrictions", "samples", "repeats the sample", at(repeat_the_sample<Nnt>)},
        {room, "restrictions", "activations", "acts by a polynomial", at([](Nnt& t) { act_otherwise(t, 1); })},
        {room, "restrictions", "weights", "offers the weight 8", at([](Nnt& t) { weight_options(t, 0).push_back(8); })},
        {room, "restrictions", "outputs", "adds an output", at([](Nnt& t) {
             add_an_output(t, 1);
             std::get<CspDecode>(t.loss.is).allowed.emplace_back();
         })},
        {room, "restrictions", "width", "adds six hidden vertices", at([](Nnt& t) {
             for (int i = 0; i < 6; ++i) add_vertex(t);
         })},
        {room, "construction", "1", "keeps a variable in no constraint", at(keep_a_lone_variable)},
        {room, "construction", "2", "acts by a polynomial", at([](Nnt& t) { act_otherwise(t, 1); })},
        {room, "construction", "3", "offers a symbol more", at([](Nnt& t) { weight_options(t, 0).push_back(4); })},
        {room, "construction", "4", "weighs a variable twice", at([](Nnt& t) { weight_options(t, 3)[0] += 1; })},
        {room, "construction", "5", "weighs a loop once", at([](Nnt& t) { weight_options(t, 9)[0] = 1; })},
        {room, "construction", "6", "exchanges two edges", at([](Nnt& t) { swap_edges(t, 7); })},
        {room, "construction", "7", "allows a loss of 2", known(room, "allows a loss of 2")},
    };
}

Steps exact_cover_steps() {
    const std::string room = "exact-cover-to-dnnt";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "vertices", "adds a vertex", at([](Nnt& t) { add_vertex(t); })},
        {room, "restrictions", "dimension", "adds an input", at([](Nnt& t) { add_a_dimension(t); })},
        {room, "restrictions", "samples", "repeats a sample", at(repeat_the_sample<Nnt>)},
        {room, "restrictions", "activations", "acts by a polynomial", at([](Nnt& t) { act_otherwise(t, 1); })},
        {room, "restrictions", "weights", "offers the weight 2", known(room, "offers the weight 2")},
        {room, "restrictions", "biases", "offers the bias 1", known(room, "offers the bias 1")},
        {room, "construction", "1", "names a vertex otherwise", at([](Nnt& t) { rename_vertex(t, 1); })},
        {room, "construction", "2", "offers the weight 2", known(room, "offers the weight 2")},
        {room, "construction", "3", "forgets a membership", at([](Nnt& t) { t.dataset[0].x[0] = 0; })},
        {room, "construction", "4", "allows a loss of 1", known(room, "allows a loss of 1")},
    };
}

Steps pos_slp_steps() {
    const std::string room = "pos-slp-to-dnnt";
    const auto at = [](auto change) { return spoil_target(change); };
    const std::string square =
        R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["*", 0, 0]]}})";
    const auto act_at = [&](const std::string& name, const Activation& activation) {
        return at([=](Nnt& t) { t.network.vertices[vertex_named(t, name)].activation = activation; });
    };
    const Activation code_of_one{Constant{Rational(11, 1000)}};
    return {
        {room, "restrictions", "constant", "starts from 2",
         spoil_source<PosSlp>([](PosSlp& source) { source.slp.constant = 2; })},
        {room, "restrictions", "dimension", "adds an input", at([](Nnt& t) { add_a_dimension(t); })},
        {room, "restrictions", "outputs", "adds an output", at([](Nnt& t) {
             add_an_output(t, 1);
             t.loss.is = ZeroOne{};
         })},
        {room, "restrictions", "samples", "repeats the sample", at(repeat_the_sample<Nnt>)},
        {room, "restrictions", "options", "offers two weights", at([](Nnt& t) {
             weight_options(t, 0) = std::vector<Rational>{0, 1};
         })},
        {room, "restrictions", "weights", "weighs 2", at([](Nnt& t) { weight_options(t, 0)[0] = 2; })},
        {room, "restrictions", "depth", "leads on", at([](Nnt& t) { lead_on(t, 17); })},
        {room, "construction", "1", "relays by a polynomial", act_at("r1", also_identity)},
        {room, "construction", "2", "has a code as a constant", act_at("h'0", code_of_one), "", square},
        {room, "construction", "3", "adds by a polynomial", act_at("h1", also_identity)},
        {room, "construction", "4", "exchanges the last two edges",
         at([](Nnt& t) { swap_edges(t, t.network.edges.size() - 2); })},
        {room, "construction", "5", "has biases that cancel", at(move_a_bias)},
        {room, "construction", "6", "outputs the value before", known(room, "outputs the value before")},
        {room, "construction", "7", "allows a loss of 2", known(room, "allows a loss of 2")},
        {room, "construction", "invariant", "weighs -1 where it should weigh 1",
         at([](Nnt& t) { weight_options(t, t.parameters.size() - 1)[0] = -1; }),
         "[1] to [6] determine the network, of which the invariant then holds"},
    };
}

}  // namespace reductio::mutants
