#include <algorithm>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

Trace& trace(Nnt& target) { return std::get<Trace>(target.loss.is); }

/// Outputs are the vertices from 1 on.
template <class Kind, class Change>
void each_role(Nnt& target, const Change& change) {
    auto& roles = trace(target).roles;
    for (Index position = 0; position < roles.size(); ++position)
        if (auto* role = std::get_if<Kind>(&roles[position])) change(position, *role);
}

/// Their checks are replaced by one that asks nothing: that the value is itself.
template <class Kind>
void drop_checks_of(const Nnt&, Nnt& target) {
    auto& roles = trace(target).roles;
    for (Index position = 0; position < roles.size(); ++position)
        if (std::holds_alternative<Kind>(roles[position])) roles[position] = VertexRole{{Identity{}}, {position}};
}

void drop_label(Nnt& target, const Rational& label) {
    for (Sample& sample : target.dataset)
        each_role<ParameterRole>(target, [&](Index position, const ParameterRole&) {
            if (sample.y[position] == label) sample.y[position] = 0;
        });
}

std::size_t real_samples(const Nnt& source) { return source.dataset.size(); }

/// How many entries the probes have, and where the first of them stands.
std::size_t feeding(const Nnt& source, const Nnt& target) { return target.dataset.size() - source.dataset.size() - 2; }
Index first_probe(const Nnt& source, const Nnt& target) {
    return std::get<SourceInput>(target.network.input).dimension - feeding(source, target);
}

void drop_sample(const Nnt& source, Nnt& target, std::size_t at) {
    if (real_samples(source) + at < target.dataset.size())
        target.dataset.erase(target.dataset.begin() + static_cast<std::ptrdiff_t>(real_samples(source) + at));
}

/// As if sigma(0) were 0 everywhere.
void probe_as_if_zero_were_kept(const Nnt& source, Nnt& target) {
    const Index first = first_probe(source, target);
    for (std::size_t i = real_samples(source); i < target.dataset.size(); ++i)
        for (Index k = 0; k < feeding(source, target); ++k) {
            const Rational value = i == real_samples(source) + 2 + k ? 1 : 0;
            target.dataset[i].x[first + k] = target.dataset[i].y[first + k] = value;
        }
}

void forget_the_bias(const Nnt&, Nnt& target) {
    each_role<VertexRole>(target, [](Index, VertexRole& role) {
        if (!role.sum.empty()) role.sum.pop_back();
    });
}

void offer_an_option_more(const Nnt&, Nnt& target) {
    each_role<ParameterRole>(target, [](Index, ParameterRole& role) {
        role.options.push_back(role.options.empty() ? Rational(0) : Rational(role.options.back() + 1));
    });
}

void take_the_identity(const Nnt&, Nnt& target) {
    each_role<VertexRole>(target, [](Index, VertexRole& role) { role.activation = {Identity{}}; });
}

void forget_the_sentinel(const Nnt&, Nnt& target) {
    for (Sample& sample : target.dataset) sample.y.back() = 0;
}

void count_samples_once(const Nnt& source, Nnt& target) {
    for (const Sample& sample : source.dataset) target.gamma -= sample.times - 1;
}

/// The threshold of the source, whatever the samples cost.
void forget_the_shift(const Nnt& source, Nnt& target) { target.gamma = source.gamma; }

/// The baseline shows 1 at `one`, and says so.
void feed_the_baseline(const Nnt& source, Nnt& target) {
    Sample& baseline = target.dataset[real_samples(source)];
    const Index one = first_probe(source, target) - 1;
    baseline.x[one] = baseline.y[one] = 1;
}

void double_inputs(const Nnt& source, Nnt& target) {
    const Index one = first_probe(source, target) - 1;
    for (Index i = 0; i < real_samples(source); ++i)
        for (Index entry = 0; entry < one; ++entry) target.dataset[i].y[entry] = target.dataset[i].x[entry] *= 2;
}

void fix_biases(const Nnt&, Nnt& target) {
    for (auto& entry : target.parameters) std::get<EdgeOptions>(entry).biases = std::vector<Rational>{0};
}

