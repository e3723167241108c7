#include "checkers/program_forced.hpp"

#include <algorithm>

#include "checkers/exact.hpp"

namespace reductio::checkers {

namespace {

std::string text_of(const HeadParameters& parameters) {
    std::string weights;
    for (const Rational& weight : parameters.weights) weights += (weights.empty() ? "" : ", ") + shown(weight);
    if (parameters.weights.size() > 6) weights = "of " + std::to_string(parameters.weights.size()) + " edges";
    return "the weights (" + weights + ") and biases of " + shown(parameters.bias) + " in sum";
}

Reason wrong_told_vertex(const Program& program, const ForcedNetwork& forced, const Network& network, Index vertex) {
    if (other_tails(program, forced, network, vertex)) return std::nullopt;
    const ForcedHead head = forced.at(vertex);
    if (head.how != Forced::one && head.how != Forced::equivalent) return std::nullopt;
    const HeadParameters star = told(program.vertices[vertex]);
    if (std::ranges::count(head.candidates, star) > 0) return std::nullopt;
    const std::string found = head.candidates.empty() ? "none" : text_of(head.candidates.front());
    return "vertex " + program.text(vertex) + ": the samples force " + found + "; expected " + text_of(star);
}

}  // namespace

HeadParameters told(const PlacedVertex& vertex) {
    HeadParameters star;
    for (const StarEdge& edge : vertex.entering) {
        star.weights.push_back(edge.weight);
        star.bias += edge.bias;
    }
    return star;
}

Reason other_tails(const Program& program, const ForcedNetwork& forced, const Network& network, Index vertex) {
    const auto tail = [&](Index e) { return network.edges[e].from; };
    if (std::ranges::equal(forced.entering(vertex), program.vertices[vertex].entering, {}, tail, &StarEdge::tail)) {
        return std::nullopt;
    }
    return "vertex " + program.text(vertex) + ": other edges enter it than the program's";
}

Reason wrong_told_gates(const Program& program, const Slp& slp, const Nnt& target, Gates which) {
    if (ForcedNetwork::unsuitable(target)) return std::nullopt;
    const ForcedNetwork forced(target, {});
    for (Index gate = 1; gate <= slp.gates.size(); ++gate) {
        if ((slp.gates[gate - 1].operation == Operation::times) != (which == Gates::products)) continue;
        for (Index vertex = program.values[gate - 1] + 1; vertex <= program.values[gate]; ++vertex) {
            if (auto reason = wrong_told_vertex(program, forced, target.network, vertex)) return reason;
        }
    }
    return std::nullopt;
}

}  // namespace reductio::checkers
