#include "impl/export_network.hpp"

#include <map>

#include "impl/export_losses.hpp"
#include "spec/document.hpp"

namespace reductio::impl::exporting {

namespace {

struct OpenEdgeNodes {
    std::vector<Index> weights;
    Index bias = 0;
};

/// [1] One node a parameter; one that has a single option is known. [2] Tied edges share theirs.
std::vector<std::variant<OpenEdgeNodes, SameAs>> open_parameters(const Nnt& instance, Circuit& circuit) {
    std::vector<std::variant<OpenEdgeNodes, SameAs>> nodes;
    const auto open = [&](const OptionList& options, Index edge, std::optional<Index> weight) {
        const Index node = circuit.chosen({edge, weight, &options});
        const auto* list = std::get_if<std::vector<Rational>>(&options);
        return list && list->size() == 1 ? circuit.known(list->front()) : node;
    };
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        if (const auto* tie = std::get_if<SameAs>(&instance.parameters[e])) {
            nodes.emplace_back(*tie);
            continue;
        }
        const auto& own = std::get<EdgeOptions>(instance.parameters[e]);
        OpenEdgeNodes edge;
        for (Index i = 0; i < own.weights.size(); ++i) edge.weights.push_back(open(own.weights[i], e, i));
        edge.bias = open(own.biases, e, std::nullopt);
        nodes.emplace_back(std::move(edge));
    }
    return nodes;
}

/// The network on one sample after another.
struct Vertices {
    const Network& network;
    const std::vector<const OpenEdgeNodes*>& parameters;
    Circuit& circuit;
    std::optional<Index> source;
    std::vector<std::optional<Index>> entry;  // of x, for each vertex that takes one
    std::vector<std::vector<Index>> entering;
    std::vector<bool> needed;

    Vertices(const Network& n, const std::vector<const OpenEdgeNodes*>& p, Circuit& c)
        : network(n),
          parameters(p),
          circuit(c),
          entry(n.vertices.size()),
          entering(n.vertices.size()),
          needed(n.vertices.size(), false) {
        if (const auto* input = std::get_if<SourceInput>(&network.input)) {
            source = input->source;
            if (input->dimension == 1) entry[*source] = 0;
        } else {
            const auto& inputs = std::get<InjectedInput>(network.input).vertices;
            for (Index i = 0; i < inputs.size(); ++i) entry[inputs[i]] = i;
        }
        for (Index e = 0; e < network.edges.size(); ++e) entering[network.edges[e].to].push_back(e);
        for (const Index output : network.outputs) needed[output] = true;
        for (Index v = network.vertices.size(); v-- > 0;)
            if (needed[v])
                for (const Index e : entering[v]) needed[network.edges[e].from] = true;
    }

    /// [3] x, then for every edge its weighted sum and its bias.
    Index pre_activation(Index v, const std::vector<Rational>& x, const std::vector<Index>& values) const {
        Sum sum{{}, entry[v] ? x[*entry[v]] : Rational(0)};
        for (const Index e : entering[v]) {
            const OpenEdgeNodes& own = *parameters[e];
            const Index tail = network.edges[e].from;
            for (Index i = 0; i < own.weights.size(); ++i) {
                if (tail == source)
                    sum.of.push_back({x[i], own.weights[i]});
                else
                    sum.of.push_back({1, circuit.product(own.weights[i], values[tail])});
            }
            sum.of.push_back({1, own.bias});
        }
        return circuit.sum(sum);
    }

