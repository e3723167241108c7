#include "impl/two_csp_to_dnnt.hpp"

#include "impl/building.hpp"

namespace reductio::impl::two_csp_to_dnnt {

namespace {

enum class Form { repaired, published };

/// [1] The variables that have a vertex, in order.
std::vector<Index> kept_variables(const TwoCsp& source, Form form) {
    std::vector<bool> mentioned(source.variables, form == Form::published || source.alphabet == 0);
    for (const Constraint& constraint : source.constraints) mentioned[constraint.u] = mentioned[constraint.v] = true;
    std::vector<Index> kept;
    for (Index v = 0; v < source.variables; ++v)
        if (mentioned[v]) kept.push_back(v);
    return kept;
}

Rational number(std::size_t n) { return Rational(static_cast<unsigned long>(n)); }

/// [4] [5] The edges into one output, and their weights.
void add_constraint(std::vector<OpenEdge>& edges, const Constraint& constraint, Index h_u, Index h_v, Index t,
                    const Rational& n, Form form) {
    const bool loop = constraint.u == constraint.v;
    if (loop && form == Form::repaired) {
        edges.push_back({{h_u, t}, weight_options({2 * n + 1})});
        return;
    }
    edges.push_back({{h_u, t}, weight_options({1})});
    if (!loop) edges.push_back({{h_v, t}, weight_options({2 * n})});
}

Nnt build(const TwoCsp& source, Form form) {
    Nnt target;
    Network& network = target.network;
    const auto kept = kept_variables(source, form);
    const Rational n = number(source.alphabet);

    // [2] s, a vertex a variable, an output a constraint
    network.input = SourceInput{1, 0};
    network.vertices.push_back({"s", std::nullopt});
    std::vector<Index> vertex_of(source.variables);
    for (const Index v : kept) {
        vertex_of[v] = network.vertices.size();
        network.vertices.push_back({"h" + std::to_string(v + 1), identity()});
    }
    for (std::size_t i = 1; i <= source.constraints.size(); ++i) {
        network.outputs.push_back(network.vertices.size());
        network.vertices.push_back({"t" + std::to_string(i), identity()});
    }

    // [3] the symbol a is the weight a + 1
    std::vector<Rational> symbols;
    for (std::size_t a = 1; a <= source.alphabet; ++a) symbols.push_back(number(a));
    std::vector<OpenEdge> edges;
    for (const Index v : kept) edges.push_back({{0, vertex_of[v]}, weight_options(symbols)});
    for (std::size_t i = 0; i < source.constraints.size(); ++i) {
        const Constraint& constraint = source.constraints[i];
        add_constraint(edges, constraint, vertex_of[constraint.u], vertex_of[constraint.v], network.outputs[i], n,
                       form);
    }
    // [6]
    sort_edges(edges);
    add_edges(target, edges);

    // [7] one sample; the loss decodes every output
    target.dataset = {{{1}, std::vector<Rational>(source.constraints.size(), 1), 1}};
    std::vector<Relation> allowed;
    for (const Constraint& constraint : source.constraints) allowed.push_back(constraint.allowed);
    if (form == Form::repaired)
        target.loss.is = CspDecode{source.alphabet, std::move(allowed)};
    else
        target.loss.is = PublishedCspDecode{source.alphabet, std::move(allowed)};
    target.gamma = 1;
    return target;
}

Result<Parameters> lift_as(const TwoCsp& source, const Assignment& solution, Form form) {
    if (solution.values.size() != source.variables)
        return Error{"/values", "expected " + std::to_string(source.variables) + " symbols, one a variable"};
    for (Index v = 0; v < source.variables; ++v)
        if (solution.values[v] >= source.alphabet)
            return Error{"/values/" + std::to_string(v), "expected a symbol below " + std::to_string(source.alphabet)};
    const auto kept = kept_variables(source, form);
    const Nnt target = build(source, form);
    Parameters parameters;
    for (std::size_t e = 0; e < target.parameters.size(); ++e) {
        const auto& options = std::get<0>(std::get<EdgeOptions>(target.parameters[e]).weights[0]);
        // The edges from s come first, in the order of the variables kept.
        parameters.edges.emplace_back(weight(e < kept.size() ? number(solution.values[kept[e]] + 1) : options.front()));
    }
    return parameters;
}

Result<Assignment> extract_as(const TwoCsp& source, const Parameters& parameters, Form form) {
    if (auto error = wrong_parameters(build(source, form).network, parameters)) return *error;
    const auto kept = kept_variables(source, form);
    const auto own = own_entries(parameters.edges);
    Assignment solution{std::vector<Index>(source.variables, 0)};
    for (std::size_t e = 0; e < kept.size(); ++e) {
        const Rational& symbol = own[e]->weights[0];
        if (symbol.get_den() != 1 || symbol < 1 || symbol > number(source.alphabet))
            return Error{"/edges/" + std::to_string(e) + "/weights/0",
                         "expected an integer from 1 to " + std::to_string(source.alphabet)};
        solution.values[kept[e]] = symbol.get_num().get_ui() - 1;
    }
    return solution;
}

}  // namespace

Nnt reduce(const TwoCsp& source) { return build(source, Form::repaired); }
Nnt reduce_published(const TwoCsp& source) { return build(source, Form::published); }

Result<Parameters> lift(const TwoCsp& source, const Assignment& solution) {
    return lift_as(source, solution, Form::repaired);
}

Result<Parameters> lift_published(const TwoCsp& source, const Assignment& solution) {
    return lift_as(source, solution, Form::published);
}

Result<Assignment> extract(const TwoCsp& source, const Parameters& parameters) {
    return extract_as(source, parameters, Form::repaired);
}

Result<Assignment> extract_published(const TwoCsp& source, const Parameters& parameters) {
    return extract_as(source, parameters, Form::published);
}

}  // namespace reductio::impl::two_csp_to_dnnt
