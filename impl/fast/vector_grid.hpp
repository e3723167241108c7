#pragma once
// Sums of sets of rational vectors, as sums of sets of plain integers: every entry of a sum lies on a grid of its own
// (the least value, a step, how many values), and a mixed radix over the entries makes one number of a vector. The
// counts bound the sums of all parts together, so adding keys never carries from one entry to the next.

#include <algorithm>
#include <numeric>
#include <span>

#include "spec/network.hpp"

namespace reductio::impl::fast {

__extension__ using Wide = unsigned __int128;

template <class Key>
Key key_of(const Integer& n) {
    const Integer high = n >> 64;
    const Integer low = n - (high << 64);
    return static_cast<Key>(static_cast<Wide>(high.get_ui()) << 64 | low.get_ui());
}

template <class Key>
Integer integer_of(Key key) {
    const Wide wide = key;
    Integer high(static_cast<unsigned long>(wide >> 64));
    return (high << 64) + static_cast<unsigned long>(wide);
}

template <class Key>
struct Axis {
    std::size_t sample = 0;
    Rational step;
    Key count = 1;
    Key stride = 1;

    Key value(Key key) const { return key / stride % count; }
};

template <class Key>
struct VectorGrid {
    std::vector<Axis<Key>> axes;             // the most selective first: it has the largest stride
    std::vector<std::vector<Rational>> low;  // of each part
    std::vector<std::vector<Key>> keys;      // of each part, of its vectors in their order
    std::vector<Key> most;                   // of each part, the largest of its keys

    /// The least values of the parts [first, last) together.
    std::vector<Rational> base(std::size_t first, std::size_t last) const {
        std::vector<Rational> sum(axes.size());
        for (std::size_t p = first; p < last; ++p)
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += low[p][i];
        return sum;
    }
    std::vector<Rational> vector(Key key, std::vector<Rational> from) const {
        for (const Axis<Key>& axis : axes) from[axis.sample] += axis.step * integer_of(axis.value(key));
        return from;
    }
};

/// One entry of all vectors: integers above the least of their part, in units of the step.
struct GridColumn {
    std::size_t sample = 0;
    Rational step = 1;
    Integer count = 1;
    std::vector<Rational> low;                // by part
    std::vector<std::vector<Integer>> units;  // by part and vector
};

using RationalSets = std::vector<std::span<const std::vector<Rational>>>;

/// The columns for sums of these sets of vectors of length n0, the one of the most values first.
std::vector<GridColumn> grid_columns(const RationalSets& parts, std::size_t n0);

/// Nothing where the numbers have more bits than Key, less one.
template <class Key>
std::optional<VectorGrid<Key>> vector_grid(const RationalSets& parts, std::size_t n0) {
    const auto columns = grid_columns(parts, n0);
    VectorGrid<Key> grid;
    grid.axes.resize(n0);
    grid.low.assign(parts.size(), std::vector<Rational>(n0));
    for (const auto& part : parts) grid.keys.emplace_back(part.size(), Key{0});
    Integer stride = 1;
    for (std::size_t i = n0; i-- > 0;) {
        const GridColumn& column = columns[i];
        if (mpz_sizeinbase(Integer(stride * column.count).get_mpz_t(), 2) >= 8 * sizeof(Key)) return std::nullopt;
        grid.axes[i] = {column.sample, column.step, key_of<Key>(column.count), key_of<Key>(stride)};
        for (std::size_t p = 0; p < parts.size(); ++p) {
            grid.low[p][column.sample] = column.low[p];
            for (std::size_t v = 0; v < parts[p].size(); ++v)
                grid.keys[p][v] += key_of<Key>(stride * column.units[p][v]);
        }
        stride *= column.count;
    }
    for (const auto& keys : grid.keys) grid.most.push_back(keys.empty() ? Key{0} : *std::ranges::max_element(keys));
    return grid;
}

}  // namespace reductio::impl::fast
