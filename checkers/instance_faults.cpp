#include "checkers/instance_faults.hpp"

#include <algorithm>

#include "checkers/exact.hpp"

namespace reductio::checkers {

namespace {

std::string listed(const std::vector<Rational>& numbers) {
    if (numbers.size() > 8) return std::to_string(numbers.size()) + " numbers";
    std::string list;
    for (const Rational& number : numbers) list += (list.empty() ? "" : ", ") + shown(number);
    return "{" + list + "}";
}

std::string listed(const OptionList& options) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    return list ? listed(*list) : "a continuum";
}

std::string tied(const Nnt& instance, Index edge) {
    return edge_text(instance.network, edge) + ": shares the parameters of another; expected its own";
}

}  // namespace

Reason wrong_numbers(const std::string& place, const std::vector<Rational>& found,
                     const std::vector<Rational>& expected) {
    if (auto reason = wrong_count("numbers in " + place, found.size(), expected.size())) return reason;
    const auto [wrong, wanted] = std::ranges::mismatch(found, expected);
    if (wrong == found.end()) return std::nullopt;
    return place + ": entry " + std::to_string(wrong - found.begin()) + " is " + shown(*wrong) + "; expected " +
           shown(*wanted);
}

Reason wrong_weights(const Nnt& instance, Index edge, const std::vector<Rational>& options) {
    if (auto reason = no_such("edge", edge, instance.parameters.size())) return reason;
    const auto* own = std::get_if<EdgeOptions>(&instance.parameters[edge]);
    if (own == nullptr) return tied(instance, edge);
    const OptionList expected = options;
    const auto wrong = std::ranges::find_if(own->weights, [&](const OptionList& found) { return found != expected; });
    if (wrong == own->weights.end()) return std::nullopt;
    return edge_text(instance.network, edge) + ": weight " + std::to_string(wrong - own->weights.begin()) +
           " has the options " + listed(*wrong) + "; expected " + listed(options);
}

Reason wrong_entering(const Nnt& instance, const EdgesInto& into, Index head, const std::vector<Entering>& edges) {
    std::vector<Index> tails;
    std::ranges::transform(edges, std::back_inserter(tails), &Entering::tail);
    if (auto reason = wrong_tails(instance.network, into, head, tails)) return reason;
    for (const Entering& edge : edges) {
        const Index e = edge_between(instance.network, into, edge.tail, head);
        if (auto reason = wrong_weights(instance, e, {edge.weight})) return reason;
    }
    return std::nullopt;
}

Reason wrong_biases(const Nnt& instance) {
    const OptionList zero = std::vector<Rational>{0};
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr) return tied(instance, e);
        if (own->biases != zero)
            return edge_text(instance.network, e) + ": the bias has the options " + listed(own->biases) +
                   "; expected {0}";
    }
    return std::nullopt;
}

Reason several_options(const Nnt& instance) {
    const auto is_one = [](const OptionList& options) {
        const auto* list = std::get_if<std::vector<Rational>>(&options);
        return list != nullptr && list->size() == 1;
    };
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr || (is_one(own->biases) && std::ranges::all_of(own->weights, is_one))) continue;
        return edge_text(instance.network, e) + ": expected one option for each weight and the bias";
    }
    return std::nullopt;
}

Reason wrong_sample(const Nnt& instance, Index sample, const std::vector<Rational>& x, const std::vector<Rational>& y) {
    if (auto reason = no_such("sample", sample, instance.dataset.size())) return reason;
    const std::string place = "sample " + std::to_string(sample);
    const Sample& found = instance.dataset[sample];
    if (auto reason = wrong_numbers(place + ", x", found.x, x)) return reason;
    if (auto reason = wrong_numbers(place + ", y", found.y, y)) return reason;
    return wrong_count("copies of " + place, found.times, 1);
}

Reason wrong_gamma(const Nnt& instance, const Rational& gamma) {
    if (instance.gamma != gamma) return "gamma is " + shown(instance.gamma) + "; expected " + shown(gamma);
    if (instance.parameter_bits) return "the parameters' bits are bounded; expected no bound";
    if (instance.promise) return "there is a promise; expected none";
    if (instance.regulariser) return "there is a regulariser; expected none";
    return std::nullopt;
}

}  // namespace reductio::checkers
