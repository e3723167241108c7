#include "impl/export_bounds.hpp"

#include <algorithm>

namespace reductio::impl::exporting {

namespace {

using Least = std::optional<Rational>;

/// Below what a piecewise-linear function never is: at the ends of its pieces, if its outer ones do not fall.
Least least_of(const PiecewiseLinear& line) {
    if (line.pieces.front().slope > 0 || line.pieces.back().slope < 0) return std::nullopt;
    Least least;
    const auto meet = [&](const Rational& value) { least = least ? std::min(*least, value) : value; };
    for (std::size_t i = 0; i < line.breakpoints.size(); ++i) {
        meet(line.pieces[i].slope * line.breakpoints[i] + line.pieces[i].intercept);
        meet(line.pieces[i + 1].slope * line.breakpoints[i] + line.pieces[i + 1].intercept);
    }
    return least;
}

bool is_square(const Activation& activation) {
    const auto* polynomial = std::get_if<Polynomial>(&activation.is);
    return polynomial && polynomial->coefficients == std::vector<Rational>{0, 0, 1};
}

/// A number that the node is never below, if one is seen at once.
struct LeastOf {
    const Terms& terms;

    Least of(Index node) const {
        const auto* known = std::get_if<Known>(&terms.node(node).is);
        if (known) return known->value;
        if (const auto* values = terms.values(node)) return values->front();
        return std::visit(*this, terms.node(node).is);
    }
    Least operator()(const Sum& sum) const {
        Rational total = sum.constant;
        for (const auto& [factor, node] : sum.of) {
            const Least least = factor < 0 ? std::nullopt : of(node);
            if (!least) return std::nullopt;
            total += factor * *least;
        }
        return total;
    }
    Least operator()(const Activated& activated) const {
        if (is_square(*activated.activation)) return Rational(0);
        const auto* line = std::get_if<PiecewiseLinear>(&activated.activation->is);
        return line ? least_of(*line) : std::nullopt;
    }
    Least operator()(const Either& either) const {
        const Least one = of(either.then);
        const Least other = of(either.otherwise);
        if (!one || !other) return std::nullopt;
        return std::min(*one, *other);
    }
    template <class Other>
    Least operator()(const Other&) const {
        return std::nullopt;
    }
};

std::string chosen(const std::string& truth, const std::string& then, const std::string& otherwise) {
    if (then == "false" || otherwise == "true" || then == "true" || otherwise == "false") {
        return then == "false"        ? conjunction({negation(truth), otherwise})
               : then == "true"       ? disjunction({truth, otherwise})
               : otherwise == "false" ? conjunction({truth, then})
                                      : disjunction({negation(truth), then});
    }
    return "(ite " + truth + " " + then + " " + otherwise + ")";
}

std::string node_at_most(const Terms& terms, Index node, const Rational& bound) {
    const Least least = LeastOf{terms}.of(node);
    if (least && *least > bound) return "false";
    if (const auto* known = std::get_if<Known>(&terms.node(node).is)) return known->value <= bound ? "true" : "false";
    const auto* values = terms.values(node);
    if (values && values->back() <= bound) return "true";
    if (const auto* either = std::get_if<Either>(&terms.node(node).is))
        return chosen(terms.use(either->truth), node_at_most(terms, either->then, bound),
                      node_at_most(terms, either->otherwise, bound));
    if (const auto* sum = std::get_if<Sum>(&terms.node(node).is)) return at_most(terms, *sum, bound);
    const auto* activated = std::get_if<Activated>(&terms.node(node).is);
    if (activated && bound == 0 && is_square(*activated->activation))
        return "(= " + terms.use(activated->of) + " " + terms.literal(0) + ")";
    return "(<= " + terms.use(node) + " " + terms.literal(bound) + ")";
}

}  // namespace

std::string at_most(const Terms& terms, const Sum& sum, const Rational& bound) {
    std::vector<std::string> all;
    const Least total = LeastOf{terms}(sum);
    if (total) {
        const Rational slack = bound - *total;
        if (slack < 0) return "false";
        for (const auto& [factor, node] : sum.of) {
            const bool in_cases = std::holds_alternative<Either>(terms.node(node).is);
            if (slack == 0 || in_cases || sum.of.size() == 1)
                all.push_back(node_at_most(terms, node, *LeastOf{terms}.of(node) + slack / factor));
        }
        if (slack == 0 || sum.of.size() <= 1) return conjunction(all);
    }
    all.push_back("(<= " + terms.use(sum) + " " + terms.literal(bound) + ")");
    return conjunction(all);
}

}  // namespace reductio::impl::exporting
