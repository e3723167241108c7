#include "impl/export_circuit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "impl/activations.hpp"

namespace reductio::impl::exporting {

namespace {

/// About as many characters as the numbers take.
std::size_t characters_of(const std::vector<Rational>& numbers) {
    std::size_t characters = 0;
    for (const Rational& number : numbers) characters += 4 + length(number) / 3;
    return characters;
}

struct Operands {
    std::vector<Index> operator()(const Known&) const { return {}; }
    std::vector<Index> operator()(const Chosen&) const { return {}; }
    std::vector<Index> operator()(const Sum& sum) const {
        std::vector<Index> of;
        for (const Scaled& scaled : sum.of) of.push_back(scaled.of);
        return of;
    }
    std::vector<Index> operator()(const Product& product) const { return {product.left, product.right}; }
    std::vector<Index> operator()(const All& all) const { return all.of; }
    std::vector<Index> operator()(const Either& either) const { return {either.truth, either.then, either.otherwise}; }
    template <class OfOne>
    std::vector<Index> operator()(const OfOne& of_one) const {
        return {of_one.of};
    }
};

}  // namespace

std::vector<Index> operands(const Node& node) { return std::visit(Operands{}, node.is); }

template <class Is>
Index Circuit::add(Is is, std::size_t characters) {
    characters += 40;
    if (characters > characters_left_)
        throw Refused{{"", "expected a problem that takes fewer characters to write down (" +
                               std::to_string(nodes_.size()) + " definitions were made)"}};
    characters_left_ -= characters;
    nodes_.push_back({"t" + std::to_string(nodes_.size()), std::move(is)});
    return nodes_.size() - 1;
}

const Rational* Circuit::value(Index node) const {
    const auto* known = std::get_if<Known>(&nodes_[node].is);
    return known ? &known->value : nullptr;
}

/// What has a name keeps it: a vertex may have the value of another.
void Circuit::name(Index node, const std::string& name) {
    if (nodes_[node].name.starts_with("t")) nodes_[node].name = name;
}

Index Circuit::known(const Rational& value) { return add(Known{value}, characters_of({value})); }

Index Circuit::chosen(const Chosen& parameter) {
    const auto* list = std::get_if<std::vector<Rational>>(parameter.options);
    const Index node = add(parameter, list ? 30 * list->size() + 2 * characters_of(*list) : 20);
    nodes_[node].name =
        "e" + std::to_string(parameter.edge) + (parameter.weight ? "_w" + std::to_string(*parameter.weight) : "_b");
    parameters.push_back(node);
    if (list && list->empty()) impossible = true;
    return node;
}

Sum Circuit::collected(const Sum& sum) const {
    Sum result{{}, sum.constant};
    std::map<Index, std::size_t> place;
    for (const auto& [factor, of] : sum.of) {
        if (const Rational* known_value = value(of)) {
            result.constant = exact.sum(result.constant, exact.product(factor, *known_value));
            continue;
        }
        const auto [at, is_new] = place.emplace(of, result.of.size());
        if (is_new) result.of.push_back({0, of});
        Rational& total = result.of[at->second].factor;
        total = exact.sum(total, factor);
    }
    std::erase_if(result.of, [](const Scaled& scaled) { return scaled.factor == 0; });
    return result;
}

Index Circuit::sum(const Sum& sum) {
    Sum all = collected(sum);
    if (all.of.empty()) return known(all.constant);
    if (all.of.size() == 1 && all.of[0].factor == 1 && all.constant == 0) return all.of[0].of;
    std::vector<Rational> numbers{all.constant};
    for (const Scaled& scaled : all.of) numbers.push_back(scaled.factor);
    const std::size_t characters = characters_of(numbers) + 10 * all.of.size();
    return add(std::move(all), characters);
}

Index Circuit::product(Index left, Index right) {
    if (const Rational* factor = value(left)) return sum({{{*factor, right}}, 0});
    if (const Rational* factor = value(right)) return sum({{{*factor, left}}, 0});
    return add(Product{left, right}, 40);
}

Index Circuit::activated(const Activation& activation, Index of) {
    if (const Rational* argument = value(of)) return known(apply(activation, *argument, exact));
    if (std::holds_alternative<Identity>(activation.is)) return of;
    if (const auto* constant = std::get_if<Constant>(&activation.is)) return known(constant->value);
    if (const auto* polynomial = std::get_if<Polynomial>(&activation.is)) {
        const auto& c = polynomial->coefficients;
        if (c.size() <= 2) return sum({{{c.size() == 2 ? c[1] : Rational(0), of}}, c.empty() ? Rational(0) : c[0]});
        return add(Activated{&activation, of}, 20 * c.size() + characters_of(c));
    }
    if (const auto* line = std::get_if<PiecewiseLinear>(&activation.is)) {
        if (line->pieces.size() == 1) return sum({{{line->pieces[0].slope, of}}, line->pieces[0].intercept});
        std::size_t characters = 0;
        for (const Piece& piece : line->pieces) characters += 40 + characters_of({piece.slope, piece.intercept});
        return add(Activated{&activation, of}, characters + characters_of(line->breakpoints));
    }
    if (const auto* rounded = std::get_if<Rounded>(&activation.is))
        return rounded_down(*rounded, activated(*rounded->of, of));
    if (const auto* probe = std::get_if<PublishedProbe>(&activation.is)) return probed(*probe, of);
    return add(Activated{&activation, of}, 0);
}

Index Circuit::rounded_down(const Rounded& rounded, Index of) {
    exact.admit(rounded.bits);
    if (const Rational* inner = value(of)) {
        const Activation plain{Rounded{rounded.bits, rounded.low, rounded.high, Activation{Identity{}}, {}}};
        return known(apply(plain, *inner, exact));
    }
    return add(RoundedDown{&rounded, of}, 100 + rounded.bits);
}

/// [6] in cases.
Index Circuit::probed(const PublishedProbe& probe, Index of) {
    const auto within = [&](const Rational& low, const Rational& high) {
        return all({negation(beside(of, Side::below, low)), negation(beside(of, Side::above, high))});
    };
    std::vector<Index> zero;
    for (const auto& [low, high] : probe.zero) {
        const Rational least = std::max(low, Rational(0));  // of |a|
        if (least <= high) {
            zero.push_back(within(least, high));
            zero.push_back(within(-high, -least));
        }
    }
    const Index is_small = all({beside(of, Side::below, probe.threshold), beside(of, Side::above, -probe.threshold)});
    return either(is_small, activated(*probe.of, of), either(any(zero), known(0), of));
}

Index Circuit::length_of(Index parameter) {
    const auto& options = std::get<std::vector<Rational>>(*std::get<Chosen>(nodes_[parameter].is).options);
    if (options.size() == 1) return known(static_cast<unsigned long>(length(options[0])));
    return add(LengthOf{parameter}, 30 * options.size());
}

Index Circuit::beside(Index of, Side side, const Rational& than) {
    if (const Rational* known_value = value(of))
        return known(side == Side::below ? *known_value < than : *known_value > than);
    return add(Beside{of, side, than}, characters_of({than}));
}

Index Circuit::among(Index of, std::vector<Rational> values) {
    if (values.empty()) return known(0);
    if (const Rational* known_value = value(of))
        return known(std::binary_search(values.begin(), values.end(), *known_value));
    const std::size_t characters = characters_of(values) + 20 * values.size();
    return add(Among{of, std::move(values)}, characters);
}

Index Circuit::bit_is_one(Index of, const Integer& bit) {
    if (const Rational* known_value = value(of)) return known(impl::bit_is_one(*known_value, bit));
    return add(BitIsOne{of, bit}, 40);
}

Index Circuit::negation(Index of) {
    if (const Rational* known_value = value(of)) return known(1 - *known_value);
    if (const auto* inner = std::get_if<Not>(&nodes_[of].is)) return inner->of;
    return add(Not{of}, 0);
}

Index Circuit::all(const std::vector<Index>& of) {
    std::vector<Index> open;
    std::set<Index> seen;
    for (const Index truth : of) {
        const Rational* known_value = value(truth);
        if (known_value && *known_value == 0) return known(0);
        if (!known_value && seen.insert(truth).second) open.push_back(truth);
    }
    if (open.empty()) return known(1);
    if (open.size() == 1) return open[0];
    const std::size_t characters = 10 * open.size();
    return add(All{std::move(open)}, characters);
}

Index Circuit::any(const std::vector<Index>& of) {
    std::vector<Index> none;
    for (const Index truth : of) none.push_back(negation(truth));
    return negation(all(none));
}

Index Circuit::either(Index truth, Index then, Index otherwise) {
    if (const Rational* known_value = value(truth)) return *known_value == 1 ? then : otherwise;
    const Rational* one = value(then);
    const Rational* other = value(otherwise);
    if (then == otherwise || (one && other && *one == *other)) return then;
    return add(Either{truth, then, otherwise}, 30);
}

std::vector<bool> Circuit::needed() const {
    std::vector<bool> needed(nodes_.size(), false);
    for (const Bound& bound : bounds)
        for (const Scaled& scaled : bound.sum.of) needed[scaled.of] = true;
    for (Index node = nodes_.size(); node-- > 0;)
        if (needed[node])
            for (const Index operand : operands(nodes_[node])) needed[operand] = true;
    return needed;
}

}  // namespace reductio::impl::exporting
