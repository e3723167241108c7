// The printed form of D-T1.2: the last section of spec/dnnt_to_cnnt.md.

#include <algorithm>

#include "impl/building.hpp"
#include "impl/dnnt_to_cnnt_print.hpp"
#include "impl/evaluation.hpp"

namespace reductio::impl::dnnt_to_cnnt {

namespace {

/// W_e[i]: a bias comes last; an internal edge has one weight, and {0} up to d.
std::vector<Rational> options_of(const Print& print, const Entry& entry) {
    const auto& own = std::get<EdgeOptions>(print.source.parameters[entry.edge]);
    if (entry.i == print.d) return std::get<0>(own.biases);
    if (entry.i < own.weights.size()) return std::get<0>(own.weights[entry.i]);
    return {0};
}

Activation activation_of(const Print& print, Index v) {
    PublishedProbe activation{*print.source.network.vertices[v].activation, print.threshold, {}};
    for (const Entry& entry : print.entries) {
        const bool is_head = print.patch != Patch::none && print.edge_of(entry).to == v;
        if (is_head || std::ranges::count(print.path_of(entry), v) > 0) continue;
        activation.zero.emplace_back(entry.f, print.magnitude * entry.f);
    }
    return {std::move(activation)};
}

/// Others than the head, from which it is reached.
std::vector<bool> before(const Network& network, Index head) {
    std::vector<bool> reaches(network.vertices.size(), false);
    for (Index v = head; v-- > 0;)
        for (const Edge& edge : network.edges)
            if (edge.from == v && (edge.to == head || reaches[edge.to])) reaches[v] = true;
    return reaches;
}

Probe probe_of(const Print& print, const Entry& entry) {
    const Edge& edge = print.edge_of(entry);
    Probe probe{print.position(edge.to), entry.f, {}, {}, options_of(print, entry)};
    for (const Index v : print.path_of(entry)) probe.path.push_back(print.position(v));
    const auto reaches = before(print.source.network, edge.to);
    for (Index v = 0; v < reaches.size(); ++v)
        if (reaches[v] && v != print.s && std::ranges::count(print.path_of(entry), v) == 0)
            probe.zero.push_back(print.position(v));
    return probe;
}

Sample real_sample(const Print& print, const Sample& of) {
    const Network& network = print.source.network;
    Sample sample{of.x, std::vector<Rational>(network.vertices.size() - 1), of.times};
    sample.x.push_back(1);
    sample.x.push_back(0);
    for (Index i = 0; i < of.y.size(); ++i) sample.y[print.position(network.outputs[i])] = of.y[i];
    return sample;
}

Sample probe_sample(const Print& print, const Entry& entry) {
    Sample sample{std::vector<Rational>(print.d + 2), std::vector<Rational>(print.source.network.vertices.size() - 1),
                  1};
    sample.x[print.edge_of(entry).from == print.s ? entry.i : print.d + 1] = entry.f;
    sample.y[print.position(print.edge_of(entry).to)] = entry.f;
    return sample;
}

Network network_of(const Print& print) {
    Network network = print.source.network;
    network.input = SourceInput{print.d + 2, print.s};
    network.outputs.clear();
    for (Index v = 0; v < network.vertices.size(); ++v) {
        if (v == print.s) continue;
        network.outputs.push_back(v);
        network.vertices[v].activation = activation_of(print, v);
    }
    return network;
}

}  // namespace

Result<Nnt> reduce_published(const Nnt& source, Patch patch) {
    const auto print = printed(source, patch);
    if (!print) return print.error();
    Nnt target;
    target.network = network_of(*print);
    const OptionList biases = patch == Patch::head_and_bias ? options({0}) : OptionList{Continuum::real};
    for (const Edge& edge : target.network.edges)
        target.parameters.emplace_back(
            EdgeOptions{std::vector<OptionList>(weight_count(target.network, edge), Continuum::real), biases});
    Integer samples = 0;
    for (const Sample& of : source.dataset) {
        target.dataset.push_back(real_sample(*print, of));
        samples += of.times;
    }
    PublishedProbeLoss loss{source.loss, {}, {}, 0};
    for (const Index t : source.network.outputs) loss.outputs.push_back(print->position(t));
    for (const Entry& entry : print->entries) {
        target.dataset.push_back(probe_sample(*print, entry));
        loss.probes.push_back(probe_of(*print, entry));
    }
    const Integer entries = print->entries.size();
    loss.penalty = (source.gamma + 2) * Rational(Integer(source.network.vertices.size()) * entries * samples);
    target.loss.is = std::move(loss);
    target.gamma = source.gamma + Rational(entries);
    return target;
}

Result<Parameters> lift_published(const Nnt& source, const Parameters& parameters, Patch patch) {
    if (auto error = no_dnnt(source)) return *error;
    if (auto error = not_allowed(source, parameters)) return *error;
    Parameters lifted;
    const Index s = std::get<SourceInput>(source.network.input).source;
    const auto own = own_entries(parameters.edges);
    for (Index e = 0; e < own.size(); ++e) {
        EdgeValues values = *own[e];
        const bool from_source = source.network.edges[e].from == s;
        if (from_source) values.weights.insert(values.weights.end(), {values.bias, 1});
        if (from_source || patch == Patch::head_and_bias) values.bias = 0;
        lifted.edges.emplace_back(std::move(values));
    }
    return lifted;
}

Result<Parameters> extract_published(const Nnt& source, const Parameters& parameters) {
    if (auto error = no_dnnt(source)) return *error;
    Network network = source.network;
    auto& input = std::get<SourceInput>(network.input);
    input.dimension += 2;
    if (auto error = wrong_parameters(network, parameters)) return *error;
    Parameters extracted;
    const auto own = own_entries(parameters.edges);
    for (Index e = 0; e < network.edges.size(); ++e) {
        EdgeValues values = *own[e];
        if (network.edges[e].from == input.source) {
            values.weights.pop_back();
            values.bias = values.weights.back();
            values.weights.pop_back();
        }
        extracted.edges.emplace_back(std::move(values));
    }
    return extracted;
}

}  // namespace reductio::impl::dnnt_to_cnnt
