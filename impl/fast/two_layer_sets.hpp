#pragma once
// The sets of D-T1.6 as keys: those of each part, and what leads back from a key to the choices of parameters.

#include "impl/activations.hpp"
#include "impl/fast/sum_chain.hpp"
#include "impl/two_layer_network.hpp"

namespace reductio::impl::fast {

/// The keys of a part of a chain, each with the elements that have it.
template <class Key>
class Elements {
  public:
    explicit Elements(const std::vector<Key>& keys) : Elements(keys, [](Key) { return true; }) {}
    /// Those alone whose key is wanted.
    template <class Wanted>
    Elements(const std::vector<Key>& keys, const Wanted& wanted) {
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (wanted(keys[i])) by_key_.push_back(i);
        std::ranges::stable_sort(by_key_, {}, [&](std::size_t i) { return keys[i]; });
        for (std::size_t i = 0; i < by_key_.size(); ++i) {
            if (!keys_.empty() && keys_.back() == keys[by_key_[i]]) continue;
            keys_.push_back(keys[by_key_[i]]);
            starts_.push_back(i);
        }
        starts_.push_back(by_key_.size());
    }

    const std::vector<Key>& keys() const { return keys_; }
    /// The elements of the i-th key.
    std::vector<std::size_t> of(std::size_t i) const {
        return {by_key_.begin() + static_cast<std::ptrdiff_t>(starts_[i]),
                by_key_.begin() + static_cast<std::ptrdiff_t>(starts_[i + 1])};
    }

  private:
    std::vector<Key> keys_;
    std::vector<std::size_t> by_key_;
    std::vector<std::size_t> starts_;
};

/// A chain with the elements of its parts, so that keys can be led back. Counts are remembered.
template <class Key>
class Traced {
  public:
    explicit Traced(const Limits& limits) : chain(limits) {}

    SumChain<Key> chain;
    std::vector<const Elements<Key>*> parts;

    void extend(const Elements<Key>& part) {
        chain.extend(part.keys());
        parts.push_back(&part);
    }

    /// The ways to reach a key of the j-th set, `ways_of(part, element)` being those of an element.
    template <class WaysOf>
    Integer ways(std::size_t j, Key key, const WaysOf& ways_of) const {
        if (j == 0) return 1;
        if (ways_.size() < chain.sets().size()) ways_.resize(chain.sets().size());
        if (const auto known = ways_[j].find(key); known != ways_[j].end()) return known->second;
        Integer sum = 0;
        for_each_step(j, key, [&](std::size_t i, Key before) {
            Integer own = 0;
            for (const std::size_t element : parts[j - 1]->of(i)) own += ways_of(j - 1, element);
            sum += own * ways(j - 1, before, ways_of);
            return true;
        });
        return ways_[j].emplace(key, sum).first->second;
    }

    /// Every choice of elements that makes up a key of the j-th set: `choose(part, element, next)` calls next to go on.
    template <class Choose>
    bool walk(std::size_t j, Key key, const Choose& choose, const std::function<bool()>& next) const {
        if (j == 0) return next();
        return for_each_step(j, key, [&](std::size_t i, Key before) {
            for (const std::size_t element : parts[j - 1]->of(i))
                if (!choose(j - 1, element, [&] { return walk(j - 1, before, choose, next); })) return false;
            return true;
        });
    }

  private:
    template <class Visit>
    bool for_each_step(std::size_t j, Key key, const Visit& visit) const {
        const auto& keys = parts[j - 1]->keys();
        for (std::size_t i = 0; i < keys.size() && keys[i] <= key; ++i)
            if (chain.sets()[j - 1].contains(key - keys[i]) && !visit(i, key - keys[i])) return false;
        return true;
    }

    mutable std::vector<std::map<Key, Integer>> ways_;
};

/// One part: the chain of its edge from s, and the vectors of O_p with the choices that make each.
template <class Key>
struct PartSets {
    struct Made {
        Key inner = 0;
        std::size_t choice = 0;
    };

    TwoLayerPart part;
    VectorGrid<Key> grid;  // of the inner sums
    std::vector<Elements<Key>> lists;
    Traced<Key> inner;
    std::vector<std::vector<Rational>> values;
    std::vector<Made> made;

    explicit PartSets(const TwoLayerPart& its_part, const Limits& limits) : part(its_part), inner(limits) {}
    PartSets(const PartSets&) = delete;
    PartSets& operator=(const PartSets&) = delete;

    Integer inner_ways(Key key) const {
        return inner.ways(lists.size(), key, [](std::size_t, std::size_t) { return Integer{1}; });
    }
    std::vector<Rational> inner_vector(std::size_t list, Key key) const { return grid.vector(key, grid.base(0, list)); }
};

/// [1] and [4]: false where the numbers are too long for the keys.
template <class Key>
bool fill_inner(const Nnt& instance, PartSets<Key>& sets) {
    std::vector<std::vector<std::vector<Rational>>> columns;
    if (sets.part.in) {
        const auto inputs = input_columns(instance);
        const auto lists = option_lists(instance, *sets.part.in);
        for (std::size_t r = 0; r < lists.size(); ++r) {
            auto& column = columns.emplace_back();
            for (const Rational& w : *lists[r]) {
                auto& vector = column.emplace_back();
                for (const Rational& x : inputs[r]) vector.push_back(w * x);
            }
        }
    }
    auto grid = vector_grid<Key>({columns.begin(), columns.end()}, instance.dataset.size());
    if (!grid) return false;
    sets.grid = *std::move(grid);
    for (const auto& keys : sets.grid.keys) sets.lists.emplace_back(keys);
    for (const auto& list : sets.lists) sets.inner.extend(list);
    return true;
}

/// [2] and [3]. An activation is computed once for each value that it meets.
template <class Key>
void fill_values(const Nnt& instance, PartSets<Key>& sets, const Limits& limits, const Budget& budget) {
    const Arithmetic exact(budget);
    std::map<Rational, Rational> known;
    const auto sigma = [&](const Rational& a) {
        const auto at = known.find(a);
        if (at != known.end()) return at->second;
        const Activation& activation = *instance.network.vertices[*sets.part.vertex].activation;
        return known.emplace(a, apply(activation, a, exact)).first->second;
    };
    const auto base = sets.grid.base(0, sets.lists.size());
    sets.inner.chain.last().for_each([&](Key key) {
        std::vector<Rational> a = sets.grid.vector(key, base);
        limits.check(sets.values.size() * (64 + 64 * a.size()));
        if (!sets.part.out) {
            sets.values.push_back(sets.part.vertex ? std::vector<Rational>(a.size()) : std::move(a));
            sets.made.push_back({key, 0});
            return true;
        }
        for (Rational& entry : a) entry = sigma(entry);
        const auto lists = option_lists(instance, *sets.part.out);
        for (std::size_t w = 0; w < lists[0]->size(); ++w)
            for (std::size_t b = 0; b < lists[1]->size(); ++b) {
                auto& value = sets.values.emplace_back();
                for (const Rational& s : a) {
                    exact.admit(length((*lists[0])[w]) + length(s) + length((*lists[1])[b]));
                    value.push_back((*lists[0])[w] * s + (*lists[1])[b]);
                }
                sets.made.push_back({key, w * lists[1]->size() + b});
            }
        return true;
    });
}

}  // namespace reductio::impl::fast
