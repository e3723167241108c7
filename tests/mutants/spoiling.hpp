#pragma once
// Ways to spoil a pair for one step of a checker.

#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

template <class Source, class Target = Nnt>
Spoil spoil(std::type_identity_t<std::function<void(Source&, Target&)>> change) {
    return [change](GivenPair& pair) { change(std::get<Source>(pair.source.is), std::get<Target>(pair.target.is)); };
}

template <class Target = Nnt>
Spoil spoil_target(std::type_identity_t<std::function<void(Target&)>> change) {
    return [change](GivenPair& pair) { change(std::get<Target>(pair.target.is)); };
}

template <class Source>
Spoil spoil_source(std::type_identity_t<std::function<void(Source&)>> change) {
    return [change](GivenPair& pair) { change(std::get<Source>(pair.source.is)); };
}

Spoil spoil_options(std::function<void(Options&)> change);

/// One of the faults that an obligation kills.
Spoil known(const std::string& room, const std::string& name);

// What more than one checker has to see, in targets that are an nnt or ask about a gradient

/// The identity under another name.
inline const Activation also_identity{Polynomial{{0, 1}}};

template <class Target>
void act_otherwise(Target& target, Index vertex) {
    target.network.vertices[vertex].activation = also_identity;
}

template <class Target>
void rename_vertex(Target& target, Index vertex) {
    target.network.vertices[vertex].name += "_renamed";
}

template <class Target>
void repeat_the_sample(Target& target) {
    target.dataset.push_back(target.dataset[0]);
}

/// A second injected input, at the vertex after the first, which is 0.
template <class Target>
void inject_twice(Target& target) {
    target.network.input = InjectedInput{{0, 1}};
    for (Sample& sample : target.dataset) sample.x.emplace_back(0);
}

template <class Target>
void add_an_output(Target& target, Index vertex) {
    target.network.outputs.push_back(vertex);
    for (Sample& sample : target.dataset) sample.y.emplace_back(0);
}

/// A dimension more, in which all is 0; the edges from the source, vertex 0, have one option there.
void add_a_dimension(Nnt& target, const Rational& option = 0);

EdgeOptions fixed(const Rational& weight);
void add_edge(Nnt& target, Edge edge, const EdgeOptions& options);
void add_vertex(Nnt& target, const std::string& name = "more");

/// This edge and the next one change places.
void swap_edges(Nnt& target, Index edge);

}  // namespace reductio::mutants