void list_options_downwards(const Nnt&, Nnt& target) {
    each_role<ParameterRole>(target, [](Index, ParameterRole& role) { std::ranges::reverse(role.options); });
}

void add_a_vertex(const Nnt&, Nnt& target) { target.network.vertices.push_back({"more", Activation{Identity{}}}); }

template <class Change>
void each_number(Parameters& parameters, const Change& change) {
    for (auto& entry : parameters.edges) {
        auto& values = std::get<EdgeValues>(entry);
        for (Rational& weight : values.weights) change(weight);
        change(values.bias);
    }
}

void negate(const Nnt&, Parameters& parameters) {
    each_number(parameters, [](Rational& number) { number = -number; });
}

void forget_biases(const Nnt&, Parameters& parameters) {
    for (auto& entry : parameters.edges) std::get<EdgeValues>(entry).bias = 0;
}

/// A lift that is right but for its ports, which show the double.
void double_ports(const Nnt&, Parameters& lifted) {
    for (Rational& weight : std::get<EdgeValues>(lifted.edges.front()).weights) weight *= 2;
}

}  // namespace

std::vector<ReductionMutant> dnnt_to_cnnt_mutants() {
    const std::string room = "dnnt-to-cnnt";
    const auto change = [](auto f) { return in_target<Nnt>(f); };
    return {
        {room, "does not check ports", "backward", change(drop_checks_of<PortRole>)},
        {room, "does not check vertices", "backward", change(drop_checks_of<VertexRole>), true},
        {room, "does not check outs", "backward", change(drop_checks_of<OutRole>)},
        {room, "does not ask parameters for 0", "backward", change([](const Nnt&, Nnt& t) { drop_label(t, 2); })},
        {room, "does not ask parameters for an option", "weights",
         change([](const Nnt&, Nnt& t) { drop_label(t, 1); })},
        {room, "leaves the baseline out", "backward", change([](const Nnt& s, Nnt& t) { drop_sample(s, t, 0); })},
        {room, "leaves the ones out", "weights", change([](const Nnt& s, Nnt& t) { drop_sample(s, t, 1); })},
        {room, "leaves a unit out", "weights", change([](const Nnt& s, Nnt& t) { drop_sample(s, t, 2); })},
        {room, "probes as if sigma(0) were 0", "forward", change(probe_as_if_zero_were_kept)},
        {room, "sums without the bias", "forward", change(forget_the_bias)},
        {room, "offers an option more", "weights", change(offer_an_option_more)},
        {room, "takes the identity for every activation", "forward", change(take_the_identity)},
        {room, "forgets the sentinel", "construction", change(forget_the_sentinel)},
        {room, "counts repeated samples once", "construction", change(count_samples_once)},
        {room, "allows a loss of 1 more", "backward", change([](const Nnt&, Nnt& t) { t.gamma += 1; })},
        {room, "charges failures too little", "backward", change([](const Nnt&, Nnt& t) { trace(t).penalty = 1; }),
         true},
        {room, "forgets the shift of the threshold", "equivalence", change(forget_the_shift), true},
        {room, "feeds the baseline", "baseline", change(feed_the_baseline), true},
        {room, "doubles inputs", "values", change(double_inputs), true},
        {room, "fixes biases", "restrictions", change(fix_biases)},
        {room, "lists options downwards", "reduce", change(list_options_downwards)},
        {room, "adds a vertex", "size", change(add_a_vertex)},
        {room, "lifts negated numbers", "forward", before_lift<Nnt, Parameters>(negate)},
        {room, "lifts doubled ports", "forward", after_lift<Nnt, Parameters>(double_ports)},
        {room, "extracts negated numbers", "backward", after_extract<Nnt, Parameters>(negate)},
        {room, "extracts no biases", "backward", after_extract<Nnt, Parameters>(forget_biases)},
        {room, "is as printed", "construction", as_printed("published-charitable")},
    };
}

}  // namespace reductio::mutants
