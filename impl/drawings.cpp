#include "impl/drawings.hpp"

#include <set>

#include "impl/product_identity.hpp"
#include "impl/room.hpp"

namespace reductio::impl {

namespace {

/// A text inside a double-quoted label.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return result + "\"";
}

std::string polynomial_text(const Polynomial& polynomial) {
    std::string text;
    for (std::size_t k = polynomial.coefficients.size(); k-- > 0;) {
        const Rational& c = polynomial.coefficients[k];
        if (c == 0) continue;
        const std::string power = k == 0 ? "" : k == 1 ? "x" : "x^" + std::to_string(k);
        const Rational size = abs(c);
        text += text.empty() ? (c < 0 ? "-" : "") : (c < 0 ? " - " : " + ");
        text += size == 1 && k > 0 ? power : size.get_str() + (k > 0 ? " " + power : "");
    }
    return text.empty() ? "0" : text;
}

std::string activation_text(const Activation& activation) {
    static const PiecewiseLinear relu{{0}, {{0, 0}, {1, 0}}};
    if (std::holds_alternative<Identity>(activation.is)) return "";
    if (const auto* constant = std::get_if<Constant>(&activation.is)) return constant->value.get_str();
    if (const auto* polynomial = std::get_if<Polynomial>(&activation.is)) return polynomial_text(*polynomial);
    if (const auto* line = std::get_if<PiecewiseLinear>(&activation.is))
        return *line == relu ? "ReLU" : "piecewise linear";
    if (std::holds_alternative<Rounded>(activation.is)) return "rounded";
    if (std::holds_alternative<PublishedProbe>(activation.is)) return "published probe";
    return "decimal";
}

std::string options_text(const OptionList& options) {
    if (const auto* continuum = std::get_if<Continuum>(&options))
        return *continuum == Continuum::real ? "real" : "rational";
    const auto& list = std::get<std::vector<Rational>>(options);
    if (list.size() == 1) return list[0].get_str();
    std::string text = "{";
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == 6) return text + ", ..}";
        text += (i == 0 ? "" : ", ") + list[i].get_str();
    }
    return text + "}";
}

/// A bias of 0 goes without saying.
std::string parameters_text(const std::vector<std::string>& weights, const std::string& bias) {
    std::string text;
    for (const std::string& weight : weights) text += (text.empty() ? "" : "; ") + weight;
    return bias == "0" ? text : text + (text.empty() ? "" : " ") + "+ " + bias;
}

std::string graph(const Network& network, const std::vector<std::string>& edge_labels) {
    std::string dot =
        "digraph {\n  rankdir=LR\n  node [fontname=\"sans\", fontsize=11]\n  edge [fontname=\"sans\", fontsize=9]\n";
    const std::set<Index> outputs(network.outputs.begin(), network.outputs.end());
    std::set<Index> inputs;
    if (const auto* source = std::get_if<SourceInput>(&network.input)) inputs.insert(source->source);
    if (const auto* injected = std::get_if<InjectedInput>(&network.input))
        inputs.insert(injected->vertices.begin(), injected->vertices.end());
    for (Index v = 0; v < network.vertices.size(); ++v) {
        const auto& [name, activation] = network.vertices[v];
        const std::string below = activation ? activation_text(*activation) : "source";
        dot += "  " + std::to_string(v) + " [label=" + quoted(below.empty() ? name : name + ": " + below) +
               ", shape=" + (inputs.contains(v) ? "box" : "ellipse") + (outputs.contains(v) ? ", peripheries=2" : "") +
               "]\n";
    }
    for (Index e = 0; e < network.edges.size(); ++e)
        dot += "  " + std::to_string(network.edges[e].from) + " -> " + std::to_string(network.edges[e].to) +
               " [label=" + quoted(edge_labels[e]) + "]\n";
    return dot + "}\n";
}

/// The problem that a document is an instance of.
std::string problem_of(const Document& document) {
    if (std::holds_alternative<PosSlp>(document.is)) return "PosSLP";
    if (std::holds_alternative<BitSlp>(document.is)) return "BitSLP";
    if (const auto* gradient = std::get_if<Gradient>(&document.is))
        return std::holds_alternative<SignQuestion>(gradient->question) ? "Backprop-Sign" : "Backprop-Bit";
    const auto* instance = std::get_if<Nnt>(&document.is);
    if (!instance) return std::string(kind_of(document));
    for (const EdgeOptions* own : own_entries(instance->parameters)) {
        if (const auto* continuum = std::get_if<Continuum>(&own->biases))
            return *continuum == Continuum::real ? "C-NNT" : "ERM in the bit model";
    }
    return "D-NNT";
}

}  // namespace

std::string network_graph(const Nnt& instance) {
    std::vector<std::string> labels;
    for (const EdgeOptions* own : own_entries(instance.parameters)) {
        std::vector<std::string> weights;
        for (const OptionList& list : own->weights) weights.push_back(options_text(list));
        labels.push_back(parameters_text(weights, options_text(own->biases)));
    }
    return graph(instance.network, labels);
}

std::string network_graph(const Gradient& question) {
    std::vector<std::string> labels;
    for (const EdgeValues* own : own_entries(question.parameters)) {
        std::vector<std::string> weights;
        for (const Rational& weight : own->weights) weights.push_back(weight.get_str());
        labels.push_back(parameters_text(weights, own->bias.get_str()));
    }
    return graph(question.network, labels);
}

std::string gadget_graph() { return network_graph(*product_identity::reduce({{0, 0, 1}})); }

std::string roadmap_graph() {
    std::string dot =
        "digraph {\n  rankdir=LR\n  node [fontname=\"sans\", fontsize=12, shape=box]\n"
        "  edge [fontname=\"sans\", fontsize=10]\n";
    for (const Room& room : rooms()) {
        if (room.target == "decision") continue;  // it solves, and leads nowhere
        const Document source = *read_document(room.yes_example);
        const Options options =
            room.example_options.empty() ? Options{} : std::get<Options>(read_document(room.example_options)->is);
        const auto target = room.variants.front().reduce(source, options);
        dot += "  " + quoted(problem_of(source)) + " -> " + quoted(problem_of(*target)) +
               " [label=" + quoted(room.tag) + "]\n";
    }
    return dot + "}\n";
}

}  // namespace reductio::impl
