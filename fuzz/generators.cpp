#include "fuzz/generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

Size Size::of(std::size_t k) {
    Size size;
    size.items = k;
    size.magnitude = 1 + 2 * static_cast<std::int64_t>(k);
    size.value_bits = 64 * (k + 1);
    size.degree = k;
    size.vertices = 2 + k;
    size.samples = (k + 1) / 2;
    size.assignments = std::uint64_t{1} << std::min<std::size_t>(k, 20);
    return size;
}

// Numbers

namespace {

Integer integer(std::int64_t number) { return Integer(static_cast<long>(number)); }

Rational fraction(std::int64_t numerator, std::int64_t denominator) {
    Rational value;
    mpq_set_si(value.get_mpq_t(), numerator, static_cast<unsigned long>(denominator));
    value.canonicalize();
    return value;
}

}  // namespace

Rational any_rational(Choices& choices, const Numbers& numbers) {
    const std::int64_t numerator = choices.between(-numbers.magnitude, numbers.magnitude);
    return fraction(numerator, choices.between(1, numbers.denominator));
}

Rational any_nonzero_rational(Choices& choices, const Numbers& numbers) {
    // 1, -1, 2, -2, ...
    const std::int64_t number = choices.between(1 - numbers.magnitude, numbers.magnitude);
    const std::int64_t numerator = number > 0 ? -number : 1 - number;
    return fraction(numerator, choices.between(1, numbers.denominator));
}

std::vector<Rational> any_increasing(Choices& choices, std::size_t count, const Numbers& numbers) {
    std::vector<Rational> list;
    list.reserve(count);
    for (std::size_t i = 0; i < count; ++i) list.push_back(any_rational(choices, numbers));
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

Integer huge_integer(Choices& choices) {
    const Integer power = Integer(1) << choices.count(32, 200);
    const Integer size = power + integer(choices.between(-9, 9));
    return choices.flip() ? -size : size;
}

std::size_t seldom_none(Choices& choices, std::size_t most) { return (choices.below(8 * most + 1) + 7) / 8; }

std::vector<Index> any_positions(Choices& choices, std::size_t size, std::uint64_t one_in) {
    std::vector<Index> chosen;
    for (Index i = 0; i < size; ++i)
        if (choices.chance(1, one_in)) chosen.push_back(i);
    return chosen;
}

Polynomial any_polynomial(Choices& choices, const PolynomialShape& shape) {
    Polynomial polynomial;
    const std::size_t count = choices.count(shape.least_coefficients, shape.most_coefficients);
    for (std::size_t i = 1; i < count; ++i) polynomial.coefficients.push_back(any_rational(choices, shape.numbers));
    if (count > 0) polynomial.coefficients.push_back(any_nonzero_rational(choices, shape.numbers));
    return polynomial;
}

Polynomial generate_polynomial(Choices& choices, const Size& size, std::size_t least_degree) {
    const Numbers numbers{size.magnitude, choices.flip() ? 6 : 1};
    const std::size_t least = least_degree > 0 ? least_degree + 1 : 0;
    Polynomial polynomial = any_polynomial(choices, {least, std::max(least, size.degree + 1), numbers});
    // Gaps, such as a symmetric polynomial has, matter to what can be told apart.
    if (polynomial.coefficients.size() > 1 && choices.chance(1, 3))
        for (std::size_t i = polynomial.coefficients.size() % 2; i + 1 < polynomial.coefficients.size(); i += 2)
            polynomial.coefficients[i] = 0;
    return polynomial;
}

// Subset sums

SubsetSum any_subset_sum(Choices& choices, const SubsetSumShape& shape) {
    SubsetSum instance;
    const std::size_t count = choices.count(shape.least_items, shape.most_items);
    for (std::size_t i = 0; i < count; ++i)
        instance.items.push_back(integer(choices.between(shape.lowest, shape.highest)));
    instance.target = integer(choices.between(shape.lowest_target, shape.highest_target));
    return instance;
}

namespace {

void make_some_huge(Choices& choices, std::vector<Integer>& items) {
    const Integer huge = huge_integer(choices);
    for (const Index i : any_positions(choices, items.size())) items[i] += choices.flip() ? -huge : huge;
}

void make_some_equal(Choices& choices, std::vector<Integer>& items) {
    for (std::size_t i = 1; i < items.size(); ++i)
        if (choices.flip()) items[i] = items[choices.below(i)];
}

}  // namespace

SubsetSum generate_subset_sum(Choices& choices, const Size& size) {
    const std::int64_t lowest = choices.flip() ? -size.magnitude : 0;
    const std::size_t items = seldom_none(choices, size.items);
    SubsetSum instance = any_subset_sum(choices, {items, items, lowest, size.magnitude, lowest, 3 * size.magnitude});
    if (choices.chance(1, 4)) make_some_equal(choices, instance.items);
    if (choices.chance(1, 16)) make_some_huge(choices, instance.items);
    // A target may be any, a sum, or just missed.
    const std::uint64_t target = choices.below(4);
    if (target == 0) return instance;
    instance.target = 0;
    for (const Index i : any_positions(choices, instance.items.size())) instance.target += instance.items[i];
    if (target == 3) instance.target += choices.flip() ? -1 : 1;
    return instance;
}

// Exact covers

ExactCover any_exact_cover(Choices& choices, const ExactCoverShape& shape) {
    ExactCover instance;
    instance.universe = choices.count(0, shape.most_elements);
    const std::size_t count = choices.count(0, shape.most_sets);
    for (std::size_t i = 0; i < count; ++i) instance.sets.push_back(any_positions(choices, instance.universe));
    instance.pick = Integer(choices.count(0, shape.most_picked));
    return instance;
}

namespace {

/// A partition of the universe, some of its sets empty.
std::vector<std::vector<Index>> any_partition(Choices& choices, std::size_t universe) {
    std::vector<std::vector<Index>> parts(choices.count(universe > 0, universe + 1));
    for (Index element = 0; element < universe; ++element) parts[choices.below(parts.size())].push_back(element);
    return parts;
}

}  // namespace

ExactCover generate_exact_cover(Choices& choices, const Size& size) {
    ExactCover instance;
    instance.universe = seldom_none(choices, size.items);
    if (choices.chance(2, 3)) instance.sets = any_partition(choices, instance.universe);
    const std::size_t planted = instance.sets.size();
    for (std::size_t more = choices.count(0, size.items); more > 0; --more) {
        const bool again = !instance.sets.empty() && choices.chance(1, 4);
        instance.sets.push_back(again ? choices.pick(instance.sets)
                                      : any_positions(choices, instance.universe, choices.count(2, 4)));
    }
    shuffle(choices, instance.sets);
    if (choices.chance(1, 64)) {
        instance.pick = abs(huge_integer(choices));
    } else if (planted == 0 || choices.chance(1, 4)) {
        instance.pick = Integer(choices.count(0, instance.sets.size() + 1));
    } else {
        const auto near = static_cast<std::int64_t>(planted);
        instance.pick = integer(choices.chance(1, 3) ? choices.between(near - 1, near + 1) : near);
    }
    return instance;
}

}  // namespace reductio::fuzz
