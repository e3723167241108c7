#include "fuzz/corner_cases.hpp"
#include "spec/network.hpp"

namespace reductio::fuzz {

namespace {

using List = std::vector<Rational>;

/// A source, one output and one edge between them.
Nnt one_edge(const List& weights, const List& biases, const std::vector<Sample>& dataset, const Rational& gamma) {
    Nnt nnt;
    nnt.network.input = SourceInput{1, 0};
    nnt.network.vertices = {{"s", std::nullopt}, {"t", Activation{Identity{}}}};
    nnt.network.outputs = {1};
    nnt.network.edges = {{0, 1}};
    nnt.parameters = {EdgeOptions{{weights}, biases}};
    nnt.dataset = dataset;
    nnt.loss = {SquaredError{}};
    nnt.gamma = gamma;
    return nnt;
}

/// The same over a vertex that squares, or whatever else.
Nnt through(const Activation& activation, const List& weights, const std::vector<Sample>& dataset, const Loss& loss) {
    Nnt nnt = one_edge(weights, {0}, dataset, 0);
    nnt.network.vertices = {{"s", std::nullopt}, {"h", activation}, {"t", Activation{Identity{}}}};
    nnt.network.outputs = {2};
    nnt.network.edges = {{0, 1}, {1, 2}};
    nnt.parameters.push_back(EdgeOptions{{List{1}}, List{0, 1}});
    nnt.loss = loss;
    return nnt;
}

Nnt without_edges(const Rational& label, const Rational& gamma) {
    Nnt nnt = one_edge({}, {}, {{{1}, {label}}}, gamma);
    nnt.network.edges.clear();
    nnt.parameters.clear();
    return nnt;
}

Nnt with_two_outputs(const Rational& second_label) {
    Nnt nnt = one_edge({0, 1}, {0}, {{{1}, {1, second_label}}}, 0);
    nnt.network.vertices.push_back({"u", Activation{Identity{}}});
    nnt.network.outputs = {1, 2};
    nnt.network.edges.push_back({0, 2});
    nnt.parameters.push_back(EdgeOptions{{List{-1, 1}}, List{0}});
    return nnt;
}

/// A third vertex that leads nowhere.
Nnt with_dead_end(const Rational& label) {
    Nnt nnt = with_two_outputs(label);
    nnt.network.outputs = {2};
    for (Sample& sample : nnt.dataset) sample.y = {label};
    return nnt;
}

}  // namespace

std::vector<Nnt> nnt_corners() {
    const Rational huge = Rational(Integer(1) << 100);
    const Activation square{Polynomial{{0, 0, 1}}};
    const Activation relu{PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}};
    return {
        one_edge({0}, {0}, {}, 0),
        one_edge({0}, {0}, {}, -1),
        one_edge({}, {0}, {}, 0),
        one_edge({0, 1}, {}, {{{1}, {1}}}, 0),
        one_edge({}, {}, {{{1}, {0}}}, 5),
        without_edges(0, 0),
        without_edges(1, 0),
        without_edges(1, 1),
        without_edges(2, 0),
        one_edge({0, 3}, {0}, {{{1}, {3}}}, 0),
        one_edge({0, 3}, {0}, {{{1}, {2}}}, 0),
        one_edge({0, 3}, {0}, {{{1}, {2}}}, 1),
        one_edge({-1, 0, 1}, {-1, 0, 1}, {{{1}, {2}}, {{0}, {1}}}, 0),
        one_edge({-1, 0, 1}, {-1, 0, 1}, {{{1}, {2}}, {{0}, {0}}}, 0),
        one_edge({Rational(1, 2), 1}, {0}, {{{2}, {1}}}, 0),
        one_edge({Rational(1, 3)}, {Rational(-1, 3)}, {{{1}, {0}, 2}}, 0),
        one_edge({0, 1}, {0}, {{{1}, {1}, 3}, {{1}, {0}}}, 1),
        one_edge({0, 1}, {0}, {{{1}, {1}, 3}, {{1}, {0}, 3}}, 2),
        one_edge({0, huge}, {0}, {{{1}, {huge}}}, 0),
        one_edge({0, 1}, {0}, {{{huge}, {huge + 1}}}, 0),
        one_edge({0, 1}, {0}, {{{1}, {1}}}, huge),
        through(square, {-1, 2}, {{{1}, {4}}}, {ZeroOne{}}),
        through(square, {-1, 2}, {{{1}, {3}}}, {ZeroOne{}}),
        through(relu, {-1, 1}, {{{-1}, {1}}}, {AbsoluteError{}}),
        through(relu, {-1, 1}, {{{-1}, {1}}, {{1}, {1}}}, {AbsoluteError{}}),
        with_two_outputs(1),
        with_two_outputs(0),
        with_dead_end(-1),
        with_dead_end(0),
    };
}

}  // namespace reductio::fuzz
