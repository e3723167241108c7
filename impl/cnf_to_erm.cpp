#include "impl/cnf_to_erm.hpp"

#include "impl/building.hpp"
#include "spec/document.hpp"

namespace reductio::impl::cnf_to_erm {

namespace {

/// The network alone has more than ten values for each variable.
constexpr std::size_t most_variables = Limits{}.values / 10;

}  // namespace

Result<Nnt> reduce(const Cnf& source) {
    if (source.variables > most_variables)
        return Error{"/variables", "expected at most " + std::to_string(most_variables) +
                                       " variables: no document could hold a network for more"};
    const PiecewiseLinear relu{{0}, {{0, 0}, {1, 0}}};
    Nnt target;
    // [1] [2]
    target.network.input = InjectedInput{{0}};
    target.network.vertices.push_back({"s", identity()});
    for (Index i = 1; i <= source.variables; ++i) {
        target.network.vertices.push_back({"o" + std::to_string(i), Activation{relu}});
        target.network.outputs.push_back(i);
        target.network.edges.push_back({0, i});
        target.parameters.emplace_back(EdgeOptions{{Continuum::rational}, Continuum::rational});
    }
    target.parameter_bits = ParameterBits{1, 1};
    // [3]
    target.dataset = {{{1}, std::vector<Rational>(source.variables), 1}};
    target.loss.is = Satisfies{source};
    return target;
}

Result<Parameters> lift(const Cnf& source, const Model& model) {
    if (model.literals.size() != source.variables)
        return Error{"/literals", "expected " + std::to_string(source.variables) + " literals, found " +
                                      std::to_string(model.literals.size())};
    Parameters parameters;
    for (const Literal literal : model.literals) parameters.edges.emplace_back(weight(literal > 0 ? 1 : 0));
    return parameters;
}

Result<Model> extract(const Cnf& source, const Parameters& parameters) {
    const auto target = reduce(source);
    if (!target) return target.error();
    if (auto error = wrong_parameters(target->network, parameters)) return *error;
    Model model;
    for (const EdgeValues* own : own_entries(parameters.edges)) {
        const auto variable = static_cast<Literal>(model.literals.size() + 1);
        model.literals.push_back(own->weights[0] + own->bias == 1 ? variable : -variable);
    }
    return model;
}

}  // namespace reductio::impl::cnf_to_erm
