#pragma once
// [6] on a grid: the total loss as a sum over the samples of costs that are plain integers in a common unit.

#include "impl/evaluation.hpp"
#include "impl/fast/vector_grid.hpp"

namespace reductio::impl::fast {

using Cost = Wide;

/// times * L(sigma_t(v), y) of one sample, v = low + step * u for u < count.
struct CostQuestion {
    const Loss& loss;
    const Activation& sigma;
    const Sample& sample;
    Rational low;
    Rational step;
    Integer count;
    std::size_t most_values;  // of a table
};

enum class CostForm { table, indicator, distance, square };

/// The same in closed form, the coefficient times a function of slope * u + offset (whether it is not 0, its absolute
/// value, its square), or as a table over u.
struct RationalCost {
    CostForm form = CostForm::table;
    Rational coefficient;
    Integer slope;
    Integer offset;
    std::vector<Rational> table;
};

/// Nothing where there is no closed form and the table would be too long.
std::optional<RationalCost> rational_cost(const CostQuestion& question, const Budget& budget);

/// The least unit in which all these costs are integers.
Rational common_unit(const std::vector<RationalCost>& costs);

/// Where the cost of one sample may be below a bound: between two values of u, inclusive; empty where first > last.
template <class Key>
struct Window {
    Key first = 1;
    Key last = 0;
};

template <class Key>
class AxisCost {
  public:
    /// Nothing where a cost is negative or has too many bits.
    static std::optional<AxisCost> of(const RationalCost& cost, const Rational& unit, Key count) {
        AxisCost result;
        result.count_ = count;
        result.form_ = cost.form;
        if (cost.form == CostForm::table)
            return result.fill(cost.table, unit) ? std::optional(std::move(result)) : std::nullopt;
        const Integer last = cost.slope * integer_of(static_cast<Key>(count - 1)) + cost.offset;
        const std::size_t bits = std::max(bit_length(last), bit_length(cost.offset));
        const Rational factor = cost.coefficient / unit;
        const std::size_t powers = cost.form == CostForm::square ? 2 : cost.form == CostForm::distance ? 1 : 0;
        if (bit_length(factor.get_num()) + bits * powers > 120 || bits > 120 || bit_length(cost.slope) > 120)
            return std::nullopt;
        result.factor_ = key_of<Cost>(factor.get_num());
        result.slope_ = key_of<Cost>(cost.slope);
        result.offset_ = key_of<Cost>(abs(cost.offset));
        result.is_offset_negative_ = cost.offset < 0;
        return result;
    }

    Cost at(Key u) const {
        if (form_ == CostForm::table) return table_[static_cast<std::size_t>(u)];
        const Cost grown = slope_ * u;
        const Cost size = !is_offset_negative_ ? grown + offset_ : grown > offset_ ? grown - offset_ : offset_ - grown;
        if (form_ == CostForm::indicator) return size == 0 ? Cost{0} : factor_;
        return form_ == CostForm::distance ? factor_ * size : factor_ * size * size;
    }

    /// A value of least cost, and that cost.
    Key vertex() const { return form_ == CostForm::table ? hulls_.front().window.first : lowest(); }
    Cost least() const { return at(vertex()); }

    Window<Key> below(Cost bound) const {
        if (form_ != CostForm::table) return around(bound);
        const auto end = std::ranges::lower_bound(hulls_, bound, {}, &Hull::cost);
        return end == hulls_.begin() ? Window<Key>{} : std::prev(end)->window;
    }

  private:
    struct Hull {
        Cost cost;
        Window<Key> window;  // of all values that cost at most this
    };

    bool fill(const std::vector<Rational>& table, const Rational& unit) {
        for (const Rational& entry : table) {
            const Rational cost = entry / unit;
            if (cost < 0 || bit_length(cost.get_num()) > 120) return false;
            table_.push_back(key_of<Cost>(cost.get_num()));
        }
        std::vector<Key> order(table_.size());
        std::iota(order.begin(), order.end(), Key{0});
        std::ranges::stable_sort(order, {}, [&](Key u) { return table_[static_cast<std::size_t>(u)]; });
        for (const Key u : order) {
            const Cost cost = table_[static_cast<std::size_t>(u)];
            const Window<Key> before = hulls_.empty() ? Window<Key>{u, u} : hulls_.back().window;
            const Window<Key> hull{std::min(before.first, u), std::max(before.last, u)};
            if (!hulls_.empty() && hulls_.back().cost == cost) {
                hulls_.back().window = hull;
            } else {
                hulls_.push_back({cost, hull});
            }
        }
        return true;
    }

