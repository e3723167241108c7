#include "impl/fast/separable_cost.hpp"

#include "impl/activations.hpp"
#include "impl/losses.hpp"

namespace reductio::impl::fast {

namespace {

/// The losses that are a function of f - y alone, and their factor; a table for the others.
std::pair<CostForm, Rational> form_of(const Loss& loss) {
    if (std::holds_alternative<SquaredError>(loss.is)) return {CostForm::square, 1};
    if (std::holds_alternative<HalfSquaredError>(loss.is)) return {CostForm::square, Rational{1, 2}};
    if (std::holds_alternative<AbsoluteError>(loss.is)) return {CostForm::distance, 1};
    if (std::holds_alternative<ZeroOne>(loss.is)) return {CostForm::indicator, 1};
    return {CostForm::table, 0};
}

RationalCost closed_form(const CostQuestion& question, CostForm form, const Rational& factor) {
    const Rational difference = question.low - question.sample.y[0];
    const Integer denominator = lcm(question.step.get_den(), difference.get_den());
    RationalCost cost;
    cost.form = form;
    cost.coefficient = factor * question.sample.times;
    if (form != CostForm::indicator) cost.coefficient /= denominator;
    if (form == CostForm::square) cost.coefficient /= denominator;
    cost.slope = Rational{question.step * denominator}.get_num();
    cost.offset = Rational{difference * denominator}.get_num();
    return cost;
}

}  // namespace

std::optional<RationalCost> rational_cost(const CostQuestion& question, const Budget& budget) {
    const auto [form, factor] = form_of(question.loss);
    if (form != CostForm::table && std::holds_alternative<Identity>(question.sigma.is))
        return closed_form(question, form, factor);
    if (question.count > question.most_values) return std::nullopt;
    const Arithmetic exact(budget);
    RationalCost cost;
    Rational v = question.low;
    for (Integer u = 0; u < question.count; ++u, v += question.step) {
        const Rational one = loss(question.loss, {apply(question.sigma, v, exact)}, question.sample.y, exact);
        cost.table.emplace_back(one * question.sample.times);
    }
    return cost;
}

Rational common_unit(const std::vector<RationalCost>& costs) {
    Integer denominator = 1;
    for (const RationalCost& cost : costs) {
        denominator = lcm(denominator, cost.coefficient.get_den());
        for (const Rational& entry : cost.table) denominator = lcm(denominator, entry.get_den());
    }
    return Rational{1, denominator};
}

}  // namespace reductio::impl::fast
