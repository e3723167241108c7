// Greedy: whatever still fails is kept, and every candidate is shorter, or as long and lower in one place. So it ends.

#include "fuzz/shrink.hpp"

namespace reductio::fuzz {

namespace {

class Shrinking {
  public:
    Shrinking(Sequence start, const std::function<bool(const Sequence&)>& still_fails, std::size_t attempts)
        : best_(std::move(start)), still_fails_(still_fails), attempts_(attempts) {}

    Sequence run() {
        while (drop_blocks() || lower_numbers() || lower_and_drop()) continue;
        return std::move(best_);
    }

  private:
    bool keep(const Sequence& candidate) {
        if (attempts_ == 0) return false;
        --attempts_;
        if (!still_fails_(candidate)) return false;
        best_ = candidate;
        return true;
    }

    Sequence without(std::size_t start, std::size_t size) const {
        Sequence shorter = best_;
        const auto first = shorter.begin() + static_cast<std::ptrdiff_t>(start);
        shorter.erase(first, first + static_cast<std::ptrdiff_t>(size));
        return shorter;
    }

    bool keep_lowered(std::size_t at, std::uint64_t number) {
        Sequence lower = best_;
        lower[at] = number;
        return keep(lower);
    }

    /// Large blocks first, and from the end: what is dropped there becomes zeros and moves nothing.
    bool drop_blocks() {
        bool better = false;
        for (std::size_t size = best_.size(); size > 0; size /= 2) {
            for (std::size_t end = best_.size(); end >= size; --end) {
                if (attempts_ == 0) return better;
                better |= end <= best_.size() && keep(without(end - size, size));
            }
        }
        return better;
    }

    /// By all of a number first, then by half of it, and so on down to 1.
    bool lower_numbers() {
        bool better = false;
        for (std::size_t at = 0; at < best_.size(); ++at)
            for (std::uint64_t step = best_[at]; step > 0; step /= 2)
                while (best_[at] >= step && keep_lowered(at, best_[at] - step)) better = true;
        return better;
    }

    /// A list is a count and then its entries: one entry leaves only if both change at once.
    bool lower_and_drop() {
        for (std::size_t at = 0; at < best_.size(); ++at) {
            if (best_[at] == 0) continue;
            for (std::size_t size = 1; size <= longest_entry; ++size) {
                for (std::size_t start = at + 1; start + size <= best_.size() && attempts_ > 0; ++start) {
                    Sequence candidate = without(start, size);
                    --candidate[at];
                    if (keep(candidate)) return true;
                }
            }
        }
        return false;
    }

    static constexpr std::size_t longest_entry = 8;

    Sequence best_;
    const std::function<bool(const Sequence&)>& still_fails_;
    std::size_t attempts_;
};

}  // namespace

Sequence shrink(Sequence sequence, const std::function<bool(const Sequence&)>& still_fails, std::size_t attempts) {
    return Shrinking(std::move(sequence), still_fails, attempts).run();
}

}  // namespace reductio::fuzz
