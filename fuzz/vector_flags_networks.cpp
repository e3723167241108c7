// Flags of training instances with finite lists of options.

#include <algorithm>
#include <set>

#include "fuzz/vector_flag_tables.hpp"

namespace reductio::fuzz {

namespace {

bool any_list(const Nnt& nnt, const std::function<bool(const std::vector<Rational>&)>& is_so) {
    const auto holds = [&](const OptionList& options) {
        const auto* list = std::get_if<std::vector<Rational>>(&options);
        return list && is_so(*list);
    };
    return std::ranges::any_of(nnt.parameters, [&](const auto& entry) {
        const auto* own = std::get_if<EdgeOptions>(&entry);
        return own && (holds(own->biases) || std::ranges::any_of(own->weights, holds));
    });
}

bool any_option(const Nnt& nnt, bool (*is_so)(const Rational&)) {
    return any_list(nnt, [&](const auto& list) { return std::ranges::any_of(list, is_so); });
}

bool any_label(const Nnt& nnt, bool (*is_so)(const Rational&)) {
    return std::ranges::any_of(nnt.dataset, [&](const Sample& sample) {
        return std::ranges::any_of(sample.x, is_so) || std::ranges::any_of(sample.y, is_so);
    });
}

bool has_curve(const Nnt& nnt) {
    return std::ranges::any_of(nnt.network.vertices, [](const Vertex& vertex) {
        return vertex.activation && !std::holds_alternative<Identity>(vertex.activation->is);
    });
}

/// A vertex that no edge enters, or that is no output and that no edge leaves.
bool has_dead_end(const Nnt& nnt) {
    std::set<Index> left(nnt.network.outputs.begin(), nnt.network.outputs.end());
    for (const Edge& edge : nnt.network.edges) left.insert(edge.from);
    return left.size() < nnt.network.vertices.size();
}

bool is_above_one(const Sample& sample) { return sample.times > 1; }

}  // namespace

VectorFlags nnt_flags() {
    const auto flag = flag_of<Nnt>;
    return {
        flag("no-samples", "nothing to fit", [](auto& s) { return s.dataset.empty(); }),
        flag("no-edges", "a network without parameters", [](auto& s) { return s.network.edges.empty(); }),
        flag("several-outputs", "more than one output", [](auto& s) { return s.network.outputs.size() > 1; }),
        flag("dead-end", "a vertex that no output needs", has_dead_end),
        flag("empty-list", "a parameter without options: nothing is allowed",
             [](auto& s) { return any_list(s, [](auto& list) { return list.empty(); }); }),
        flag("single-option", "a parameter with one option, which a probe must still hold",
             [](auto& s) { return any_list(s, [](auto& list) { return list.size() == 1; }); }),
        flag("several-options", "a parameter with three options or more",
             [](auto& s) { return any_list(s, [](auto& list) { return list.size() > 2; }); }),
        flag("negative-option", "an option below 0",
             [](auto& s) { return any_option(s, [](auto& q) { return q < 0; }); }),
        flag("fractional-option", "an option that is no integer",
             [](auto& s) { return any_option(s, [](auto& q) { return q.get_den() != 1; }); }),
        flag("curve", "an activation other than the identity", has_curve),
        flag("copies", "a sample that counts more than once",
             [](auto& s) { return std::ranges::any_of(s.dataset, is_above_one); }),
        flag("negative-threshold", "a threshold that no loss is within", [](auto& s) { return s.gamma < 0; }),
        flag("threshold-above-zero", "a threshold that is not 0", [](auto& s) { return s.gamma > 0; }),
        flag("more-than-64-bits", "a number beyond machine integers",
             [](auto& s) {
                 const auto is_long_one = [](const Rational& q) { return is_long(q); };
                 return any_option(s, is_long_one) || any_label(s, is_long_one) || is_long(s.gamma);
             }),
    };
}

}  // namespace reductio::fuzz