    Key lowest() const {
        if (!is_offset_negative_ || slope_ == 0) return 0;
        const Cost near = std::min<Cost>(offset_ / slope_, count_ - 1);
        const Key u = static_cast<Key>(near);
        return u + 1 < count_ && at(u + 1) < at(u) ? u + 1 : u;
    }

    Window<Key> around(Cost bound) const {
        const Key middle = lowest();
        if (at(middle) >= bound) return {};
        Window<Key> window{0, static_cast<Key>(count_ - 1)};
        for (Key low = 0, high = middle; low < high;) {
            const Key u = low + (high - low) / 2;
            at(u) < bound ? high = u : low = u + 1;
            window.first = low;
        }
        if (middle == 0) window.first = 0;
        for (Key low = middle, high = window.last; low < high;) {
            const Key u = high - (high - low) / 2;
            at(u) < bound ? low = u : high = u - 1;
            window.last = low;
        }
        return window;
    }

    Key count_ = 1;
    CostForm form_ = CostForm::table;
    Cost factor_ = 0;
    Cost slope_ = 0;
    Cost offset_ = 0;
    bool is_offset_negative_ = false;
    std::vector<Cost> table_;
    std::vector<Hull> hulls_;
};

template <class Key>
struct SeparableCost {
    Rational unit = 1;
    /// With a single sample the order of squares is that of distances, which are shorter: a cost is then a distance.
    bool is_root = false;
    std::vector<AxisCost<Key>> axes;

    Rational exact(Cost cost) const {
        const Integer whole = integer_of(cost);
        return unit * (is_root ? Integer{whole * whole} : whole);
    }
    /// The least bound below which all costs are that are at most this.
    Cost just_above(const Rational& most) const {
        if (most < 0) return 0;
        Integer whole = floor(most / unit);
        if (is_root) whole = sqrt(whole);
        return bit_length(whole) > 125 ? ~Cost{0} >> 2 : key_of<Cost>(whole + 1);
    }
    /// Where each sample's cost may be in a total below the bound: what the others cost at least is not there for it.
    std::vector<Window<Key>> windows(Cost bound) const {
        std::vector<Window<Key>> all;
        for (const auto& axis : axes) {
            const Cost others = least() - axis.least();
            all.push_back(bound > others ? axis.below(bound - others) : Window<Key>{});
        }
        return all;
    }
    /// No vector of the grid costs less: what range and residue say.
    Cost least() const {
        Cost sum = 0;
        for (const auto& axis : axes) sum += axis.least();
        return sum;
    }
};

/// Nothing where the numbers are too long for this arithmetic, or a loss has no closed form and its table is too large.
template <class Key>
std::optional<SeparableCost<Key>> separable_cost(const Nnt& instance, const Activation& sigma,
                                                 const VectorGrid<Key>& grid, const std::vector<Rational>& base,
                                                 std::size_t most_values, const Budget& budget) {
    std::vector<RationalCost> costs;
    for (const Axis<Key>& axis : grid.axes) {
        const Sample& sample = instance.dataset[axis.sample];
        auto cost = rational_cost(
            {instance.loss, sigma, sample, base[axis.sample], axis.step, integer_of(axis.count), most_values}, budget);
        if (!cost) return std::nullopt;
        costs.push_back(*std::move(cost));
    }
    SeparableCost<Key> result{common_unit(costs), false, {}};
    Rational axis_unit = result.unit;
    if (costs.size() == 1 && costs[0].form == CostForm::square && costs[0].coefficient > 0) {
        result.is_root = true;
        result.unit = std::exchange(costs[0].coefficient, 1);
        axis_unit = 1;
        costs[0].form = CostForm::distance;
    }
    for (std::size_t i = 0; i < costs.size(); ++i) {
        auto axis = AxisCost<Key>::of(costs[i], axis_unit, grid.axes[i].count);
        if (!axis) return std::nullopt;
        result.axes.push_back(*std::move(axis));
    }
    return result;
}

}  // namespace reductio::impl::fast
