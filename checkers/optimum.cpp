// An instance of training by enumeration of its own option lists.

#include "checkers/decision.hpp"
#include "checkers/enumeration.hpp"
#include "checkers/training.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// A parameter vector under change, and for each weight and bias in it where it stands and what it may be. A tied edge
/// is no choice of its own.
class Choices {
  public:
    explicit Choices(const Nnt& instance) {
        parameters_.edges.reserve(instance.parameters.size());  // what the choices point to must not move
        for (const auto& entry : instance.parameters) {
            if (const auto* tie = std::get_if<SameAs>(&entry)) {
                parameters_.edges.emplace_back(*tie);
                continue;
            }
            const auto& options = std::get<EdgeOptions>(entry);
            auto& values = std::get<EdgeValues>(parameters_.edges.emplace_back(EdgeValues{}));
            values.weights.resize(options.weights.size());
            for (Index i = 0; i < options.weights.size(); ++i) add(values.weights[i], options.weights[i]);
            add(values.bias, options.biases);
        }
    }
    Choices(const Choices&) = delete;
    Choices& operator=(const Choices&) = delete;

    /// How many options each choice has. An empty list leaves no vector, whatever the others are.
    std::vector<std::size_t> bases() const {
        if (std::ranges::any_of(choices_,
                                [](const Choice& choice) { return choice.options && choice.options->empty(); })) {
            return {0};
        }
        std::vector<std::size_t> result;
        for (const Choice& choice : choices_) {
            if (choice.options == nullptr) {
                throw Refusal{"the parameters", "range over a continuum: enumeration cannot decide"};
            }
            result.push_back(choice.options->size());
        }
        return result;
    }

    const Parameters& choose(const std::vector<Index>& digits) {
        for (Index i = 0; i < digits.size(); ++i) *choices_[i].value = (*choices_[i].options)[digits[i]];
        return parameters_;
    }

  private:
    struct Choice {
        Rational* value;
        const std::vector<Rational>* options;  // none for a continuum
    };

    void add(Rational& value, const OptionList& options) {
        choices_.push_back({&value, std::get_if<std::vector<Rational>>(&options)});
    }

    Parameters parameters_;
    std::vector<Choice> choices_;
};

/// Calls `visit` with each allowed parameter vector and its total loss, until it returns false.
template <class Visit>
void for_each_allowed(const Nnt& instance, const Work& work, const Visit& visit) {
    Choices choices(instance);
    Training training(instance, work.budget);
    const std::optional<Fmpz> bound = parameter_bits_bound(instance);
    for (Odometer reading(choices.bases(), work.candidates); !reading.done(); reading.advance()) {
        const Parameters& parameters = choices.choose(reading.digits());
        if (bound && parameter_bits(parameters.edges) > *bound) continue;
        if (!visit(parameters, training.total(parameters.edges))) return;
    }
}

}  // namespace

Result<std::vector<Parameters>> solutions(const Nnt& problem, const Work& work, std::size_t wanted) {
    return or_error([&] {
        std::vector<Parameters> found;
        const Fmpq gamma(problem.gamma);
        for_each_allowed(problem, work, [&](const Parameters& parameters, const Fmpq& total) {
            if (found.size() < wanted && total <= gamma) found.push_back(parameters);
            return found.size() < wanted;
        });
        return found;
    });
}

Result<Optimum> optimum(const Nnt& instance, const Work& work) {
    return or_error([&] {
        Optimum result;
        Fmpq least;
        for_each_allowed(instance, work, [&](const Parameters& parameters, const Fmpq& total) {
            ++result.vectors;
            if (!result.first || total < least) {
                least = total;
                result.attaining = 0;
                result.first = parameters;
            }
            if (total == least) ++result.attaining;
            return true;
        });
        if (result.first) result.least = least.to_rational();
        return result;
    });
}

}  // namespace reductio::checkers
