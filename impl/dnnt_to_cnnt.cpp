#include "impl/dnnt_to_cnnt.hpp"

#include "impl/activations.hpp"
#include "impl/building.hpp"
#include "impl/dnnt_to_cnnt_layout.hpp"
#include "impl/evaluation.hpp"
#include "spec/document.hpp"

namespace reductio::impl::dnnt_to_cnnt {

namespace {

/// The places come in this order: whoever is added next stands next.
Network target_network(const Network& source, const Layout& at) {
    Network network;
    network.input = SourceInput{at.ports(), 0};  // [1]
    network.vertices.push_back({"s", std::nullopt});
    const auto add = [&](std::string name, Activation activation, const std::vector<Index>& tails) {
        for (const Index tail : tails) network.edges.push_back({tail, network.vertices.size()});
        network.vertices.push_back({std::move(name), std::move(activation)});
    };
    // [2]
    for (Index i = 1; i <= at.d; ++i) add("port_" + std::to_string(i), identity(), {0});
    add("port_one", identity(), {0});
    for (const Index u : at.feeding) add("probe_" + source.vertices[u].name, identity(), {0});
    // [3] [4]
    for (Index v = 0; v < source.vertices.size(); ++v) {
        if (v == at.s) continue;
        std::vector<Index> own;
        for (const Index p : at.owned[v]) {
            own.push_back(at.parameters[p].vertex);
            add(name_of(source, at.parameters[p], at.s), identity(), {at.parameters[p].supply});
        }
        add(source.vertices[v].name, *source.vertices[v].activation, own);
        if (at.feeds(v)) add(source.vertices[v].name + "_out", identity(), {at.probe[v], at.place[v]});
    }
    add("sentinel", {Constant{0}}, {0});                                               // [5]
    for (Index v = 1; v < network.vertices.size(); ++v) network.outputs.push_back(v);  // [6]
    return network;
}

/// [6]
ParameterOptions all_real(const Network& network) {
    ParameterOptions options;
    for (const Edge& edge : network.edges) {
        const std::vector<OptionList> weights(weight_count(network, edge), Continuum::real);
        options.emplace_back(EdgeOptions{weights, Continuum::real});
    }
    return options;
}

/// A sample whose label has the input at the ports and 0 elsewhere.
Sample sample(const Layout& at, std::vector<Rational> x, const Rational& sentinel) {
    std::vector<Rational> y = x;
    y.resize(at.sentinel);
    y[at.position(at.sentinel)] = sentinel;
    return {std::move(x), std::move(y), 1};
}

/// [7]
Sample real_sample(const Layout& at, const Network& network, const Sample& of) {
    std::vector<Rational> x = of.x;
    x.push_back(1);
    x.resize(at.ports());
    Sample real = sample(at, std::move(x), 1);
    for (Index i = 0; i < of.y.size(); ++i) real.y[at.output(network.outputs[i])] = of.y[i];
    real.times = of.times;
    return real;
}

/// [8] zero[k] is sigma_v(0) of the k-th v in U
std::vector<Sample> probes(const Layout& at, const std::vector<Rational>& zero) {
    std::vector<Rational> baseline(at.ports());
    for (Index k = 0; k < zero.size(); ++k) baseline[at.one() + k] = -zero[k];
    std::vector<Rational> ones = baseline;
    std::fill_n(ones.begin(), at.one(), 1);
    std::vector<Sample> samples = {sample(at, baseline, 2), sample(at, ones, 2)};
    for (Index k = 0; k < zero.size(); ++k) {
        std::vector<Rational> unit = baseline;
        unit[at.one() + k] += 1;
        samples.push_back(sample(at, unit, 2));
    }
    for (const Parameter& p : at.parameters) {
        samples[0].y[at.position(p.vertex)] = 2;
        if (p.supply <= at.one()) samples[1].y[at.position(p.vertex)] = 1;
        for (Index k = 0; k < zero.size(); ++k)
            if (p.supply == at.out[at.feeding[k]]) samples[2 + k].y[at.position(p.vertex)] = 1;
    }
    return samples;
}

/// [9]
std::vector<Role> roles(const Nnt& source, const Layout& at) {
    std::vector<Role> result(at.sentinel, PortRole{});
    for (const Parameter& p : at.parameters) {
        const auto& own = std::get<EdgeOptions>(source.parameters[p.edge]);
        const OptionList& list = p.weight ? own.weights[*p.weight] : own.biases;
        result[at.position(p.vertex)] = ParameterRole{std::get<std::vector<Rational>>(list)};
    }
    for (Index v = 0; v < at.place.size(); ++v) {
        if (v == at.s) continue;
        VertexRole role{*source.network.vertices[v].activation, {}};
        for (const Index p : at.owned[v]) role.sum.push_back(at.position(at.parameters[p].vertex));
        result[at.position(at.place[v])] = std::move(role);
        if (at.feeds(v)) result[at.position(at.out[v])] = OutRole{at.position(at.place[v]), at.position(at.probe[v])};
    }
    result[at.position(at.sentinel)] = SentinelRole{};
    return result;
}

/// The values of sigma_v(0) for v in U.
Result<std::vector<Rational>> values_at_zero(const Network& network, const Layout& at) {
    std::vector<Rational> zero;
    for (const Index u : at.feeding) {
        try {
            zero.push_back(apply(*network.vertices[u].activation, 0, Arithmetic(Budget{})));
        } catch (const OverBudget& over) {
            return Error{
                "/network/vertices/" + std::to_string(u) + "/activation",
                "expected a value at 0 within the budget, found one of " + std::to_string(over.bits) + " bits"};
        }
    }
    return zero;
}

/// A document of more numbers could not be read back.
std::optional<Error> too_large(const Nnt& source, const Layout& at) {
    const Integer most = Limits{}.values;
    const Integer samples = source.dataset.size() + 2 + at.feeding.size();
    const Integer ports = Integer(at.d) + 1 + at.feeding.size();
    const Integer others = 2 * (at.parameters.size() + source.network.vertices.size());
    const Integer numbers = (samples + ports) * (2 * ports + others);  // in x and y, and on the edges from s
    if (numbers <= most) return std::nullopt;
    return Error{"", "expected a smaller instance: the target would have " + numbers.get_str() +
                         " numbers, more than the " + most.get_str() + " that a document may have"};
}

}  // namespace

Result<Nnt> reduce(const Nnt& source) {
    if (auto error = no_dnnt(source)) return *error;
    const Layout at(source);
    if (auto error = too_large(source, at)) return *error;
    const auto zero = values_at_zero(source.network, at);
    if (!zero) return zero.error();
    Nnt target;
    target.network = target_network(source.network, at);
    target.parameters = all_real(target.network);
    Rational gamma = source.gamma + 2 + static_cast<unsigned long>(at.feeding.size());  // [9]
    for (const Sample& of : source.dataset) {
        target.dataset.push_back(real_sample(at, source.network, of));
        gamma += of.times;
    }
    for (Sample& probe : probes(at, *zero)) target.dataset.push_back(std::move(probe));
    std::vector<Index> outputs;
    for (const Index t : source.network.outputs) outputs.push_back(at.output(t));
    target.loss.is = Trace{source.loss, std::move(outputs), roles(source, at), std::max(Rational(0), gamma) + 1};
    target.gamma = std::move(gamma);
    return target;
}

Result<Parameters> lift(const Nnt& source, const Parameters& parameters) {
    if (auto error = no_dnnt(source)) return *error;
    if (auto error = not_allowed(source, parameters)) return *error;
    const Layout at(source);
    const auto own = own_entries(parameters.edges);
    std::vector<std::optional<Rational>> shown(at.sentinel + 1);  // by parameter vertices
    for (const Parameter& p : at.parameters)
        shown[p.vertex] = p.weight ? own[p.edge]->weights[*p.weight] : own[p.edge]->bias;
    Parameters lifted;
    for (const Edge& edge : target_network(source.network, at).edges) {
        EdgeValues values{std::vector<Rational>(edge.from == 0 ? at.ports() : 1), 0};
        if (edge.from != 0) values.weights[0] = shown[edge.to].value_or(1);
        if (edge.to <= at.ports()) values.weights[edge.to - 1] = 1;
        lifted.edges.emplace_back(std::move(values));
    }
    return lifted;
}

Result<Parameters> extract(const Nnt& source, const Parameters& parameters) {
    if (auto error = no_dnnt(source)) return *error;
    const Layout at(source);
    const Network network = target_network(source.network, at);
    if (auto error = wrong_parameters(network, parameters)) return *error;
    const auto own = own_entries(parameters.edges);
    std::vector<Rational> entering(network.vertices.size());  // the last of several; a parameter vertex has one
    for (Index e = 0; e < network.edges.size(); ++e) entering[network.edges[e].to] = own[e]->weights[0];
    Parameters extracted;
    for (const Edge& edge : source.network.edges)
        extracted.edges.emplace_back(EdgeValues{std::vector<Rational>(weight_count(source.network, edge)), 0});
    for (const Parameter& p : at.parameters) {
        auto& values = std::get<EdgeValues>(extracted.edges[p.edge]);
        (p.weight ? values.weights[*p.weight] : values.bias) = entering[p.vertex];
    }
    return extracted;
}

}  // namespace reductio::impl::dnnt_to_cnnt
