#pragma once
// Elements that are in no sum of interest: with any sums of the other parts, range or residue of some entry is wrong.

#include "impl/fast/separable_cost.hpp"
#include "impl/fast/two_layer_sets.hpp"

namespace reductio::impl::fast {

/// What is known of an entry of the sums of some parts: all are `low` plus a multiple of `step`, and at most `high`.
template <class Key>
struct Progression {
    Key low = 0;
    Key high = 0;
    Key step = 0;  // 0: only `low`

    static Key common(Key a, Key b) {
        while (b != 0) a = std::exchange(b, a % b);
        return a;
    }
    void include(Key value, bool is_first) {
        if (is_first) {
            low = high = value;
            return;
        }
        step = common(step, value > low ? value - low : low - value);
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void add(const Progression& other) {
        low += other.low;
        high += other.high;
        step = common(step, other.step);
    }
    /// Whether this plus the value has a member in the window.
    bool meets(Key value, const Window<Key>& window) const {
        const Key first = std::max(window.first, value + low);
        const Key last = std::min(window.last, value + high);
        if (first > last) return false;
        if (step == 0) return true;
        const Key over = (first - (value + low)) % step;
        return over == 0 || step - over <= last - first;
    }
};

/// The keys of each part that may be in a sum within all windows; nothing where all may.
template <class Key>
std::optional<std::vector<std::vector<Key>>> narrowed(const std::vector<Elements<Key>>& elements,
                                                      const VectorGrid<Key>& grid,
                                                      const std::vector<Window<Key>>& windows) {
    std::vector<std::vector<Key>> parts;
    for (const auto& part : elements) parts.push_back(part.keys());
    bool is_narrowed = false;
    for (bool again = true; again;) {
        again = false;
        for (std::size_t axis = 0; axis < grid.axes.size(); ++axis) {
            std::vector<Progression<Key>> known(parts.size());
            for (std::size_t p = 0; p < parts.size(); ++p)
                for (const Key key : parts[p]) known[p].include(grid.axes[axis].value(key), key == parts[p].front());
            for (std::size_t p = 0; p < parts.size(); ++p) {
                Progression<Key> others;
                for (std::size_t q = 0; q < parts.size(); ++q)
                    if (q != p) others.add(known[q]);
                const auto removed = std::erase_if(
                    parts[p], [&](Key key) { return !others.meets(grid.axes[axis].value(key), windows[axis]); });
                again = again || removed > 0;
            }
        }
        is_narrowed = is_narrowed || again;
    }
    if (!is_narrowed) return std::nullopt;
    return parts;
}

}  // namespace reductio::impl::fast