    /// [4] The values of the outputs.
    std::vector<Index> outputs(Index sample, const std::vector<Rational>& x) const {
        const auto name = [&](const char* letter, Index v) {
            return "s" + std::to_string(sample) + letter + std::to_string(v);
        };
        std::vector<Index> values(network.vertices.size(), 0);
        for (Index v = 0; v < values.size(); ++v) {
            if (!needed[v]) continue;
            values[v] = pre_activation(v, x, values);
            if (v == source) continue;
            circuit.name(values[v], name("_a", v));
            values[v] = circuit.activated(*network.vertices[v].activation, values[v]);
            circuit.name(values[v], name("_v", v));
        }
        std::vector<Index> result;
        for (const Index output : network.outputs) result.push_back(values[output]);
        return result;
    }
};

const Activation& square() {
    static const Activation square{Polynomial{{0, 0, 1}}};
    return square;
}

/// [10] Squared distances, or one look at all of them. A tied edge counts on its own.
std::vector<Scaled> regularisation(const Regulariser& regulariser, const std::vector<const OpenEdgeNodes*>& parameters,
                                   Circuit& circuit) {
    const auto& centre = std::visit([](const auto& r) -> const ParameterValues& { return r.centre; }, regulariser);
    const auto centres = own_entries(centre);
    const auto* quadratic = std::get_if<QuadraticRegulariser>(&regulariser);
    std::vector<Scaled> squares;
    std::vector<Index> equal;
    const auto compare = [&](Index parameter, const Rational& to) {
        if (quadratic)
            squares.push_back({quadratic->weight, circuit.activated(square(), circuit.sum({{{1, parameter}}, -to}))});
        else
            equal.push_back(circuit.equal(parameter, to));
    };
    for (Index e = 0; e < parameters.size(); ++e) {
        for (Index i = 0; i < parameters[e]->weights.size(); ++i)
            compare(parameters[e]->weights[i], centres[e]->weights[i]);
        compare(parameters[e]->bias, centres[e]->bias);
    }
    if (quadratic) return squares;
    const Index differs = circuit.negation(circuit.all(equal));
    return {{std::get<DistinctRegulariser>(regulariser).penalty, circuit.indicator(differs)}};
}

/// C1 |I|^C2, but no more of it than `enough`.
Integer most_bits(const Nnt& instance, const Integer& enough) {
    const Integer size = 8 * static_cast<unsigned long>(write_document(Document{instance}).size());
    Integer bound = instance.parameter_bits->factor;
    for (Integer i = 0; i < instance.parameter_bits->power && bound != 0 && bound < enough; ++i) bound *= size;
    return bound;
}

bool has_continuum(const Nnt& instance) {
    for (const EdgeOptions* own : own_entries(instance.parameters)) {
        if (std::holds_alternative<Continuum>(own->biases)) return true;
        for (const OptionList& list : own->weights)
            if (std::holds_alternative<Continuum>(list)) return true;
    }
    return false;
}

/// [12] The bits of every parameter of every edge, tied ones too.
void bound_bits(const Nnt& instance, Circuit& circuit) {
    if (has_continuum(instance))
        throw Refused{{"/parameter-bits",
                       "expected only listed parameters: the bits of others cannot be said in "
                       "arithmetic (smtlib leaves the bound out with --relax)"}};
    std::map<const OptionList*, Index> node;
    for (const Index parameter : circuit.parameters)
        node.emplace(std::get<Chosen>(circuit.nodes()[parameter].is).options, parameter);
    Sum bits;
    Integer longest = 0;
    const auto count = [&](const OptionList& options) {
        bits.of.push_back({1, circuit.length_of(node.at(&options))});
        std::size_t most = 0;
        for (const Rational& option : std::get<std::vector<Rational>>(options)) most = std::max(most, length(option));
        longest += static_cast<unsigned long>(most);
    };
    for (const EdgeOptions* own : own_entries(instance.parameters)) {
        for (const OptionList& list : own->weights) count(list);
        count(own->biases);
    }
    const Integer most = most_bits(instance, longest);
    if (most < longest) circuit.bounds.push_back({bits, Rational(most)});
}

/// A name without anything that could end a comment.
std::string plain(const std::string& name) {
    std::string text;
    for (const char c : name) text += c >= ' ' && c <= '~' ? c : '?';
    return text;
}

}  // namespace

Circuit circuit_of(const Nnt& instance, const ExportLimits& limits, bool relaxed) {
    Circuit circuit(limits);
    const auto nodes = open_parameters(instance, circuit);
    if (circuit.impossible) return circuit;
    const auto parameters = own_entries(nodes);
    const Vertices vertices(instance.network, parameters, circuit);
    Sum total;
    for (Index s = 0; s < instance.dataset.size(); ++s) {
        const Sample& sample = instance.dataset[s];
        const Sum loss = loss_sum(instance.loss, vertices.outputs(s, sample.x), sample.y, circuit);
        // [11] times the loss of one copy
        for (const auto& [factor, of] : loss.of)
            total.of.push_back({circuit.exact.product(Rational(sample.times), factor), of});
        total.constant =
            circuit.exact.sum(total.constant, circuit.exact.product(Rational(sample.times), loss.constant));
    }
    if (instance.regulariser)
        for (Scaled& scaled : regularisation(*instance.regulariser, parameters, circuit))
            total.of.push_back(std::move(scaled));
    circuit.bounds.push_back({std::move(total), instance.gamma});
    if (instance.parameter_bits && !(relaxed && has_continuum(instance))) bound_bits(instance, circuit);
    for (Bound& bound : circuit.bounds) bound.sum = circuit.collected(bound.sum);
    return circuit;
}

std::string place_of(const Nnt& instance, const Chosen& parameter) {
    const auto& [from, to] = instance.network.edges[parameter.edge];
    const auto name = [&](Index v) { return plain(instance.network.vertices[v].name); };
    return "edge " + std::to_string(parameter.edge) + " (" + name(from) + " -> " + name(to) + "), " +
           (parameter.weight ? "weight " + std::to_string(*parameter.weight) : "bias");
}

std::string heading(const Nnt& instance, const std::string& comment) {
    const auto count = [](std::size_t n, const std::string& one, const std::string& many) {
        return std::to_string(n) + " " + (n == 1 ? one : many);
    };
    std::string text =
        comment + " Is there an allowed parameter vector with total loss at most gamma = " + instance.gamma.get_str() +
        "?\n" + comment + " " + count(instance.network.vertices.size(), "vertex", "vertices") + ", " +
        count(instance.network.edges.size(), "edge", "edges") + ", " +
        count(instance.dataset.size(), "sample", "samples") + "; e<edge>_w<weight> and e<edge>_b are its" +
        " parameters\n";
    for (Index e = 0; e < instance.parameters.size(); ++e)
        if (const auto* tie = std::get_if<SameAs>(&instance.parameters[e]))
            text += comment + " edge " + std::to_string(e) + " has the parameters of edge " +
                    std::to_string(tie->edge) + "\n";
    return text;
}

}  // namespace reductio::impl::exporting
