// What the steps of the checkers of D-T1.2, D-T1.6, B-L3.1 and B-A.5 are there for.

#include <algorithm>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/spoiling.hpp"

namespace reductio::mutants {

namespace {

// D-T1.2: ports 1 to 4, of which the second is `one`; parameter vertices; the sentinel last, and the vertex u before it

EdgeOptions real(std::size_t weights) { return {std::vector<OptionList>(weights, Continuum::real), Continuum::real}; }

Trace& trace(Nnt& target) { return std::get<Trace>(target.loss.is); }

/// The first position with a role of this kind.
template <class Kind>
Index position_of(Nnt& target) {
    const auto& roles = trace(target).roles;
    const auto role = std::ranges::find_if(roles, [](const Role& r) { return std::holds_alternative<Kind>(r); });
    return static_cast<Index>(role - roles.begin());
}

/// Vertex i + 1 is the output i.
template <class Kind>
Index vertex_of(Nnt& target) {
    return position_of<Kind>(target) + 1;
}

/// The first vertex of the source is no output, and has no role; positions after it are others', but still some.
void hide_a_vertex(Nnt& target) {
    const auto position = static_cast<std::ptrdiff_t>(position_of<VertexRole>(target));
    const auto forget = [position](auto& list) { list.erase(list.begin() + position); };
    forget(target.network.outputs);
    forget(trace(target).roles);
    for (Sample& sample : target.dataset) forget(sample.y);
}

/// The longest path ends in the vertex before the sentinel, by the first of the edges into it.
void shorten_the_longest_path(Nnt& target) {
    const Index head = target.network.vertices.size() - 2;
    const auto edge = std::ranges::find(target.network.edges, head, &Edge::to) - target.network.edges.begin();
    target.network.edges.erase(target.network.edges.begin() + edge);
    target.parameters.erase(target.parameters.begin() + edge);
}

// B-L3.1

const Polynomial line{{1, 2}};

/// With sigma a line, here and there.
void lower_the_degree(Polynomial& source, Nnt& target) {
    for (Vertex& vertex : target.network.vertices)
        if (vertex.activation == Activation{source}) vertex.activation = Activation{line};
    source = line;
}

void inject_thrice(Nnt& target) {
    target.network.input = InjectedInput{{0, 1, 2}};
    for (Sample& sample : target.dataset) sample.x.emplace_back(0);
}

void forget_the_output(Nnt& target) {
    target.network.outputs.clear();
    for (Sample& sample : target.dataset) sample.y.clear();
}

// B-A.5: (1 + 1)^2 - 1 in eight gates, the first four for the sum, the product, a scaling, the difference

Gate& gate(Document& document, Index number) { return std::get<BitSlp>(document.is).slp.gates[number]; }

Spoil other_gate(Index number) {
    return [number](GivenPair& pair) {
        Operation& operation = gate(pair.target, number).operation;
        operation = operation == Operation::times ? Operation::plus : Operation::times;
    };
}

}  // namespace

Steps dnnt_to_cnnt_steps() {
    const std::string room = "dnnt-to-cnnt";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "real", "has one option for a weight",
         at([](Nnt& t) { std::get<EdgeOptions>(t.parameters.back()).weights[0] = std::vector<Rational>{1}; })},
        {room, "restrictions", "outputs", "hides a vertex", at(hide_a_vertex)},
        {room, "restrictions", "ports", "leads from the source to a vertex", at([](Nnt& t) {
             add_edge(t, {0, vertex_of<VertexRole>(t)}, real(4));
         })},
        {room, "restrictions", "supplies", "feeds a parameter vertex twice", at([](Nnt& t) {
             add_edge(t, {2, vertex_of<ParameterRole>(t)}, real(1));
         })},
        {room, "restrictions", "depth", "shortens the longest path", at(shorten_the_longest_path)},
        {room, "construction", "1", "names the source otherwise", at([](Nnt& t) { rename_vertex(t, 0); })},
        {room, "construction", "2", "names a port otherwise", at([](Nnt& t) { rename_vertex(t, 1); })},
        {room, "construction", "3", "names a parameter vertex otherwise",
         at([](Nnt& t) { rename_vertex(t, vertex_of<ParameterRole>(t)); })},
        {room, "construction", "4", "names a vertex otherwise",
         at([](Nnt& t) { rename_vertex(t, vertex_of<VertexRole>(t)); })},
        {room, "construction", "5", "names the sentinel otherwise",
         at([](Nnt& t) { rename_vertex(t, t.network.vertices.size() - 1); })},
        {room, "construction", "6", "exchanges the last two edges",
         at([](Nnt& t) { swap_edges(t, t.network.edges.size() - 3); })},
        {room, "construction", "7", "forgets the sentinel of a real sample",
         at([](Nnt& t) { t.dataset.front().y.back() = 0; })},
        {room, "construction", "8", "forgets the sentinel of a probe",
         at([](Nnt& t) { t.dataset.back().y.back() = 0; })},
        {room, "construction", "9", "allows a loss of 1 more", known(room, "allows a loss of 1 more")},
    };
}

