#include "checkers/dnnt_to_cnnt_samples.hpp"

#include <algorithm>
#include <functional>

#include "checkers/exact.hpp"
#include "checkers/instance_faults.hpp"

namespace reductio::checkers {

namespace {

Reason wrong_sample(const Nnt& target, Index number, const Sample& expected) {
    if (auto reason = no_such("sample", number, target.dataset.size())) return reason;
    const std::string place = "sample " + std::to_string(number);
    const Sample& found = target.dataset[number];
    return first_of({wrong_numbers(place + ", x", found.x, expected.x),
                     wrong_numbers(place + ", y", found.y, expected.y),
                     wrong_count("copies of " + place, found.times, expected.times)});
}

/// The label stands over the vertices from 1 on: the input at the ports, this at the sentinel, 0 between them.
Sample labelled(const Parts& parts, std::vector<Rational> x, int at_sentinel) {
    Sample result{std::move(x), {}, 1};
    result.y = result.x;
    result.y.resize(parts.sentinel, 0);
    result.y.back() = at_sentinel;
    return result;
}

/// What the label of a probe has at a parameter vertex.
using Asked = std::function<int(const PlacedParameter&)>;

Reason wrong_probe(const Parts& parts, const Nnt& target, Index number, const std::vector<Rational>& x,
                   const Asked& asked) {
    Sample expected = labelled(parts, x, 2);
    for (const PlacedParameter& parameter : parts.parameters) expected.y[parameter.vertex - 1] = asked(parameter);
    return wrong_sample(target, number, expected);
}

/// The unit samples, the first of which has this number; each differs from the baseline in the probe of its vertex.
Reason wrong_units(const Parts& parts, const Nnt& target, Index number, const std::vector<Rational>& baseline) {
    for (const PlacedOriginal& placed : parts.vertices) {
        if (!placed.out) continue;
        std::vector<Rational> unit = baseline;
        unit[placed.out->probe - 1] += 1;
        const auto fed = [&](const PlacedParameter& parameter) { return parameter.supply == placed.out->vertex; };
        if (auto reason = wrong_probe(parts, target, number++, unit, fed)) return reason;
    }
    return std::nullopt;
}

/// Asked first, so that nothing is laid out which is larger than the target.
Reason wrong_lengths(const Parts& parts, const Nnt& target) {
    return first_of({wrong_dimension(target.network, parts.ports),
                     wrong_count("outputs", target.network.outputs.size(), parts.sentinel)});
}

}  // namespace

Reason wrong_real_samples(const Parts& parts, const Nnt& target) {
    if (auto reason = wrong_lengths(parts, target)) return reason;
    const std::vector<Index>& outputs = parts.source.network.outputs;
    for (Index i = 0; i < parts.source.dataset.size(); ++i) {
        const Sample& original = parts.source.dataset[i];
        std::vector<Rational> x = original.x;
        x.push_back(1);
        x.resize(parts.ports, 0);
        Sample expected = labelled(parts, std::move(x), 1);
        expected.times = original.times;
        for (Index o = 0; o < outputs.size(); ++o) expected.y[parts.carriers[outputs[o]] - 1] = original.y[o];
        if (auto reason = wrong_sample(target, i, expected)) return reason;
    }
    return std::nullopt;
}

Reason wrong_probes(const Parts& parts, const Nnt& target) {
    if (auto reason = wrong_lengths(parts, target)) return reason;
    const Index first = parts.source.dataset.size();
    if (auto reason = wrong_count("samples", target.dataset.size(), first + 2 + parts.passing())) return reason;
    const auto at_zero = values_at_zero(parts);
    if (!at_zero) return at_zero.error().message;
    std::vector<Rational> baseline(parts.one(), 0);
    for (const Rational& value : *at_zero) baseline.push_back(-value);
    std::vector<Rational> ones = baseline;
    std::fill_n(ones.begin(), parts.one(), 1);
    const auto stopped = [](const PlacedParameter&) { return 2; };
    const auto fed = [&](const PlacedParameter& parameter) { return parameter.supply <= parts.ports; };
    if (auto reason = wrong_probe(parts, target, first, baseline, stopped)) return reason;
    if (auto reason = wrong_probe(parts, target, first + 1, ones, fed)) return reason;
    return wrong_units(parts, target, first + 2, baseline);
}

}  // namespace reductio::checkers
