#include "checkers/two_layer_refutation.hpp"

#include "checkers/activations.hpp"
#include "checkers/network_faults.hpp"
#include "checkers/purse.hpp"
#include "checkers/two_layer_cost.hpp"
#include "checkers/two_layer_sets.hpp"

namespace reductio::checkers {

struct RefutationCase {
    const Nnt& instance;
    const Budget& budget;
    CandidatesLeft left;
    TwoLayers layers;
    ListedSets sets;
};

namespace {

/// All sums of one of `left` and one of `right` must be listed.
template <class Left, class Right>
Reason lacks_sum(RefutationCase& one, const NamedSet& listed, const Left& left, const Right& right) {
    one.left.take(times(left.size(), right.size()));
    SampleVector total(one.layers.zero.size());
    for (const SampleVector& a : left) {
        for (const SampleVector& b : right) {
            for (Index i = 0; i < total.size(); ++i) total[i] = sum(a[i], b[i], one.budget);
            if (!listed.vectors.contains(total)) return listed.name + " lacks " + shown(total);
        }
    }
    return std::nullopt;
}

SampleVector multiple(const Fmpq& factor, const SampleVector& vector, const Budget& budget) {
    SampleVector result;
    result.reserve(vector.size());
    for (const Fmpq& number : vector) result.push_back(product(factor, number, budget));
    return result;
}

std::vector<SampleVector> multiples(const std::vector<Fmpq>& factors, const SampleVector& vector,
                                    const Budget& budget) {
    std::vector<SampleVector> result;
    for (const Fmpq& factor : factors) result.push_back(multiple(factor, vector, budget));
    return result;
}

Reason lacks_weighted(RefutationCase& one, Index part) {
    const auto& options = one.layers.parts[part].from_source;
    const auto& listed = one.sets.parts[part].weighted;
    for (Index r = 0; r < options.size(); ++r) {
        const auto added = multiples(options[r], one.layers.inputs[r], one.budget);
        if (auto reason = lacks_sum(one, listed[r + 1], listed[r].vectors, added)) return reason;
    }
    return std::nullopt;
}

// [1] for the hidden vertices, [4] for the edge from s to t
template <bool hidden>
Reason lacks_weighted_sum(RefutationCase& one) {
    for (Index p = 0; p < one.layers.parts.size(); ++p) {
        if ((one.layers.parts[p].activation != nullptr) != hidden) continue;
        if (auto reason = lacks_weighted(one, p)) return reason;
    }
    return std::nullopt;
}

// [2]
SampleVectorSet activated(RefutationCase& one, const TwoLayerPart& part, const NamedSet& weighted) {
    one.left.take(weighted.vectors.size());
    SampleVectorSet result;
    for (const SampleVector& a : weighted.vectors) {
        SampleVector values;
        for (const Fmpq& number : a) {
            values.push_back(
                named([&] { return part.name; }, [&] { return activate(*part.activation, number, one.budget); }));
        }
        result.insert(std::move(values));
    }
    return result;
}

// [3] Without an edge to the output, nothing is listed.
Reason lacks_contribution(RefutationCase& one) {
    for (Index p = 0; p < one.layers.parts.size(); ++p) {
        const TwoLayerPart& part = one.layers.parts[p];
        if (part.to_output.empty()) continue;
        const SampleVectorSet values = activated(one, part, one.sets.parts[p].weighted.back());
        const auto biases = multiples(part.to_output[1], one.layers.inputs.back(), one.budget);
        for (const Fmpq& weight : part.to_output[0]) {
            one.left.take(values.size());
            SampleVectorSet scaled;
            for (const SampleVector& vector : values) scaled.insert(multiple(weight, vector, one.budget));
            if (auto reason = lacks_sum(one, *one.sets.parts[p].outgoing, scaled, biases)) return reason;
        }
    }
    return std::nullopt;
}

// [5]
Reason lacks_sum_from_start(RefutationCase& one) {
    const auto& sums = one.sets.from_start;
    for (Index p = 1; p < sums.size(); ++p) {
        const SampleVectorSet& added = one.sets.parts[p - 1].contributions().vectors;
        if (auto reason = lacks_sum(one, sums[p], sums[p - 1].vectors, added)) return reason;
    }
    return std::nullopt;
}

// [9]
Reason lacks_sum_from_end(RefutationCase& one) {
    const auto& sums = one.sets.from_end;
    const auto& parts = one.sets.parts;
    for (Index i = 1; i < sums.size(); ++i) {
        const SampleVectorSet& added = parts[parts.size() - i].contributions().vectors;
        if (auto reason = lacks_sum(one, sums[i], sums[i - 1].vectors, added)) return reason;
    }
    return std::nullopt;
}

// [10]
Reason within_gamma(RefutationCase& one) {
    const NamedSet& left = one.sets.from_start.back();
    const NamedSet& right = one.sets.from_end.back();
    one.left.take(times(left.vectors.size(), right.vectors.size()));
    const TwoLayerCost cost(one.instance, one.budget);
    const Fmpq gamma(one.instance.gamma);
    SampleVector total(one.layers.zero.size());
    for (const SampleVector& f : left.vectors) {
        for (const SampleVector& g : right.vectors) {
            for (Index i = 0; i < total.size(); ++i) total[i] = sum(f[i], g[i], one.budget);
            const Fmpq found = cost(total);
            if (found > gamma) continue;
            return left.name + " and " + right.name + " have the sum " + shown(total) + ", which costs " +
                   shown(found.to_rational()) + "; expected more than gamma";
        }
    }
    return std::nullopt;
}

}  // namespace

const std::vector<RefutationStep>& refutation_steps() {
    static const std::vector<RefutationStep> steps = {{"1", lacks_weighted_sum<true>},  {"3", lacks_contribution},
                                                      {"4", lacks_weighted_sum<false>}, {"5", lacks_sum_from_start},
                                                      {"9", lacks_sum_from_end},        {"10", within_gamma}};
    return steps;
}

Check refuted(const Nnt& instance, const VectorSets& reachable, const std::optional<Index>& middle, const Work& work,
              const std::vector<RefutationStep>& steps) {
    if (const auto error = not_two_layers(instance))
        return Fails{"", "no two layers: " + error->place + ": " + error->message, std::nullopt};
    TwoLayers layers = two_layers(instance);
    const Reached reached{reachable, middle};
    if (auto fails = misshapen(layers, reached)) return *fails;
    ListedSets sets = listed_sets(layers, reached);
    RefutationCase one{instance, work.budget, CandidatesLeft(work.candidates), std::move(layers), std::move(sets)};
    const Result<Check> check = or_error([&]() -> Check {
        for (const RefutationStep& step : steps)
            if (auto reason = step.fault(one)) return Fails{step.number, *std::move(reason), std::nullopt};
        return Holds{};
    });
    return check ? *check : Unknown{check.error().message};
}

}  // namespace reductio::checkers
