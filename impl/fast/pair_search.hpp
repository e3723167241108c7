#pragma once
// The cheapest sum of a key of one set and a key of another, without forming the sums: for every key of the one, only
// those of the other are looked at whose sum lies within the windows of the costs still of interest.

#include <mutex>
#include <thread>

#include "impl/fast/separable_cost.hpp"
#include "impl/fast/sum_chain.hpp"

namespace reductio::impl::fast {

template <class Key>
struct FoundPair {
    Cost cost = 0;
    Key outer = 0;
    Key inner = 0;
};

/// One sweep over some outer keys. `found` hears of pairs that cost less than the bound and gives the bound from then
/// on.
template <class Key, class Report>
class PairSweep {
  public:
    PairSweep(const VectorGrid<Key>& grid, const SeparableCost<Key>& cost, const KeySet<Key>& inner,
              const std::vector<Key>& listed, Cost bound, const Report& found)
        : grid_(grid), cost_(cost), inner_(inner), listed_(listed), found_(found), outer_values_(grid.axes.size()) {
        narrow(bound);
    }

    Cost bound() const { return bound_; }
    void narrow(Cost bound) {
        bound_ = bound;
        windows_ = cost_.windows(bound);
    }

    void visit(Key outer) {
        outer_ = outer;
        for (std::size_t i = 0; i < outer_values_.size(); ++i) outer_values_[i] = grid_.axes[i].value(outer);
        inner_.bits() ? visit_bits(0, 0, 0) : visit_list(0, 0, listed_.size(), 0);
    }

  private:
    /// The window of an axis for the inner key's own value.
    Window<Key> window(std::size_t axis) const {
        const auto [first, last] = windows_[axis];
        const Key taken = outer_values_[axis];
        if (first > last || last < taken) return {};
        return {first > taken ? first - taken : Key{0}, last - taken};
    }
    Cost at(std::size_t axis, Key inner_value) const { return cost_.axes[axis].at(outer_values_[axis] + inner_value); }

    void report(Key inner, Cost cost) {
        if (cost >= bound_) return;
        const Cost next = found_(FoundPair<Key>{cost, outer_, inner});
        if (next != bound_) narrow(next);
    }

    /// Keys in [first, last) of the list agree before this axis.
    void visit_list(std::size_t axis, std::size_t first, std::size_t last, Cost before) {
        if (axis == grid_.axes.size()) {
            if (first < last) report(listed_[first], before);
            return;
        }
        const auto [low, high] = window(axis);
        if (low > high || first == last) return;
        const auto& [sample, step, count, stride] = grid_.axes[axis];
        const Key prefix = listed_[first] / stride / count * count;
        const auto end = listed_.begin() + static_cast<std::ptrdiff_t>(last);
        auto at_key =
            std::lower_bound(listed_.begin() + static_cast<std::ptrdiff_t>(first), end, (prefix + low) * stride);
        while (at_key != end) {
            const Key value = *at_key / stride % count;
            if (value > window(axis).last) return;  // narrowed meanwhile, perhaps
            const auto next = stride == 1 ? at_key + 1 : std::lower_bound(at_key, end, (prefix + value + 1) * stride);
            const Cost cost = before + at(axis, value);
            if (cost < bound_)
                visit_list(axis + 1, static_cast<std::size_t>(at_key - listed_.begin()),
                           static_cast<std::size_t>(next - listed_.begin()), cost);
            at_key = next;
        }
    }

    void visit_bits(std::size_t axis, Key prefix, Cost before) {
        const BitSet& bits = *inner_.bits();
        if (axis == grid_.axes.size()) {
            if (bits.contains(static_cast<std::size_t>(prefix))) report(prefix, before);
            return;
        }
        const auto [low, high] = window(axis);
        if (low > high) return;
        const auto& [sample, step, count, stride] = grid_.axes[axis];
        const Key first = prefix + low * stride;
        const Key most = std::min<Key>(high, count - 1 - outer_values_[axis]);
        if (axis + 1 == grid_.axes.size()) {  // the stride is 1, as it may be before axes of a single value
            bits.for_each(static_cast<std::size_t>(first), static_cast<std::size_t>(prefix + most),
                          [&](std::size_t key) {
                              const Key value = static_cast<Key>(key) - prefix;
                              if (value > window(axis).last) return false;
                              report(static_cast<Key>(key), before + at(axis, value));
                              return true;
                          });
            return;
        }
        for (Key value = low; value <= most && prefix + value * stride < bits.bits(); ++value) {
            const Cost cost = before + at(axis, value);
            if (cost < bound_) visit_bits(axis + 1, prefix + value * stride, cost);
        }
    }

