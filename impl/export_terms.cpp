#include "impl/export_terms.hpp"

#include <algorithm>

#include "impl/activations.hpp"

namespace reductio::impl::exporting {

namespace {

std::string natural(const Integer& n, const Style& style) { return n.get_str() + (style.integers ? ".0" : ""); }

std::string list_of(const std::string& head, const std::vector<std::string>& parts) {
    std::string text = "(" + head;
    for (const std::string& part : parts) text += " " + part;
    return text + ")";
}

/// All parts but those that say nothing; the absorbing word if one of them is it.
std::string joined(const std::string& head, const std::vector<std::string>& truths, const std::string& nothing,
                   const std::string& absorbing) {
    std::vector<std::string> parts;
    for (const std::string& truth : truths) {
        if (truth == absorbing) return absorbing;
        if (truth != nothing) parts.push_back(truth);
    }
    return parts.empty() ? nothing : parts.size() == 1 ? parts[0] : list_of(head, parts);
}

std::string times(const Rational& factor, const std::string& of, const Style& style) {
    return factor == 1 ? of : "(* " + number(factor, style) + " " + of + ")";
}

std::string plus(const std::string& a, const Rational& constant, const Style& style) {
    return constant == 0 ? a : "(+ " + a + " " + number(constant, style) + ")";
}

constexpr std::size_t most_digits = 2000;  // of a power of two that has to stand in the text
constexpr std::size_t most_degree = 1000;

}  // namespace

std::string number(const Rational& value, const Style& style) {
    const std::string numerator = natural(abs(value.get_num()), style);
    const std::string size =
        value.get_den() == 1 ? numerator : "(/ " + numerator + " " + natural(value.get_den(), style) + ")";
    return value < 0 ? "(- " + size + ")" : size;
}

std::string option_name(const std::string& parameter, Index option) {
    return parameter + "_k" + std::to_string(option);
}

std::string negation(const std::string& truth) {
    return truth == "true" ? "false" : truth == "false" ? "true" : "(not " + truth + ")";
}

std::string conjunction(const std::vector<std::string>& truths) { return joined("and", truths, "true", "false"); }

std::string disjunction(const std::vector<std::string>& truths) { return joined("or", truths, "false", "true"); }

std::string in_cases(const std::vector<std::string>& truths, const std::vector<std::string>& values) {
    std::string text;
    for (std::size_t i = 0; i + 1 < truths.size(); ++i) text += "(ite " + truths[i] + " " + values[i] + " ";
    return text + values.back() + std::string(truths.size() - 1, ')');
}

struct Definition {
    const Terms& terms;
    Style& style;

    std::string operator()(const Known&) const { return ""; }
    std::string operator()(const Chosen&) const { return ""; }
    std::string operator()(const Sum& sum) const { return terms.use(sum); }

    /// [22] In cases where one side has few values, so that the other is multiplied by numbers only.
    std::string operator()(const Product& product) const {
        for (const auto& [one, other] : {std::pair(product.left, product.right), {product.right, product.left}}) {
            const std::vector<Rational>* values = terms.values(one);
            if (!values) continue;
            std::vector<std::string> products;
            for (const Rational& value : *values)
                products.push_back(value == 0 ? terms.literal(0) : times(value, terms.use(other), style));
            return in_cases(guards(one, *values), products);
        }
        style.products = true;
        return "(* " + terms.use(product.left) + " " + terms.use(product.right) + ")";
    }

    /// [23] A table where its argument has few values.
    std::string operator()(const Activated& activated) const {
        const Activation& activation = *activated.activation;
        if (const auto* line = std::get_if<PiecewiseLinear>(&activation.is)) return pieces(*line, activated.of);
        if (terms.values(activated.of))
            return table(activated.of, [&](const Rational& a) { return apply(activation, a, terms.circuit_.exact); });
        if (const auto* polynomial = std::get_if<Polynomial>(&activation.is)) return horner(*polynomial, activated.of);
        throw Refused{{"/network",
                       "expected activations that real arithmetic can say, found one about decimal digits "
                       "of a number that can take many values, at " +
                           terms.node(activated.of).name}};
    }

    std::string operator()(const RoundedDown& down) const {
        const auto& [bits, low, high, of, derivative] = *down.rounded;
        if (terms.values(down.of)) {
            const Activation plain{Rounded{bits, low, high, Activation{Identity{}}, {}}};
            return table(down.of, [&](const Rational& a) { return apply(plain, a, terms.circuit_.exact); });
        }
        style.integers = true;
        const Rational scale(power_of_two(bits));
        std::string value = times(Rational(1 / scale), floor_of(times(scale, terms.use(down.of), style)), style);
        const auto clamped = [&](const std::string& relation, const std::optional<Rational>& limit) {
            if (!limit) return;
            const std::string text = terms.literal(*limit);
            value = "(let ((r " + value + ")) (ite (" + relation + " r " + text + ") " + text + " r))";
        };
        clamped("<", low);
        clamped(">", high);
        return value;
    }

    std::string operator()(const LengthOf& length_of) const {
        return table(length_of.of, [](const Rational& a) { return Rational(static_cast<unsigned long>(length(a))); });
    }

    std::string operator()(const Beside& beside) const {
        return std::string(beside.side == Side::below ? "(< " : "(> ") + terms.use(beside.of) + " " +
               terms.literal(beside.than) + ")";
    }

