#include "checkers/candidates.hpp"

namespace reductio::checkers {

namespace {

/// A product of numbers of choices, as far as it is worth counting.
class Product {
  public:
    explicit Product(std::size_t most) : most_(most) {}

    void times(std::size_t choices) {
        const bool too_many = choices != 0 && count_ > most_ / choices;
        count_ = too_many ? most_ + 1 : count_ * choices;
    }
    /// Where there are more choices than candidates allowed, one candidate is too long already.
    void times(std::size_t choices, std::size_t places) {
        if (places > most_) {
            count_ = most_ + 1;
            return;
        }
        for (std::size_t i = 0; i < places && count_ != 0 && count_ <= most_ && choices != 1; ++i) times(choices);
    }
    std::size_t count() const { return count_; }

  private:
    std::size_t most_;
    std::size_t count_ = 1;
};

struct Count {
    std::size_t most;

    std::optional<std::size_t> power(std::size_t choices, std::size_t places) const {
        Product product(most);
        product.times(choices, places);
        return product.count();
    }
    std::optional<std::size_t> operator()(const SubsetSum& problem) const { return power(2, problem.items.size()); }
    std::optional<std::size_t> operator()(const ExactCover& problem) const { return power(2, problem.sets.size()); }
    std::optional<std::size_t> operator()(const TwoCsp& problem) const {
        return power(problem.alphabet, problem.variables);
    }
    std::optional<std::size_t> operator()(const Cnf& problem) const { return power(2, problem.variables); }
    std::optional<std::size_t> operator()(const Nnt& instance) const {
        Product product(most);
        bool is_empty = false;
        bool is_continuum = false;
        const auto choose = [&](const OptionList& list) {
            const auto* options = std::get_if<std::vector<Rational>>(&list);
            if (options == nullptr) {
                is_continuum = true;
            } else {
                is_empty = is_empty || options->empty();
                product.times(options->size());
            }
        };
        for (const auto& entry : instance.parameters) {
            const auto* own = std::get_if<EdgeOptions>(&entry);
            if (own == nullptr) continue;  // a tied edge is no choice of its own
            for (const OptionList& list : own->weights) choose(list);
            choose(own->biases);
        }
        if (is_empty) return 0;  // whatever the other lists are
        if (is_continuum) return std::nullopt;
        return product.count();
    }
    template <class Other>
    std::optional<std::size_t> operator()(const Other&) const {
        return std::nullopt;
    }
};

}  // namespace

std::optional<std::size_t> candidates(const Document& instance, std::size_t most) {
    return std::visit(Count{most}, instance.is);
}

}  // namespace reductio::checkers