    const VectorGrid<Key>& grid_;
    const SeparableCost<Key>& cost_;
    const KeySet<Key>& inner_;
    const std::vector<Key>& listed_;
    const Report& found_;
    std::vector<Key> outer_values_;
    std::vector<Window<Key>> windows_;
    Cost bound_ = 0;
    Key outer_ = 0;
};

/// The same over all outer keys, on two threads where that is worth it.
template <class Key>
class PairSearch {
  public:
    /// The smaller set is taken as the outer one.
    PairSearch(const VectorGrid<Key>& grid, const SeparableCost<Key>& cost, const KeySet<Key>& left,
               const KeySet<Key>& right, const Limits& limits)
        : grid_(grid),
          cost_(cost),
          is_swapped_(right.size() < left.size()),
          inner_(is_swapped_ ? left : right),
          outer_keys_((is_swapped_ ? right : left).listed()),
          inner_keys_(inner_.bits() ? std::vector<Key>{} : inner_.listed()),
          limits_(limits) {}

    /// The cheapest pair that costs less than the bound; with `any`, the first one found.
    std::optional<FoundPair<Key>> cheapest(Cost bound, bool any) const {
        std::optional<FoundPair<Key>> best;
        std::mutex guard;
        Cost shared = bound;
        const auto found = [&](const FoundPair<Key>& pair) {
            const std::lock_guard lock(guard);
            if (pair.cost < shared) {
                best = pair;
                shared = any ? 0 : pair.cost;
            }
            return shared;
        };
        const auto current = [&] {
            const std::lock_guard lock(guard);
            return shared;
        };
        sweep(bound, found, current);
        if (best && is_swapped_) std::swap(best->outer, best->inner);
        return best;
    }

    /// Some cheap pair: for some outer keys, the inner key next to where the cost would be least.
    std::optional<FoundPair<Key>> candidate() const {
        std::optional<FoundPair<Key>> best;
        const std::size_t step = outer_keys_.size() / 1024 + 1;
        for (std::size_t i = 0; i < outer_keys_.size(); i += step) {
            const auto inner = next_to_least(outer_keys_[i]);
            if (!inner) continue;
            Cost cost = 0;
            for (std::size_t axis = 0; axis < grid_.axes.size(); ++axis)
                cost += cost_.axes[axis].at(grid_.axes[axis].value(outer_keys_[i]) + grid_.axes[axis].value(*inner));
            if (!best || cost < best->cost) best = FoundPair<Key>{cost, outer_keys_[i], *inner};
        }
        if (best && is_swapped_) std::swap(best->outer, best->inner);
        return best;
    }

    /// Every pair of exactly this cost, as left and right, while `visit` returns true.
    template <class Visit>
    void for_each_of(Cost cost, const Visit& visit) const {
        bool is_over = false;
        const auto found = [&](FoundPair<Key> pair) {
            if (is_swapped_) std::swap(pair.outer, pair.inner);
            if (pair.cost == cost && !is_over) is_over = !visit(pair.outer, pair.inner);
            return is_over ? Cost{0} : cost + 1;
        };
        PairSweep<Key, decltype(found)> sweep(grid_, cost_, inner_, inner_keys_, cost + 1, found);
        for (const Key outer : outer_keys_)
            if (!is_over) sweep.visit(outer);
    }

  private:
    std::optional<Key> next_to_least(Key outer) const {
        Key wanted = 0;
        for (std::size_t axis = 0; axis < grid_.axes.size(); ++axis) {
            const Key taken = grid_.axes[axis].value(outer);
            const Key least = cost_.axes[axis].vertex();
            if (least > taken) wanted += (least - taken) * grid_.axes[axis].stride;
        }
        if (inner_.size() == 0) return std::nullopt;
        if (!inner_.bits()) {
            const auto at = std::ranges::lower_bound(inner_keys_, wanted);
            return at == inner_keys_.end() ? inner_keys_.back() : *at;
        }
        std::optional<Key> found;
        const auto take = [&](std::size_t key) {
            found = static_cast<Key>(key);
            return false;
        };
        const std::size_t last = inner_.bits()->bits() - 1;
        inner_.bits()->for_each(static_cast<std::size_t>(std::min<Key>(wanted, last)), last, take);
        if (!found) inner_.bits()->for_each(0, last, take);
        return found;
    }

    template <class Found, class Current>
    void sweep(Cost bound, const Found& found, const Current& current) const {
        constexpr std::size_t batch = 256;
        const auto run = [&](std::size_t first, std::size_t step) {
            PairSweep<Key, Found> sweep(grid_, cost_, inner_, inner_keys_, bound, found);
            for (std::size_t i = first; i < outer_keys_.size(); i += step * batch) {
                if (limits_.is_over && limits_.is_over()) return;
                if (const Cost now = current(); now != sweep.bound()) sweep.narrow(now);
                if (sweep.bound() == 0) return;
                for (std::size_t j = i; j < std::min(i + batch, outer_keys_.size()); ++j) sweep.visit(outer_keys_[j]);
            }
        };
        if (limits_.threads > 1 && outer_keys_.size() >= 8 * batch) {
            std::thread other([&] { run(batch, 2); });
            run(0, 2);
            other.join();
        } else {
            run(0, 1);
        }
        limits_.check(0);
    }

    const VectorGrid<Key>& grid_;
    const SeparableCost<Key>& cost_;
    bool is_swapped_;
    const KeySet<Key>& inner_;
    std::vector<Key> outer_keys_;
    std::vector<Key> inner_keys_;
    const Limits& limits_;
};

}  // namespace reductio::impl::fast
