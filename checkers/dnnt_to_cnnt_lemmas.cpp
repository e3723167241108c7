#include "checkers/dnnt_to_cnnt_lemmas.hpp"

#include "checkers/z3_training.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

const Number& only(const OpenParameter& parameter) {
    if (parameter.options.size() != 1) throw Misshapen{"a parameter of the target is no continuum"};
    return parameter.options[0];
}

}  // namespace

Lemmas::Lemmas(const Traced& traced, Solver& solver, const Meaning& meaning, const KnownValue& known_value, Kept kept)
    : traced_(traced),
      solver_(solver),
      meaning_(meaning),
      known_value_(known_value),
      kept_(std::move(kept)),
      parameters_(open_parameters(solver, traced.target, meaning)),
      network_(traced.target.network, parameters_, meaning, budget_) {}

/// Equal arguments give one value. Where they are not proved equal, nothing is said about the values.
Number Lemmas::apply(const Activation& activation, const Number& a) {
    if (std::holds_alternative<Identity>(activation.is)) return a;
    if (const auto* constant = std::get_if<Constant>(&activation.is)) return meaning_(constant->value);
    if (known(a)) return known_value_(activation, *known(a));
    for (const Applied& before : applied_) {
        if (before.activation == activation && holds(is_equal(before.a, a))) return before.value;
    }
    applied_.push_back({activation, a, solver_.open_real()});
    return applied_.back().value;
}

bool Lemmas::holds(const Truth& truth, const std::vector<Truth>& given) {
    std::vector<Truth> against = given;
    against.push_back(!truth);
    return !solver_.find(against);
}

void Lemmas::demand(const Truth& truth, const std::string& what, const std::vector<Truth>& given) {
    if (!holds(truth, given)) throw NotProved{what};
}

Reading Lemmas::reading(std::function<Number(Index, const Number&)> settled) {
    applied_.clear();
    const auto apply_one = [this](const Activation& activation, const Number& a) { return apply(activation, a); };
    return {meaning_, kept_, apply_one, std::move(settled), false, budget_};
}

/// On probes: 0 or 1 where it is that.
Number Lemmas::simplest(const Number& value) {
    if (known(value)) return value;
    for (const Number& candidate : {Number{0}, Number{1}})
        if (holds(is_equal(value, candidate))) return candidate;
    return value;
}

EdgeParameters& Lemmas::entering(const TracedParameter& parameter) {
    return std::get<EdgeParameters>(parameters_[parameter.entering]);
}

void Lemmas::baseline() {
    for (const TracedParameter& parameter : traced_.parameters) {
        if (!std::holds_alternative<EdgeParameters>(parameters_[parameter.entering]))
            throw Misshapen{"an edge of the target shares its parameters"};
    }
    const auto simpler = [this](Index vertex, const Number& value) {
        return traced_.source_of[vertex] ? simplest(value) : value;
    };
    const Values values = values_by_checks(traced_, traced_.baseline(), network_, reading(simpler));
    for (const TracedParameter& parameter : traced_.parameters) {
        demand(is_equal(values.of[parameter.supply], Number{}), "a supply is not shown to be 0 on the baseline");
        OpenParameter& bias = entering(parameter).bias;
        demand(is_equal(only(bias), Number{}), "the bias of an edge into a parameter vertex is not shown to be 0",
               {values.required[parameter.vertex]});
        bias.options.assign(1, Number{});  // not "= {..}", which g++ 12 warns about
    }
}

void Lemmas::weights() {
    std::vector<std::vector<Truth>> given(traced_.parameters.size());
    const auto simpler = [this](Index vertex, const Number& value) {
        return traced_.source_of[vertex] ? simplest(value) : value;
    };
    for (Index sample = traced_.baseline() + 1; sample < traced_.target.dataset.size(); ++sample) {
        const Values values = values_by_checks(traced_, sample, network_, reading(simpler));
        for (Index i = 0; i < given.size(); ++i) {
            const Index vertex = traced_.parameters[i].vertex;
            const auto at = traced_.position[vertex];
            if (at && traced_.check(*at, traced_.target.dataset[sample].y[*at]) == CheckKind::option)
                given[i].push_back(values.required[vertex]);
        }
    }
    bool possible = true;
    for (Index i = 0; i < given.size(); ++i) {
        const auto& options = traced_.parameters[i].options(traced_.source);
        OpenParameter& weight = entering(traced_.parameters[i]).weights[0];
        demand(is_among(only(weight), options, meaning_), "a weight is not shown to be an option", given[i]);
        possible = possible && !options.empty();
        weight = {Choice(solver_, std::max<std::size_t>(options.size(), 1)), {}};
        std::ranges::transform(options, std::back_inserter(weight.options), meaning_);
    }
    if (!possible) throw Impossible{};
}

