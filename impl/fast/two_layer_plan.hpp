#pragma once
// Where the sums from the two ends meet: the place of least estimated work.

#include "impl/fast/pair_search.hpp"
#include "impl/fast/two_layer_sets.hpp"

namespace reductio::impl::fast {

struct Plan {
    std::size_t middle = 0;
    Nanoseconds work = never;
    std::size_t left = 0;  // sizes, at most
    std::size_t right = 0;
    std::size_t listed = never;  // the vectors of all sets from both ends, at most
};

/// For each number of parts from one end: work, size and vectors listed up to there, at most.
struct EndEstimate {
    Nanoseconds work = 0;
    std::size_t size = 1;
    std::size_t listed = 0;
};

template <class Key>
std::vector<EndEstimate> end_estimates(const std::vector<const Elements<Key>*>& parts) {
    std::vector<EndEstimate> ends(1);
    Key most = 0;
    for (const Elements<Key>* part : parts) {
        if (!part->keys().empty()) most += part->keys().back();
        const SumEstimate<Key> sum(ends.back().size, part->keys().size(), most);
        ends.push_back({std::min(never, ends.back().work + sum.least()), sum.size,
                        std::min<std::size_t>(never, ends.back().listed + sum.size)});
    }
    return ends;
}

/// The plans for every place to meet; an inner key is looked at if it lies in the windows of the costs below the bound.
template <class Key>
std::vector<Plan> plans(const std::vector<const Elements<Key>*>& parts, const SeparableCost<Key>& cost,
                        const VectorGrid<Key>& grid, Cost bound) {
    const auto from_left = end_estimates(parts);
    const auto from_right = end_estimates(std::vector<const Elements<Key>*>(parts.rbegin(), parts.rend()));
    std::vector<Plan> result;
    for (std::size_t a = 0; a <= parts.size(); ++a) {
        const auto& left = from_left[a];
        const auto& right = from_right[parts.size() - a];
        const auto [outer, inner] = std::minmax(left.size, right.size);
        Nanoseconds looked_at = inner;
        for (std::size_t i = 0; i < std::min<std::size_t>(grid.axes.size(), 2); ++i) {
            const auto window = cost.axes[i].below(bound);
            const Key width = window.first > window.last ? Key{1} : window.last - window.first + 1;
            looked_at = looked_at / static_cast<Nanoseconds>(std::max<Key>(1, grid.axes[i].count / width)) + 1;
        }
        Plan plan{a, 0, left.size, right.size, std::min<std::size_t>(never, left.listed + right.listed)};
        plan.work = std::min(never, left.work + right.work + product(outer, 100 + product(looked_at, 10)));
        result.push_back(plan);
    }
    return result;
}

}  // namespace reductio::impl::fast
