#include "checkers/z3_losses.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

using Summands = std::vector<Summand>;

Fmpq least(const Summands& summands, const Budget& budget);

/// What the summand comes to at least. Its factor is not negative.
Fmpq least(const Summand& summand, const Budget& budget) {
    if (known(summand.value)) return product(summand.factor, *known(summand.value), budget);
    if (!summand.checked) return 0;
    const Fmpq value = std::min(least(summand.checked->then, budget), summand.checked->otherwise);
    return product(summand.factor, value, budget);
}

Fmpq least(const Summands& summands, const Budget& budget) {
    Fmpq total;
    for (const Summand& summand : summands) total = sum(total, least(summand, budget), budget);
    return total;
}

bool is_nonnegative(const Summand& summand) { return summand.factor.sign() >= 0; }

/// The parts of what cannot fail its check within the bound; its check goes to `required`. No factor is negative.
Summands in_parts(const Summands& summands, const Fmpq& bound, std::vector<Truth>& required, const Budget& budget) {
    const Fmpq all_least = least(summands, budget);
    Summands parts;
    for (const Summand& summand : summands) {
        const auto& checked = summand.checked;
        const auto failed = [&] {
            const Fmpq others = difference(all_least, least(summand, budget), budget);
            return sum(others, product(summand.factor, checked->otherwise, budget), budget);
        };
        if (!checked || failed() <= bound) {
            parts.push_back(summand);
            continue;
        }
        required.push_back(checked->holds);
        for (Summand part : checked->then) {
            part.factor = product(part.factor, summand.factor, budget);
            parts.push_back(part);
        }
    }
    return parts;
}

}  // namespace

Number sum_of(const Summands& summands, const Budget& budget) {
    std::vector<Number> total;
    for (const Summand& summand : summands) total.push_back(product(Number{summand.factor}, summand.value, budget));
    return sum(total, budget);
}

/// Where nothing can be negative, a sum is at most 0 iff every summand is 0, and never below 0: no arithmetic then.
Truth sum_is_at_most(const Summands& summands, const Number& bound, const Budget& budget) {
    if (!known(bound) || !std::ranges::all_of(summands, is_nonnegative))
        return is_at_most(sum_of(summands, budget), bound);
    std::vector<Truth> required;
    Fmpq left = *known(bound);
    Summands open;
    for (const Summand& part : in_parts(summands, left, required, budget)) {
        if (!known(part.value)) open.push_back(part);
        if (known(part.value)) left = difference(left, least(part, budget), budget);
    }
    if (left.sign() > 0) {
        required.push_back(is_at_most(sum_of(open, budget), Number{left}));
        return conjunction(required);
    }
    required.push_back({left.is_zero()});
    for (const Summand& summand : open) {
        if (!summand.factor.is_zero()) required.push_back(summand.is_zero);
    }
    return conjunction(required);
}

}  // namespace reductio::checkers
