#include "impl/export_finite.hpp"

#include <algorithm>
#include <map>

#include "impl/activations.hpp"

namespace reductio::impl::exporting {

namespace {

using Values = std::vector<Rational>;

void make_set(Values& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

Index place_in(const Values& set, const Rational& value) {
    return static_cast<Index>(std::lower_bound(set.begin(), set.end(), value) - set.begin());
}

/// What a continuum leads to.
struct NoSet {};

class Lowering {
  public:
    Lowering(const Circuit& circuit, const ExportLimits& limits)
        : circuit_(circuit), limits_(limits), pairs_left_(limits.pairs) {
        finite_.of_node.resize(circuit.nodes().size());
    }

    void lower(Index node) {
        name_ = circuit_.nodes()[node].name;
        const std::size_t before = finite_.variables.size();
        const Index variable = std::visit(*this, circuit_.nodes()[node].is);
        finite_.of_node[node] = variable;
        if (variable >= before) finite_.variables[variable].name = name_;
    }

    Index operator()(const Known& known) { return fixed(known.value); }
    Index operator()(const Chosen& chosen) {
        const auto* list = std::get_if<Values>(chosen.options);
        if (!list)
            throw Refused{{"/parameters/" + std::to_string(chosen.edge),
                           "expected a list of options: this format has no continuum"}};
        return add(*list, chosen);
    }
    /// [14]
    Index operator()(const Sum& sum) {
        Sum over{{}, sum.constant};
        for (const auto& [factor, of] : sum.of) over.of.push_back({factor, variable(of)});
        return summed(over);
    }
    /// [16]
    Index operator()(const Product& product) {
        const Index left = variable(product.left);
        const Index right = variable(product.right);
        if (is_fixed(left)) return summed({{{value(left), right}}, 0});
        if (is_fixed(right)) return summed({{{value(right), left}}, 0});
        return paired(left, right, [&](const Rational& a, const Rational& b) { return circuit_.exact.product(a, b); });
    }
    Index operator()(const Activated& activated) {
        return mapped(variable(activated.of),
                      [&](const Rational& a) { return apply(*activated.activation, a, circuit_.exact); });
    }
    Index operator()(const RoundedDown& down) {
        const auto& [bits, low, high, of, derivative] = *down.rounded;
        const Activation plain{Rounded{bits, low, high, Activation{Identity{}}, {}}};
        return mapped(variable(down.of), [&](const Rational& a) { return apply(plain, a, circuit_.exact); });
    }
    Index operator()(const LengthOf& length_of) {
        return mapped(variable(length_of.of),
                      [](const Rational& a) { return Rational(static_cast<unsigned long>(length(a))); });
    }
    Index operator()(const Beside& beside) {
        return mapped(variable(beside.of), [&](const Rational& a) {
            return Rational(beside.side == Side::below ? a < beside.than : a > beside.than);
        });
    }
    Index operator()(const Among& among) {
        return mapped(variable(among.of), [&](const Rational& a) {
            return Rational(std::binary_search(among.values.begin(), among.values.end(), a));
        });
    }
    Index operator()(const BitIsOne& bit) {
        return mapped(variable(bit.of), [&](const Rational& a) { return Rational(bit_is_one(a, bit.bit)); });
    }
    Index operator()(const Not& negation) {
        return mapped(variable(negation.of), [](const Rational& a) { return Rational(1 - a); });
    }
    /// [17] All of n truths hold where n of them do.
    Index operator()(const All& all) {
        Sum count;
        for (const Index truth : all.of) count.of.push_back({1, variable(truth)});
        const Rational n(static_cast<unsigned long>(all.of.size()));
        return mapped(summed(count), [&](const Rational& a) { return Rational(a == n); });
    }
    /// [18]
    Index operator()(const Either& either) {
        const Index truth = variable(either.truth);
        const Index then = variable(either.then);
        const Index otherwise = variable(either.otherwise);
        if (is_fixed(truth)) return value(truth) == 1 ? then : otherwise;
        if (is_fixed(then) && is_fixed(otherwise))
            return mapped(truth, [&](const Rational& t) { return t == 1 ? value(then) : value(otherwise); });
        const auto chosen = [&](Index branch, const Rational& when, const Rational& other) {
            return paired(truth, branch, [&](const Rational& t, const Rational& a) { return t == when ? a : other; });
        };
        if (is_fixed(then)) return chosen(otherwise, 0, Rational(value(then)));
        if (is_fixed(otherwise)) return chosen(then, 1, Rational(value(otherwise)));
        const Index first = chosen(then, 1, 0);
        return summed({{{1, first}, {1, chosen(otherwise, 0, 0)}}, 0});
    }

    /// [19] What costs more than may be spent costs one more than that.
    void bound(const Bound& bound) {
        Sum over{{}, bound.sum.constant};
        for (const auto& [factor, of] : bound.sum.of) over.of.push_back({factor, variable(of)});
        over = without_fixed(over);
        CostBound rest{{}, circuit_.exact.difference(bound.most, over.constant)};
        for (const auto& [factor, of] : over.of) {
            Costs costs{of, {}};
            for (const Rational& value : values(of)) costs.costs.push_back(circuit_.exact.product(factor, value));
            const Rational least = *std::min_element(costs.costs.begin(), costs.costs.end());
            for (Rational& cost : costs.costs) cost = circuit_.exact.difference(cost, least);
            rest.most = circuit_.exact.difference(rest.most, least);
            rest.costs.push_back(std::move(costs));
        }
        for (Costs& costs : rest.costs)
            for (Rational& cost : costs.costs) cost = std::min(cost, Rational(rest.most + 1));
        if (rest.most < 0) rest.costs.clear();
        finite_.bounds.push_back(std::move(rest));
    }

    Finite finite() && { return std::move(finite_); }

  private:
    Index variable(Index node) const {
        if (!finite_.of_node[node]) throw NoSet{};
        return *finite_.of_node[node];
    }
    const Values& values(Index variable) const { return finite_.variables[variable].values; }
    bool is_fixed(Index variable) const { return values(variable).size() == 1; }
    const Rational& value(Index variable) const { return values(variable).front(); }

    template <class Is>
    Index add(Values values, Is is) {
        if (values.size() > limits_.reached) too_many(values.size());
        const Index place = finite_.variables.size();
        finite_.variables.push_back({name_ + "_" + std::to_string(place), std::move(values), std::move(is)});
        return place;
    }
    Index fixed(const Rational& value) { return add(Values(1, value), std::monostate{}); }

    [[noreturn]] void too_many(std::size_t found) const {
        throw Refused{{"/network", "expected at most " + std::to_string(limits_.reached) +
                                       " values that a number can take, found " + std::to_string(found) +
                                       " or more at " + name_}};
    }
    void spend(std::size_t left, std::size_t right) {
        if (right > pairs_left_ / std::max<std::size_t>(left, 1))
            throw Refused{{"/network", "expected at most " + std::to_string(limits_.pairs) +
                                           " pairs of values to look at, found more at " + name_}};
        pairs_left_ -= left * right;
    }

    Sum without_fixed(const Sum& sum) const {
        Sum rest{{}, sum.constant};
        std::map<Index, Rational> factors;
        for (const auto& [factor, of] : sum.of) {
            Rational& to = is_fixed(of) ? rest.constant : factors[of];
            to = circuit_.exact.sum(to, is_fixed(of) ? circuit_.exact.product(factor, value(of)) : factor);
        }
        for (const auto& [of, factor] : factors)
            if (factor != 0) rest.of.push_back({factor, of});
        return rest;
    }

    Index summed(const Sum& sum) {
        Sum rest = without_fixed(sum);
        if (rest.of.empty()) return fixed(rest.constant);
        if (rest.of.size() == 1) {
            const Scaled& one = rest.of[0];
            if (one.factor == 1 && rest.constant == 0) return one.of;
            return mapped(one.of, [&](const Rational& a) {
                return circuit_.exact.sum(circuit_.exact.product(one.factor, a), rest.constant);
            });
        }
        Values reached(1, rest.constant);
        for (const auto& [factor, of] : rest.of) {
            spend(reached.size(), values(of).size());
            Values next;
            for (const Rational& a : reached)
                for (const Rational& b : values(of))
                    next.push_back(circuit_.exact.sum(a, circuit_.exact.product(factor, b)));
            make_set(next);
            if (next.size() > limits_.reached) too_many(next.size());
            reached = std::move(next);
        }
        return add(std::move(reached), std::move(rest));
    }

    template <class Function>
    Index mapped(Index of, Function function) {
        Values images;
        for (const Rational& a : values(of)) images.push_back(function(a));
        Values set = images;
        make_set(set);
        Mapped map{of, {}};
        for (const Rational& image : images) map.to.push_back(place_in(set, image));
        return add(std::move(set), std::move(map));
    }

    template <class Function>
    Index paired(Index left, Index right, Function function) {
        spend(values(left).size(), values(right).size());
        Values images;
        for (const Rational& a : values(left))
            for (const Rational& b : values(right)) images.push_back(function(a, b));
        Values set = images;
        make_set(set);
        Paired pairs{left, right, {}};
        for (const Rational& image : images) pairs.to.push_back(place_in(set, image));
        return add(std::move(set), std::move(pairs));
    }

    const Circuit& circuit_;
    const ExportLimits& limits_;
    std::size_t pairs_left_;
    std::string name_;
    Finite finite_;
};

}  // namespace

Finite finite_parts(const Circuit& circuit, const ExportLimits& limits) {
    Lowering lowering(circuit, limits);
    const std::vector<bool> needed = circuit.needed();
    for (Index node = 0; node < needed.size(); ++node) {
        if (!needed[node]) continue;
        try {
            lowering.lower(node);
        } catch (const NoSet&) {
        } catch (const Refused&) {
        } catch (const OverBudget&) {
        }
    }
    return std::move(lowering).finite();
}

Finite finite_encoding(const Circuit& circuit, const ExportLimits& limits) {
    Lowering lowering(circuit, limits);
    const std::vector<bool> needed = circuit.needed();
    for (Index node = 0; node < needed.size(); ++node)
        if (needed[node]) lowering.lower(node);
    for (const Bound& bound : circuit.bounds) lowering.bound(bound);
    return std::move(lowering).finite();
}

std::vector<Integer> made_whole(const std::vector<Rational>& numbers) {
    Integer denominator = 1;
    for (const Rational& number : numbers) denominator = lcm(denominator, number.get_den());
    std::vector<Integer> whole;
    Integer common = 0;
    for (const Rational& number : numbers) {
        whole.push_back(number.get_num() * (denominator / number.get_den()));
        common = gcd(common, whole.back());
    }
    if (common > 1)
        for (Integer& number : whole) number /= common;
    return whole;
}

}  // namespace reductio::impl::exporting
