#include "checkers/two_layer_cost.hpp"

#include "checkers/activations.hpp"
#include "checkers/losses.hpp"

namespace reductio::checkers {

TwoLayerCost::TwoLayerCost(const Nnt& instance, const Budget& budget) : instance_(instance), budget_(budget) {
    for (const Sample& sample : instance.dataset) {
        labels_.push_back({Fmpq(sample.y[0])});
        times_.emplace_back(sample.times);
    }
}

// [6]
Fmpq TwoLayerCost::operator()(const SampleVector& sums) const {
    Fmpq total;
    for (Index i = 0; i < sums.size(); ++i) {
        const auto name = [&] { return "loss of sample " + std::to_string(i); };
        const auto added = [&] { return sum(total, product(times_[i], loss(i, sums[i]), budget_), budget_); };
        total = named(name, added);
    }
    return total;
}

Fmpq TwoLayerCost::loss(Index sample, const Fmpq& weighted_sum) const {
    const Activation& activation = *instance_.network.vertices[instance_.network.outputs[0]].activation;
    return loss_value(instance_.loss, {activate(activation, weighted_sum, budget_)}, labels_[sample], budget_);
}

}  // namespace reductio::checkers
