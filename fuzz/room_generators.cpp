#include "fuzz/room_generators.hpp"

#include <algorithm>

#include "checkers/evaluation.hpp"
#include "fuzz/network_generators.hpp"

namespace reductio::fuzz {

PosSlp generate_integer_program(Choices& choices, const Size& size) { return {generate_slp(choices, size, 1)}; }

Nnt generate_discrete_training(Choices& choices, const Size& size) {
    NntShape shape = NntShape::of(size);
    shape.lists = {Lists::finite};
    shape.most_assignments = 16;
    shape.most_vertices = std::min<std::size_t>(shape.most_vertices, 5);
    shape.injected = shape.ties = shape.extras = shape.source_outputs = false;
    Nnt nnt = generate_nnt(choices, shape);
    if (choices.flip()) {
        const auto evaluation = checkers::evaluate(nnt, generate_parameters(choices, nnt));
        if (evaluation) nnt.gamma = evaluation->total;
        if (choices.chance(1, 4)) nnt.gamma -= Rational(1, 7);
    }
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

}  // namespace reductio::fuzz
