#include "impl/dnnt_to_cnnt_layout.hpp"

namespace reductio::impl::dnnt_to_cnnt {

Layout::Layout(const Nnt& source)
    : s(std::get<SourceInput>(source.network.input).source),
      d(std::get<SourceInput>(source.network.input).dimension),
      probe(source.network.vertices.size()),
      place(probe.size()),
      out(probe.size()),
      owned(probe.size()) {
    const Network& network = source.network;
    std::vector<std::vector<Index>> entering(probe.size());
    std::vector<bool> leaves(probe.size(), false);
    for (Index e = 0; e < network.edges.size(); ++e) {
        entering[network.edges[e].to].push_back(e);
        leaves[network.edges[e].from] = true;
    }
    for (Index u = 0; u < probe.size(); ++u) {
        if (u == s || !leaves[u]) continue;
        feeding.push_back(u);
        probe[u] = one() + feeding.size();
    }
    Index next = ports() + 1;
    for (Index v = 0; v < probe.size(); ++v) {
        if (v == s) continue;
        for (const Index e : entering[v]) add_parameters(network, e, next);
        place[v] = next++;
        if (feeds(v)) out[v] = next++;
    }
    sentinel = next;
}

/// [3] an edge's weights in order, then its bias
void Layout::add_parameters(const Network& network, Index edge, Index& next) {
    const auto [u, v] = network.edges[edge];
    const auto add = [&, head = v](std::optional<Index> weight, Index supply) {
        owned[head].push_back(parameters.size());
        parameters.push_back({edge, weight, next++, supply});
    };
    for (Index i = 0; i < weight_count(network, network.edges[edge]); ++i) add(i, u == s ? i + 1 : out[u]);
    add(std::nullopt, one());
}

/// [3]
std::string name_of(const Network& network, const Parameter& p, Index s) {
    const auto [u, v] = network.edges[p.edge];
    const std::string ends = network.vertices[u].name + "_" + network.vertices[v].name;
    if (!p.weight) return "b_" + ends;
    return "w_" + ends + (u == s ? "_" + std::to_string(*p.weight + 1) : "");
}

}  // namespace reductio::impl::dnnt_to_cnnt