OpenParameters Lemmas::extracted() const {
    const Network& network = traced_.source.network;
    OpenParameters result;
    const OpenParameter nothing = {{solver_, 1}, {Number{}}};
    for (const Edge& edge : network.edges)
        result.emplace_back(EdgeParameters{std::vector<OpenParameter>(weight_count(network, edge), nothing), nothing});
    for (const TracedParameter& parameter : traced_.parameters) {
        auto& own = std::get<EdgeParameters>(result[parameter.edge]);
        (parameter.weight ? own.weights[*parameter.weight] : own.bias) =
            std::get<EdgeParameters>(parameters_[parameter.entering]).weights[0];
    }
    return result;
}

void Lemmas::values() {
    const OpenParameters source_parameters = extracted();
    for (Index sample = 0; sample < traced_.source.dataset.size(); ++sample) values_on(sample, source_parameters);
}

/// Vertex by vertex in order: once a value is proved to be the source's, it is one symbol on both sides.
void Lemmas::values_on(Index sample, const OpenParameters& source_parameters) {
    const Network& network = traced_.source.network;
    const NetworkTerms source_network(network, source_parameters, meaning_, budget_);
    std::vector<Number> x;
    std::ranges::transform(traced_.source.dataset[sample].x, std::back_inserter(x), meaning_);
    std::vector<Number> z(network.vertices.size());
    const auto settle = [&](Index vertex, const Number& value) {
        const auto v = traced_.source_of[vertex];
        if (!v) return value;
        const std::string claim = "a value is not shown to be the source's on a real sample";
        if (vertex != traced_.vertex[*v]) {
            demand(is_equal(value, z[*v]), claim);
            return z[*v];
        }
        const Number original = apply(*network.vertices[*v].activation, source_network.pre_activation(*v, x, z));
        demand(is_equal(value, original), claim);
        z[*v] = known(original) ? original : solver_.open_real();
        return z[*v];
    };
    const Values values = values_by_checks(traced_, sample, network_, reading(settle));
    std::vector<Number> seen;
    for (const Index at : traced_.trace.outputs) seen.push_back(values.of[traced_.target.network.outputs[at]]);
    outputs_.push_back(seen);
    source_.push_back(z);
}

/// The losses inside are the source's, so there is as much left for them as the source allows.
void Lemmas::backward() {
    const auto left = left_by_checks(traced_, meaning_);
    const Number gamma = meaning_(traced_.source.gamma);
    if (!left || !known(gamma) || *left > *known(gamma)) throw NotProved{"more is left for the losses inside"};
    losses_are_the_same();
}

void Lemmas::losses_are_the_same() {
    const Nnt& source = traced_.source;
    if (*traced_.trace.loss != source.loss) throw NotProved{"the loss inside is another one than the source's"};
    for (Index sample = 0; sample < source.dataset.size(); ++sample) {
        const Sample& mine = source.dataset[sample];
        const Sample& theirs = traced_.target.dataset[sample];
        std::vector<Rational> label;
        for (const Index at : traced_.trace.outputs) label.push_back(theirs.y[at]);
        if (!traced_.is_real(sample) || label != mine.y || theirs.times != mine.times)
            throw NotProved{"a real sample does not have the label of the source's"};
        const std::vector<Number> f = restricted(source_[sample], source.network.outputs);
        if (f.size() != outputs_[sample].size()) throw NotProved{"the loss inside sees other outputs"};
        demand(are_equal(outputs_[sample], f), "the loss inside is not shown to see the source's outputs");
    }
}

}  // namespace reductio::checkers
