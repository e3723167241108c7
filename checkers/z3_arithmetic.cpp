#include "checkers/z3_terms.hpp"

namespace reductio::checkers {

Truth is_less(const Number& a, const Number& b) { return !is_at_most(b, a); }

Number sum(const std::vector<Number>& summands, const Budget& budget) {
    Fmpq constant;
    std::vector<Number> open;
    for (const Number& summand : summands) {
        if (known(summand)) {
            constant = sum(constant, *known(summand), budget);
        } else {
            open.push_back(summand);
        }
    }
    if (open.empty()) return {constant};
    if (!constant.is_zero()) open.push_back({constant});
    return open.size() == 1 ? open[0] : open_sum(open);
}

Number difference(const Number& a, const Number& b, const Budget& budget) {
    if (known(a) && known(b)) return {difference(*known(a), *known(b), budget)};
    if (known(b)) return sum({a, Number{-*known(b)}}, budget);
    return sum({a, product(Number{-1}, b, budget)}, budget);
}

Number product(const Number& a, const Number& b, const Budget& budget) {
    if (known(a) && known(b)) return {product(*known(a), *known(b), budget)};
    for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        if (known(*one) && known(*one)->is_zero()) return *one;
        if (known(*one) && known(*one)->is_one()) return *other;
    }
    return open_product(a, b);
}

}  // namespace reductio::checkers