Steps two_layer_steps() {
    const auto bound_the_bits = spoil_source<Nnt>([](Nnt& source) { source.parameter_bits = ParameterBits{1, 1}; });
    return {{"two-layer-solver", "restrictions", "", "bounds the bits of parameters", bound_the_bits}};
}

Steps product_identity_steps() {
    const std::string room = "product-identity";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "degree", "multiplies by lines", spoil<Polynomial>(lower_the_degree)},
        {room, "restrictions", "activations", "has another polynomial",
         at([](Nnt& t) { t.network.vertices[5].activation = Activation{line}; })},
        {room, "restrictions", "inputs", "has a third input", at(inject_thrice),
         "`layers` starts from the two inputs, and has to count them"},
        {room, "restrictions", "outputs", "has no output", at(forget_the_output)},
        {room, "restrictions", "layers", "leads past the copies", known(room, "leads past the copies")},
        {room, "construction", "1", "swaps two multipliers", known(room, "swaps two multipliers")},
        {room, "construction", "2", "names a vertex otherwise", at([](Nnt& t) { rename_vertex(t, 2); })},
        {room, "construction", "3", "shifts a copy by one more", at([](Nnt& t) { bias_options(t, 0)[0] += 1; })},
        {room, "construction", "4", "allows a loss of 1", known(room, "allows a loss of 1")},
    };
}

Steps bounded_slp_steps() {
    const std::string room = "slp-to-bounded-slp";
    const auto ask_for_the_sign = [](GivenPair& pair) {
        const Slp slp = std::get<BitSlp>(pair.target.is).slp;
        pair.target = Document{PosSlp{slp}};
    };
    return {
        {room, "restrictions", "kind", "asks for the sign", ask_for_the_sign,
         "`constant` is one of two programs of one kind, as every step is"},
        {room, "restrictions", "constant", "starts from 1",
         spoil_target<BitSlp>([](BitSlp& target) { target.slp.constant = 1; })},
        {room, "construction", "1", "starts from 2",
         spoil_source<BitSlp>([](BitSlp& source) { source.slp.constant = 2; })},
        {room, "construction", "2", "adds where it should multiply", other_gate(1)},
        {room, "construction", "3", "multiplies where it should subtract", other_gate(3)},
        {room, "construction", "4", "adds where it should scale", other_gate(2)},
        {room, "construction", "5", "adds at the end", other_gate(7)},
        {room, "construction", "6", "starts from 1",
         spoil_target<BitSlp>([](BitSlp& target) { target.slp.constant = 1; })},
        {room, "construction", "7", "moves the bit by one place less",
         spoil_target<BitSlp>([](BitSlp& target) { target.bit += 1; })},
    };
}

}  // namespace reductio::mutants
