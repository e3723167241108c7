#include "checkers/gradient.hpp"

#include "checkers/losses.hpp"
#include "checkers/network_values.hpp"

namespace reductio::checkers {

namespace {

Fmpq squared_distance_slope(const QuadraticRegulariser& regulariser, const Rational& at, const Rational& centre,
                            const Budget& budget) {
    const Fmpq twice = product(2, Fmpq(regulariser.weight), budget);
    return product(twice, difference(Fmpq(at), Fmpq(centre), budget), budget);
}

class ByEachParameter {
  public:
    ByEachParameter(const Nnt& instance, const Parameters& parameters, Partial partial, const Budget& budget)
        : instance_(instance), parameters_(parameters), partial_(partial), budget_(budget) {}

    Parameters all() {
        Parameters result;
        for (Index e = 0; e < parameters_.edges.size(); ++e) {
            const auto* own = std::get_if<EdgeValues>(&parameters_.edges[e]);
            if (own == nullptr) {
                result.edges.push_back(parameters_.edges[e]);
                continue;
            }
            EdgeValues slopes;
            for (Index i = 0; i < own->weights.size(); ++i) slopes.weights.push_back(by(e, i).to_rational());
            slopes.bias = by(e, own->weights.size()).to_rational();
            result.edges.emplace_back(std::move(slopes));
        }
        return result;
    }

  private:
    /// The entry after the weights is the bias.
    Fmpq by(Index edge, Index entry) {
        NetworkValues<Dual> values(instance_.network, budget_);
        values.set_parameters(parameters_.edges);
        EdgeNumbers<Dual>& numbers = values.numbers(edge);
        Dual& moving = entry < numbers.weights.size() ? numbers.weights[entry] : numbers.bias;
        moving.slope = 1;
        moving.moves = true;
        Fmpq total = of_regulariser(edge, entry);
        for (const Sample& sample : instance_.dataset)
            total = sum(total, product(Fmpq(sample.times), of_loss(values, sample), budget_), budget_);
        return total;
    }

    Fmpq of_loss(NetworkValues<Dual>& values, const Sample& sample) {
        std::vector<Dual> x;
        for (const Rational& entry : sample.x) x.emplace_back(Fmpq(entry));
        values.set_input(x);
        Fmpq total;
        for (Index i = 0; i < sample.y.size(); ++i) {
            const Dual& f = values.value(instance_.network.outputs[i]);
            if (!f.moves) continue;
            if (partial_ == nullptr) throw Refusal{"the loss", "has no derivative"};
            total = sum(total, product(partial_(f.value, Fmpq(sample.y[i]), budget_), f.slope, budget_), budget_);
        }
        return total;
    }

    /// Every edge counts in the distance, also one that shares the parameter.
    Fmpq of_regulariser(Index edge, Index entry) const {
        Fmpq total;
        if (!instance_.regulariser) return total;
        const auto& quadratic = std::get<QuadraticRegulariser>(*instance_.regulariser);
        const auto centre = own_entries(quadratic.centre);
        const auto owner = owners(parameters_.edges);
        const auto& own = std::get<EdgeValues>(parameters_.edges[edge]);
        for (Index e = 0; e < owner.size(); ++e) {
            if (owner[e] != edge) continue;
            const bool is_weight = entry < own.weights.size();
            total = sum(total,
                        squared_distance_slope(quadratic, is_weight ? own.weights[entry] : own.bias,
                                               is_weight ? centre[e]->weights[entry] : centre[e]->bias, budget_),
                        budget_);
        }
        return total;
    }

    const Nnt& instance_;
    const Parameters& parameters_;
    Partial partial_;
    Budget budget_;
};

}  // namespace

Result<Parameters> gradient(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    if (auto error = wrong_shape(instance.network, parameters.edges, "/edges")) return *error;
    if (instance.regulariser && std::holds_alternative<DistinctRegulariser>(*instance.regulariser))
        return Error{"/regulariser", "the regulariser has no derivative"};
    return or_error([&] { return ByEachParameter(instance, parameters, partial_of(instance.loss), budget).all(); });
}

}  // namespace reductio::checkers
