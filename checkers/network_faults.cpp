#include "checkers/network_faults.hpp"

#include <algorithm>
#include <array>

#include "checkers/exact.hpp"
#include "spec/json.hpp"

namespace reductio::checkers {

namespace {

std::string text(Index number) { return std::to_string(number); }

std::string quoted(const std::string& name) {
    return name.size() > 40 ? "a name of " + text(name.size()) + " bytes" : json::in_quotes(name);
}

std::string_view type_of(const Activation& activation) {
    constexpr std::array types{"identity",
                               "constant",
                               "polynomial",
                               "piecewise-linear",
                               "rounded",
                               "decimal-encode",
                               "decimal-product",
                               "published-decimal-encode",
                               "published-decimal-product",
                               "published-probe"};
    static_assert(types.size() == std::variant_size_v<decltype(Activation::is)>);
    return types[activation.is.index()];
}

std::string vertex_text(const Network& network, Index vertex) {
    return text(vertex) + " (" + quoted(network.vertices[vertex].name) + ")";
}

}  // namespace

Reason first_of(std::initializer_list<Reason> reasons) {
    const auto first = std::ranges::find_if(reasons, [](const Reason& reason) { return reason.has_value(); });
    return first == reasons.end() ? std::nullopt : *first;
}

std::string edge_text(const Network& network, Index edge) {
    const auto& [from, to] = network.edges[edge];
    return "edge " + text(edge) + ", from " + vertex_text(network, from) + " to " + vertex_text(network, to);
}

Reason wrong_count(const std::string& plural, const Integer& found, const Integer& expected) {
    if (found == expected) return std::nullopt;
    return shown(found) + " " + plural + "; expected " + shown(expected);
}

Reason no_such(const std::string& what, Index index, std::size_t count) {
    if (index < count) return std::nullopt;
    return "there is no " + what + " " + text(index);
}

Reason wrong_dimension(const Network& network, std::size_t dimension) {
    const auto* input = std::get_if<SourceInput>(&network.input);
    if (input == nullptr) return "the input is injected; expected a source";
    return wrong_count("dimensions", input->dimension, dimension);
}

Reason wrong_source(const Network& network, std::size_t dimension) {
    if (auto reason = wrong_dimension(network, dimension)) return reason;
    const Index source = std::get<SourceInput>(network.input).source;
    return source == 0 ? wrong_name(network, 0, "s") : "the source is vertex " + text(source) + "; expected vertex 0";
}

Reason wrong_name(const Network& network, Index vertex, const std::string& name) {
    if (auto reason = no_such("vertex", vertex, network.vertices.size())) return *reason + "; expected " + name;
    const std::string& found = network.vertices[vertex].name;
    if (found == name) return std::nullopt;
    return "vertex " + text(vertex) + " is " + quoted(found) + "; expected " + name;
}

Reason wrong_activation(const Network& network, Index vertex, const Activation& activation) {
    if (auto reason = no_such("vertex", vertex, network.vertices.size())) return reason;
    const auto& found = network.vertices[vertex].activation;
    if (found == activation) return std::nullopt;
    return "vertex " + vertex_text(network, vertex) + " has the activation " +
           std::string(found ? type_of(*found) : "none") + "; expected " + std::string(type_of(activation));
}

Reason wrong_vertex(const Network& network, Index vertex, const std::string& name, const Activation& activation) {
    return first_of({wrong_name(network, vertex, name), wrong_activation(network, vertex, activation)});
}

Reason wrong_outputs(const Network& network, const std::vector<Index>& outputs) {
    if (auto reason = wrong_count("outputs", network.outputs.size(), outputs.size())) return reason;
    const auto [wrong, wanted] = std::ranges::mismatch(network.outputs, outputs);
    if (wrong == network.outputs.end()) return std::nullopt;
    return "output " + text(static_cast<Index>(wrong - network.outputs.begin())) + " is vertex " +
           vertex_text(network, *wrong) + "; expected vertex " + text(*wanted);
}

Places::Places(const Network& network) : nowhere_(network.vertices.size()) {
    for (Index vertex = 0; vertex < nowhere_; ++vertex) places_.emplace(network.vertices[vertex].name, vertex);
}

Index Places::operator[](const std::string& name) const {
    const auto place = places_.find(name);
    return place == places_.end() ? nowhere_ : place->second;
}

Reason wrong_presence(const Places& places, const std::string& name, bool wanted) {
    if (places.has(name) == wanted) return std::nullopt;
    return (wanted ? "there is no vertex " : "there is a vertex ") + name;
}

Reason wrong_order(const Network& network, const std::vector<std::string>& names) {
    const Places places(network);
    Index next = 1;
    for (const std::string& name : names) {
        if (!places.has(name)) continue;
        if (auto reason = wrong_name(network, next++, name)) return reason;
    }
    return wrong_count("vertices", network.vertices.size(), next);
}

EdgesInto::EdgesInto(const Network& network) {
    for (Index e = 0; e < network.edges.size(); ++e) edges_[network.edges[e].to].push_back(e);
}

const std::vector<Index>& EdgesInto::operator[](Index vertex) const {
    const auto found = edges_.find(vertex);
    return found == edges_.end() ? none_ : found->second;
}

Reason wrong_tails(const Network& network, const EdgesInto& into, Index head, const std::vector<Index>& tails) {
    const std::size_t count = network.vertices.size();
    if (auto reason = no_such("vertex", head, count)) return reason;
    const std::string to = " into vertex " + vertex_text(network, head);
    if (auto reason = wrong_count("edges" + to, into[head].size(), tails.size())) return reason;
    for (const Index tail : tails) {
        if (auto reason = no_such("vertex", tail, count)) return reason;
        if (edge_between(network, into, tail, head) < network.edges.size()) continue;
        return "no edge from " + vertex_text(network, tail) + to;
    }
    return std::nullopt;
}

Index edge_between(const Network& network, const EdgesInto& into, Index tail, Index head) {
    const auto edge = std::ranges::find_if(into[head], [&](Index e) { return network.edges[e].from == tail; });
    return edge == into[head].end() ? network.edges.size() : *edge;
}

Reason unsorted_edges(const Network& network) {
    const auto order = [](const Edge& edge) { return std::pair(edge.to, edge.from); };
    const auto wrong = std::ranges::adjacent_find(network.edges, std::ranges::greater_equal(), order);
    if (wrong == network.edges.end()) return std::nullopt;
    const auto after = static_cast<Index>(wrong - network.edges.begin()) + 1;
    return edge_text(network, after) + ", is out of order: by head, then tail";
}

}  // namespace reductio::checkers
