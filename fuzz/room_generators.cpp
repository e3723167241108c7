#include "fuzz/room_generators.hpp"

#include <algorithm>

#include "checkers/evaluation.hpp"
#include "fuzz/network_generators.hpp"

namespace reductio::fuzz {

PosSlp generate_integer_program(Choices& choices, const Size& size) { return {generate_slp(choices, size, 1)}; }

namespace {

/// Half of the thresholds go to the total loss of allowed parameters, or just below.
void place_threshold(Choices& choices, Nnt& nnt) {
    if (!choices.flip()) return;
    const auto evaluation = checkers::evaluate(nnt, generate_parameters(choices, nnt));
    if (evaluation) nnt.gamma = evaluation->total;
    if (choices.chance(1, 4)) nnt.gamma -= Rational(1, 7);
}

}  // namespace

Nnt generate_discrete_training(Choices& choices, const Size& size) {
    NntShape shape = NntShape::of(size);
    shape.lists = {Lists::finite};
    shape.most_assignments = 16;
    shape.most_vertices = std::min<std::size_t>(shape.most_vertices, 5);
    shape.injected = shape.ties = shape.extras = shape.source_outputs = false;
    Nnt nnt = generate_nnt(choices, shape);
    place_threshold(choices, nnt);
    return nnt;
}

Nnt generate_two_layers(Choices& choices, const Size& size) {
    NntShape shape = NntShape::of(size);
    shape.lists = {Lists::finite};
    shape.most_assignments = 512;
    shape.most_vertices = std::min<std::size_t>(shape.most_vertices, 5);
    shape.two_layers = true;
    shape.injected = shape.source_outputs = shape.repeated_edges = shape.ties = shape.extras = false;
    Nnt nnt = generate_nnt(choices, shape);
    place_threshold(choices, nnt);
    return nnt;
}

Nnt generate_two_layers_in_print(Choices& choices, const Size& size) {
    const auto natural = [&](std::uint64_t most) { return Rational(choices.below(most + 1)); };
    const auto list = [&] {
        std::vector<Rational> options(choices.count(1, 2), natural(2));
        if (options.size() > 1) options[1] += 1;
        return OptionList{options};
    };
    Nnt nnt;
    const std::size_t d = choices.count(1, 2);
    const std::size_t k = choices.count(1, 3);
    nnt.network.input = SourceInput{d, 0};
    nnt.network.vertices = {{"s", {}}};
    NntShape shape = NntShape::of(size);
    shape.activations = {ActivationKind::identity, ActivationKind::polynomial, ActivationKind::piecewise_linear};
    for (Index h = 1; h <= k; ++h) {
        nnt.network.vertices.push_back({"h" + std::to_string(h), any_activation(choices, shape, {2, 1})});
        nnt.network.edges.push_back({0, h});
        nnt.parameters.emplace_back(EdgeOptions{std::vector<OptionList>(d, list()), list()});
    }
    nnt.network.vertices.push_back({"t", Activation{Identity{}}});
    nnt.network.outputs = {k + 1};
    for (Index h = 1; h <= k; ++h) {
        nnt.network.edges.push_back({h, k + 1});
        nnt.parameters.emplace_back(EdgeOptions{{std::vector<Rational>{1}}, std::vector<Rational>{0}});
    }
    for (std::size_t n0 = choices.count(1, 2); n0 > 0; --n0) {
        Sample sample;
        for (std::size_t r = 0; r < d; ++r) sample.x.push_back(natural(2));
        sample.y = {natural(6)};
        nnt.dataset.push_back(std::move(sample));
    }
    nnt.loss = any_loss(choices, choices.pick<LossKind>({LossKind::squared_error, LossKind::zero_one, LossKind::hinge}),
                        nnt.network, {2, 1});
    nnt.gamma = natural(1);
    return nnt;
}

Polynomial generate_multiplying_polynomial(Choices& choices, const Size& size) {
    Size large = size;
    large.degree = 2 * size.degree;
    return generate_polynomial(choices, large, 2);
}

namespace {

/// Products make networks large, so that a program of a few gates is an instance of ordinary size.
Size few_gates(const Size& size) {
    Size few = size;
    few.items = size.items / 2;
    return few;
}

Integer any_place(Choices& choices) { return Integer(static_cast<long>(choices.between(-12, 12))); }

/// The constant is 2^-m, m the number of gates; the place is where the value may have bits.
BitSlp bounded_program(Choices& choices, const Size& size) {
    BitSlp source{generate_slp(choices, size, 1), 0};
    const std::size_t m = source.slp.gates.size();
    source.slp.constant = Rational(Integer(1), Integer(1) << m);
    source.bit = -Integer(static_cast<unsigned long>(m * choices.count(0, 3))) + any_place(choices) / 4;
    return source;
}

Polynomial any_activation(Choices& choices, const Size& size) {
    const std::vector<Polynomial> known = {{{0, 0, 1}},     {{0, Rational(1, 2), 1}},
                                           {{0, -1, 0, 1}}, {{0, 0, -4, 0, 1}},
                                           {{0, 1, 1}},     {{Rational(1, 3), 0, Rational(2, 5)}}};
    if (!choices.chance(1, 4)) return choices.pick(known);
    Size small = size;
    small.degree = 4;
    small.magnitude = 3;
    return generate_polynomial(choices, small, 2);
}

void add_gap(Choices& choices, Options& options) {
    options.yes = choices.pick<Rational>({0, 1, Rational(1, 2), 2});
    options.no = *options.yes + choices.pick<Rational>({1, 2, Rational(1, 2), Rational(3, 2), 5});
}

Options any_options(Choices& choices, const Size& size, bool gap) {
    Options options;
    options.activation = any_activation(choices, size).coefficients;
    if (gap) add_gap(choices, options);
    return options;
}

BitSlp any_bit_program(Choices& choices, const Size& size) {
    if (choices.chance(1, 3)) return bounded_program(choices, few_gates(size));
    return generate_bit_slp(choices, few_gates(size));
}

}  // namespace

Instance generate_integer_program_of_either_kind(Choices& choices, const Size& size) {
    const bool sign = choices.flip();
    Slp slp = generate_slp(choices, size, 1);
    if (sign) return {Document{PosSlp{std::move(slp)}}, {}};
    return {Document{BitSlp{std::move(slp), any_place(choices)}}, {}};
}

Instance generate_erm(Choices& choices, const Size& size) {
    Document source{any_bit_program(choices, size)};
    return {std::move(source), any_options(choices, size, true)};
}

Instance generate_scalar_erm(Choices& choices, const Size& size) {
    Document source{any_bit_program(choices, size)};
    return {std::move(source), any_options(choices, size, choices.flip())};
}

Instance generate_hinge_erm(Choices& choices, const Size& size) {
    Document source{generate_integer_program(choices, few_gates(size))};
    return {std::move(source), any_options(choices, size, true)};
}

Instance generate_backprop_sign(Choices& choices, const Size& size) {
    Document source{generate_integer_program(choices, few_gates(size))};
    Options options = any_options(choices, size, false);
    options.gap = choices.pick<Rational>({1, 2, Rational(1, 2), Rational(7, 3), 100});
    return {std::move(source), std::move(options)};
}

Instance generate_backprop_bit(Choices& choices, const Size& size) {
    Document source{any_bit_program(choices, size)};
    return {std::move(source), any_options(choices, size, false)};
}

namespace {

/// So few variables and clauses that every assignment of the image can be tried.
CnfShape small_formulas(const Size& size, std::size_t most_literals) {
    return {0, size.items / 2, size.items / 2 + 1, most_literals};
}

}  // namespace

Cnf generate_few_clauses(Choices& choices, const Size& size) {
    return generate_cnf_within(choices, small_formulas(size, choices.pick<std::size_t>({3, 3, 3, 3, 3, 2, 4, 5})));
}

Cnf generate_short_clauses(Choices& choices, const Size& size) {
    Cnf formula = generate_cnf_within(choices, small_formulas(size, 3));
    for (Clause& clause : formula.clauses) {
        const std::size_t repeated = clause.empty() ? 0 : choices.pick<std::size_t>({0, 0, 0, 0, 0, 1, 2, 4});
        for (std::size_t i = 0; i < repeated; ++i) clause.insert(clause.begin(), choices.pick(clause));
    }
    return formula;
}

}  // namespace reductio::fuzz