    /// Values that cannot be are left out.
    std::string operator()(const Among& among) const {
        std::vector<std::string> any;
        const std::vector<Rational>* values = terms.values(among.of);
        for (const Rational& value : among.values)
            if (!values || std::binary_search(values->begin(), values->end(), value))
                any.push_back("(= " + terms.use(among.of) + " " + terms.literal(value) + ")");
        return disjunction(any);
    }

    std::string operator()(const BitIsOne& bit) const {
        if (terms.values(bit.of)) {
            const auto is_one = [&](const Rational& a) { return Rational(bit_is_one(a, bit.bit)); };
            return "(= " + table(bit.of, is_one) + " " + terms.literal(1) + ")";
        }
        const Integer size = abs(bit.bit);
        if (size > static_cast<unsigned long>(most_digits))
            throw Refused{{"/loss", "expected a bit at a place of at most " + std::to_string(most_digits) + ", found " +
                                        bit.bit.get_str()}};
        style.integers = true;
        const Rational power(power_of_two(size.get_ui()));
        const std::string of = terms.use(bit.of);
        const std::string absolute = "(ite (< " + of + " 0.0) (- " + of + ") " + of + ")";
        return "(= (mod (to_int " + times(bit.bit < 0 ? power : Rational(1 / power), absolute, style) + ") 2) 1)";
    }

    std::string operator()(const Not& truth) const { return negation(terms.use(truth.of)); }

    std::string operator()(const All& all) const {
        std::vector<std::string> parts;
        for (const Index truth : all.of) parts.push_back(terms.use(truth));
        return conjunction(parts);
    }

    std::string operator()(const Either& either) const {
        return "(ite " + terms.use(either.truth) + " " + terms.use(either.then) + " " + terms.use(either.otherwise) +
               ")";
    }

    Integer power_of_two(std::size_t bits) const {
        if (bits > most_digits)
            throw Refused{{"/network", "expected rounding to at most " + std::to_string(most_digits) +
                                           " bits where a number can take many values, found " + std::to_string(bits)}};
        return terms.circuit_.exact.power_of_two(bits);
    }

    std::string floor_of(const std::string& of) const { return "(to_real (to_int " + of + "))"; }

    /// For each of its values, that the node has it.
    std::vector<std::string> guards(Index node, const std::vector<Rational>& values) const {
        std::vector<std::string> guards;
        const bool is_parameter = std::holds_alternative<Chosen>(terms.node(node).is);
        for (Index k = 0; k < values.size(); ++k)
            guards.push_back(is_parameter ? option_name(terms.node(node).name, k)
                                          : "(= " + terms.use(node) + " " + terms.literal(values[k]) + ")");
        return guards;
    }

    template <class Function>
    std::string table(Index of, Function function) const {
        std::vector<std::string> images;
        for (const Rational& value : *terms.values(of)) images.push_back(terms.literal(function(value)));
        return in_cases(guards(of, *terms.values(of)), images);
    }

    /// [24] A piece ends strictly before its breakpoint.
    std::string pieces(const PiecewiseLinear& line, Index of) const {
        std::vector<std::string> ends;
        std::vector<std::string> values;
        const std::string a = terms.use(of);
        for (const Rational& breakpoint : line.breakpoints)
            ends.push_back("(< " + a + " " + terms.literal(breakpoint) + ")");
        ends.emplace_back("true");
        for (const auto& [slope, intercept] : line.pieces)
            values.push_back(slope == 0 ? terms.literal(intercept) : plus(times(slope, a, style), intercept, style));
        return in_cases(ends, values);
    }

    std::string horner(const Polynomial& polynomial, Index of) const {
        const auto& c = polynomial.coefficients;
        if (c.size() > most_degree + 1)
            throw Refused{{"/network", "expected polynomials of degree at most " + std::to_string(most_degree) +
                                           " where a number can take many values, found degree " +
                                           std::to_string(c.size() - 1)}};
        style.products = true;
        const std::string a = terms.use(of);
        std::string value = plus(times(c.back(), a, style), c[c.size() - 2], style);
        for (std::size_t k = c.size() - 2; k-- > 0;) value = plus("(* " + value + " " + a + ")", c[k], style);
        return value;
    }
};

std::string Terms::definition(Index node) const {
    const std::string term = std::visit(Definition{*this, style_}, this->node(node).is);
    if (term.empty()) return "";
    return "(define-fun " + this->node(node).name + " () " + (is_truth(node) ? "Bool " : "Real ") + term + ")\n";
}

std::string Terms::use(Index node) const {
    if (const Rational* known = circuit_.value(node)) return literal(*known);
    return this->node(node).name;
}

std::string Terms::use(const Sum& sum) const {
    std::vector<std::string> parts;
    for (const auto& [factor, of] : sum.of) parts.push_back(times(factor, use(of), style_));
    if (sum.constant != 0 || parts.empty()) parts.push_back(literal(sum.constant));
    return parts.size() == 1 ? parts[0] : list_of("+", parts);
}

bool Terms::is_truth(Index node) const {
    const auto& is = this->node(node).is;
    return std::holds_alternative<Beside>(is) || std::holds_alternative<Among>(is) ||
           std::holds_alternative<BitIsOne>(is) || std::holds_alternative<Not>(is) || std::holds_alternative<All>(is);
}

const std::vector<Rational>* Terms::values(Index node) const {
    const auto* chosen = std::get_if<Chosen>(&this->node(node).is);
    if (chosen) return std::get_if<std::vector<Rational>>(chosen->options);
    const std::optional<Index>& variable = finite_.of_node[node];
    return variable ? &finite_.variables[*variable].values : nullptr;
}

}  // namespace reductio::impl::exporting
