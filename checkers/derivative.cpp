#include "checkers/evaluation.hpp"

#include "checkers/losses.hpp"
#include "checkers/network_values.hpp"

namespace reductio::checkers {

namespace {

class Derivative {
  public:
    Derivative(const Gradient& gradient, Partial partial, const Budget& budget)
        : gradient_(gradient), partial_(partial), budget_(budget), values_(gradient.network, budget) {
        values_.set_parameters(gradient.parameters);
        Dual& weight = values_.numbers(gradient.edge).weights[0];
        weight.slope = 1;
        weight.moves = true;
    }

    Fmpq of_total_loss() {
        Fmpq total;
        for (Index i = 0; i < gradient_.dataset.size(); ++i) {
            const Sample& sample = gradient_.dataset[i];
            const auto name = [&] { return "derivative of the loss of sample " + std::to_string(i); };
            total =
                named(name, [&] { return sum(total, product(Fmpq(sample.times), of_loss(sample), budget_), budget_); });
        }
        return total;
    }

  private:
    Fmpq of_loss(const Sample& sample) {
        std::vector<Dual> x;
        for (const Rational& entry : sample.x) x.emplace_back(Fmpq(entry));
        values_.set_input(x);
        Fmpq total;
        for (Index i = 0; i < sample.y.size(); ++i) {
            const Dual& f = values_.value(gradient_.network.outputs[i]);
            if (!f.moves) continue;
            const Fmpq by_output = partial_(f.value, Fmpq(sample.y[i]), budget_);
            total = sum(total, product(by_output, f.slope, budget_), budget_);
        }
        return total;
    }

    const Gradient& gradient_;
    Partial partial_;
    Budget budget_;
    NetworkValues<Dual> values_;
};

}  // namespace

Result<Rational> derivative(const Gradient& gradient, const Budget& budget) {
    const Network& network = gradient.network;
    if (auto error = wrong_shape(network, gradient.parameters, "/parameters")) return *error;
    if (gradient.edge >= network.edges.size() || weight_count(network, network.edges[gradient.edge]) != 1) {
        return Error{"/edge", "expected an edge with exactly one weight"};
    }
    const Partial partial = partial_of(gradient.loss);
    if (partial == nullptr) return Error{"/loss", "the loss has no derivative here"};
    return or_error([&] { return Derivative(gradient, partial, budget).of_total_loss().to_rational(); });
}

}  // namespace reductio::checkers
