#pragma once
// Sets of keys, sparse while they are small and bits when that is less work, and chains of sums of such sets.

#include <functional>
#include <map>

#include "impl/fast/bit_set.hpp"
#include "impl/fast/vector_grid.hpp"

namespace reductio::impl::fast {

template <class Key>
class KeySet {
  public:
    KeySet() = default;
    explicit KeySet(std::vector<Key> sorted) : sparse_(std::move(sorted)), size_(sparse_.size()) {}
    explicit KeySet(BitSet bits) : dense_(std::move(bits)), size_(dense_->size()) {}

    std::size_t size() const { return size_; }
    std::size_t bytes() const { return dense_ ? dense_->bytes() : sparse_.size() * sizeof(Key); }
    const BitSet* bits() const { return dense_ ? &*dense_ : nullptr; }

    bool contains(Key key) const {
        if (dense_) return key < dense_->bits() && dense_->contains(static_cast<std::size_t>(key));
        return std::ranges::binary_search(sparse_, key);
    }
    /// While `visit` returns true.
    template <class Visit>
    void for_each(const Visit& visit) const {
        if (dense_) {
            dense_->for_each(0, dense_->bits(), [&](std::size_t n) { return visit(static_cast<Key>(n)); });
        } else {
            for (const Key key : sparse_)
                if (!visit(key)) return;
        }
    }
    /// All keys, sorted; those of bits are listed anew.
    std::vector<Key> listed() const {
        if (!dense_) return sparse_;
        std::vector<Key> keys;
        keys.reserve(size_);
        for_each([&](Key key) {
            keys.push_back(key);
            return true;
        });
        return keys;
    }

  private:
    std::vector<Key> sparse_;
    std::optional<BitSet> dense_;
    std::size_t size_ = 0;
};

/// Ends the work: the reason.
struct OutOfReach {
    std::string why;
};

class Limits {
  public:
    std::size_t bytes = std::size_t{4} << 30;
    std::function<bool()> is_over;  // the time, if any
    unsigned threads = 2;

    void check(std::size_t used) const {
        if (used > bytes) throw OutOfReach{"the sets need more than " + std::to_string(bytes >> 20) + " MiB of memory"};
        if (is_over && is_over()) throw OutOfReach{"the time is over"};
    }
};

/// Estimates of work, in nanoseconds, that saturate: they choose between ways to do the same.
using Nanoseconds = std::uint64_t;
constexpr Nanoseconds never = Nanoseconds{1} << 62;

inline Nanoseconds product(Nanoseconds a, Nanoseconds b) {
    return a != 0 && b > never / a ? never : std::min(never, a * b);
}

/// The work of adding a part of `elements` keys to a set of `size` keys, the sums being at most `most`.
template <class Key>
struct SumEstimate {
    Nanoseconds sparse;
    Nanoseconds dense;
    std::size_t size;  // at most

    SumEstimate(std::size_t before, std::size_t elements, Key most) {
        const auto range = most >= never ? never : static_cast<std::uint64_t>(most) + 1;
        size = std::min<std::uint64_t>(product(before, elements), range);
        sparse = product(product(before, elements), 3 + 2 * std::bit_width(elements));
        dense = range > (std::uint64_t{1} << 38) ? never : product(elements, range / 200 + 10) + range / 100;
    }
    Nanoseconds least() const { return std::min(sparse, dense); }
};

/// sets[0] = {0}, sets[j] = sets[j - 1] + the j-th part given.
template <class Key>
class SumChain {
  public:
    explicit SumChain(const Limits& limits) : limits_(limits) { sets_.push_back(KeySet<Key>(std::vector<Key>{0})); }

    const std::vector<KeySet<Key>>& sets() const { return sets_; }
    const KeySet<Key>& last() const { return sets_.back(); }
    std::size_t bytes() const { return bytes_; }

    /// The part's keys sorted, each once.
    void extend(const std::vector<Key>& part) {
        if (!part.empty()) most_ += part.back();
        const SumEstimate<Key> estimate(last().size(), part.size(), most_);
        const bool fits = most_ / 8 < limits_.bytes;
        sets_.push_back(fits && (estimate.dense < estimate.sparse || last().bits()) && estimate.dense < never
                            ? KeySet<Key>(dense(part))
                            : KeySet<Key>(sparse(part)));
        bytes_ += last().bytes();
        limits_.check(bytes_);
    }

    /// Leaves about so many of the last set's keys, evenly chosen: a part of what there is, for a quick look.
    void thin(std::size_t cap) {
        if (last().size() <= cap) return;
        const std::vector<Key> all = last().listed();
        std::vector<Key> some;
        for (std::size_t i = 0; i < cap; ++i)
            some.push_back(all[i * (all.size() / cap) + i * 7919 % (all.size() / cap)]);
        sets_.back() = KeySet<Key>(std::move(some));
    }

  private:
    BitSet dense(const std::vector<Key>& part) const {
        limits_.check(bytes_ + static_cast<std::size_t>(most_ / 8));
        BitSet result(static_cast<std::size_t>(most_) + 1);
        std::vector<std::size_t> shifts(part.begin(), part.end());
        if (const BitSet* before = last().bits()) {
            result.add_shifted(*before, shifts, limits_.threads);
        } else {
            last().for_each([&](Key key) {
                for (const std::size_t shift : shifts) result.insert(static_cast<std::size_t>(key) + shift);
                return true;
            });
        }
        return result;
    }

    /// Shifted copies, merged two by two.
    std::vector<Key> sparse(const std::vector<Key>& part) const {
        std::vector<std::vector<Key>> runs;
        const auto merge_last_two = [&] {
            std::vector<Key> merged;
            merged.reserve(runs.back().size() + runs[runs.size() - 2].size());
            std::ranges::set_union(runs.back(), runs[runs.size() - 2], std::back_inserter(merged));
            runs.pop_back();
            runs.back() = std::move(merged);
            std::size_t used = 0;
            for (const auto& run : runs) used += run.size() * sizeof(Key);
            limits_.check(bytes_ + used);
        };
        const std::vector<Key> before = last().listed();
        for (const Key shift : part) {
            auto& run = runs.emplace_back(before);
            for (Key& key : run) key += shift;
            while (runs.size() > 1 && runs[runs.size() - 2].size() <= 2 * runs.back().size()) merge_last_two();
        }
        while (runs.size() > 1) merge_last_two();
        return runs.empty() ? std::vector<Key>{} : std::move(runs.back());
    }

    const Limits& limits_;
    std::vector<KeySet<Key>> sets_;
    Key most_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace reductio::impl::fast
