#include "checkers/program_faults.hpp"

#include <algorithm>
#include <numeric>

#include "checkers/exact.hpp"
#include "checkers/parameters.hpp"
#include "checkers/promises.hpp"

namespace reductio::checkers {

namespace {

std::vector<Index> all_vertices(const Network& network) {
    std::vector<Index> result(network.vertices.size());
    std::iota(result.begin(), result.end(), Index(0));
    return result;
}

bool is_rational(const OptionList& options) { return options == OptionList(Continuum::rational); }

Integer count_into(const Network& network, bool identity) {
    return std::ranges::count_if(network.edges, [&](const Edge& edge) {
        return (network.vertices[edge.to].activation == Activation{Identity{}}) == identity;
    });
}

}  // namespace

Reason wrong_program_vertices(const Program& program, const Network& network) {
    for (Index vertex = 0; vertex < program.vertices.size(); ++vertex) {
        const std::string& name = program.vertices[vertex].name;
        if (auto reason = wrong_vertex(network, vertex, name, program.activation(vertex))) return reason;
    }
    if (program.flag == Flag::absent) return std::nullopt;
    return wrong_tails(network, EdgesInto(network), program.flag_vertex(), {});
}

Reason wrong_gate_edges(const Program& program, const EdgesInto& into, const Network& network, Index gate) {
    for (Index vertex = program.values[gate - 1] + 1; vertex <= program.values[gate]; ++vertex) {
        std::vector<Index> tails;
        std::ranges::transform(program.vertices[vertex].entering, std::back_inserter(tails), &StarEdge::tail);
        if (auto reason = wrong_tails(network, into, vertex, tails)) return reason;
    }
    return std::nullopt;
}

Reason wrong_gates(const Program& program, const Slp& slp, const Network& network, Gates which) {
    const EdgesInto into(network);
    for (Index gate = 1; gate <= slp.gates.size(); ++gate) {
        if ((slp.gates[gate - 1].operation == Operation::times) != (which == Gates::products)) continue;
        if (auto reason = wrong_gate_edges(program, into, network, gate)) return reason;
    }
    return std::nullopt;
}

Reason wrong_inputs(const Network& network, const std::vector<Index>& inputs) {
    const auto* injected = std::get_if<InjectedInput>(&network.input);
    if (injected == nullptr) return "the input comes by a source; expected it injected";
    if (auto reason = wrong_count("inputs", injected->vertices.size(), inputs.size())) return reason;
    const auto [wrong, wanted] = std::ranges::mismatch(injected->vertices, inputs);
    if (wrong == injected->vertices.end()) return std::nullopt;
    return "input " + std::to_string(wrong - injected->vertices.begin()) + " is vertex " + std::to_string(*wrong) +
           "; expected vertex " + std::to_string(*wanted);
}

Reason wrong_ends(const Network& network) {
    const std::vector<Index> all = all_vertices(network);
    return first_of({wrong_inputs(network, all), wrong_outputs(network, all)});
}

Reason wrong_parameters(const Nnt& instance) {
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr) return edge_text(instance.network, e) + ": shares the parameters of another";
        if (is_rational(own->biases) && std::ranges::all_of(own->weights, is_rational)) continue;
        return edge_text(instance.network, e) + ": has a parameter that does not range over rational";
    }
    if (instance.parameter_bits == ParameterBits{1, 1}) return std::nullopt;
    return "the bound on the parameters' bits is missing or other than (1, 1)";
}

Reason other_activation(const Nnt& instance, const Options& options) {
    if (auto reason = wrong_sigma(options)) return reason;
    const Activation sigma{Polynomial{*options.activation}};
    for (Index vertex = 0; vertex < instance.network.vertices.size(); ++vertex) {
        if (instance.network.vertices[vertex].activation == sigma) continue;
        if (auto reason = wrong_activation(instance.network, vertex, {Identity{}})) return reason;
    }
    return std::nullopt;
}

Result<Promise> gap_of(const Options& options) {
    if (!options.yes || !options.no) return Error{"", "the options do not have both yes and no"};
    if (*options.yes >= 0 && *options.yes < *options.no) return Promise{*options.yes, *options.no};
    return Error{"", "the options yes and no are no gap of losses: expected 0 <= yes < no"};
}

Result<std::optional<Promise>> optional_gap_of(const Options& options) {
    if (!options.yes && !options.no) return std::optional<Promise>();
    const auto gap = gap_of(options);
    if (!gap) return gap.error();
    return std::optional<Promise>(*gap);
}

Reason wrong_promise(const Nnt& instance, const std::optional<Promise>& promise) {
    if (instance.promise == promise) return std::nullopt;
    if (!promise) return "there is a promise; expected none";
    const std::string expected = "; expected (" + shown(promise->yes) + ", " + shown(promise->no) + ")";
    if (!instance.promise) return "there is no promise" + expected;
    return "the promise is (" + shown(instance.promise->yes) + ", " + shown(instance.promise->no) + ")" + expected;
}

Reason wrong_threshold(const Nnt& instance, const Rational& gamma) {
    if (instance.gamma == gamma) return std::nullopt;
    return "gamma is " + shown(instance.gamma) + "; expected " + shown(gamma);
}

Integer floor_of(const Rational& number) { return floor(Fmpq(number)).to_integer(); }
Integer ceiling_of(const Rational& number) { return -floor_of(-number); }

Reason wrong_centre(const Program& program, const Network& network, const ParameterValues& centre) {
    const ParameterValues star = theta_star(program);
    if (auto reason = wrong_count("entries of the centre", centre.size(), star.size())) return reason;
    for (Index e = 0; e < star.size(); ++e) {
        if (centre[e] == star[e]) continue;
        const auto& expected = std::get<EdgeValues>(star[e]);
        return edge_text(network, e) + ": the centre is other than theta*, which has the weight " +
               shown(expected.weights.front()) + " and the bias " + shown(expected.bias) + " there";
    }
    return std::nullopt;
}

Reason wrong_network_size(const Slp& slp, const Program& program, const Nnt& instance) {
    const Network& network = instance.network;
    const std::size_t degree = program.degree();
    const Integer bits = parameter_bits(theta_star(program)).to_integer();
    return first_of(
        {wrong_count("vertices", network.vertices.size(), vertex_count(slp, degree, program.flag)),
         wrong_count("edges into vertices with the identity", count_into(network, true),
                     identity_edge_count(slp, degree)),
         wrong_count("edges into other vertices", count_into(network, false), sigma_edge_count(slp, degree)),
         over("bits in theta*", bits, 8 * bytes({instance}))});
}

}  // namespace reductio::checkers
