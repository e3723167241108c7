#pragma once
// From the sums found back to parameters, counts and refutations. For two_layer_engine.cpp only.

#include "impl/fast/two_layer_search.hpp"

namespace reductio::impl::fast {

template <class Key>
void Engine<Key>::list_optima(const PairSearch<Key>& pairs, const Traced<Key>& left, const Traced<Key>& right,
                              const FoundPair<Key>& best) {
    result_.optima.clear();
    if (work_.optima <= 1) walk(left, right, best.outer, best.inner);
    if (work_.optima <= 1 && !work_.count) return;
    const auto from_left = [&](std::size_t p, std::size_t e) {
        return parts_[p]->inner_ways(parts_[p]->made[e].inner);
    };
    const auto from_right = [&](std::size_t j, std::size_t e) { return from_left(m() - 1 - j, e); };
    Integer count = 0;
    pairs.for_each_of(best.cost, [&](Key l, Key r) {
        limits_.check(0);
        if (work_.optima > 1 && result_.optima.size() < work_.optima) walk(left, right, l, r);
        if (work_.count)
            count += left.ways(left.parts.size(), l, from_left) * right.ways(right.parts.size(), r, from_right);
        return work_.count || result_.optima.size() < work_.optima;
    });
    if (work_.count) result_.attaining = count;
}

/// Lists the parameter vectors of a pair of sums, as many as are still wanted.
template <class Key>
bool Engine<Key>::walk(const Traced<Key>& left, const Traced<Key>& right, Key l, Key r) {
    Parameters parameters = blank_parameters(instance_);
    const auto keep = [&] {
        result_.optima.push_back(parameters);
        return result_.optima.size() < work_.optima;
    };
    const auto in_left = [&](std::size_t p, std::size_t element, const std::function<bool()>& next) {
        return choose(parameters, p, element, next);
    };
    const auto in_right = [&](std::size_t j, std::size_t element, const std::function<bool()>& next) {
        return choose(parameters, m() - 1 - j, element, next);
    };
    return left.walk(left.parts.size(), l, in_left, [&] { return right.walk(right.parts.size(), r, in_right, keep); });
}

template <class Key>
bool Engine<Key>::choose(Parameters& parameters, std::size_t p, std::size_t element,
                         const std::function<bool()>& next) const {
    const PartSets<Key>& sets = *parts_[p];
    const TwoLayerPart& part = layers_.parts[p];
    const auto& made = sets.made[element];
    if (part.out) {
        const auto lists = option_lists(instance_, *part.out);
        auto& values = std::get<EdgeValues>(parameters.edges[*part.out]);
        values.weights[0] = (*lists[0])[made.choice / lists[1]->size()];
        values.bias = (*lists[1])[made.choice % lists[1]->size()];
    }
    const auto in = [&](std::size_t r, std::size_t option, const std::function<bool()>& rest) {
        value_at(std::get<EdgeValues>(parameters.edges[*part.in]), r) = (*option_lists(instance_, *part.in)[r])[option];
        return rest();
    };
    return sets.inner.walk(sets.lists.size(), made.inner, in, next);
}

/// The place to meet is chosen anew, for few vectors and few pairs.
template <class Key>
std::size_t Engine<Key>::refute(std::ostream& out) {
    auto all = plans(pointers(elements_), *cost_, grid_, cost_->just_above(instance_.gamma));
    const auto effort = [](const Plan& plan) {
        return std::min(never, product(plan.listed, 8) + product(plan.left, plan.right));
    };
    const Plan plan = *std::ranges::min_element(all, {}, effort);
    Traced<Key> left(limits_);
    Traced<Key> right(limits_);
    build(pointers(elements_), left, right, plan.middle, never);

    const std::string nnt = write_document(Document{instance_});
    const std::string head = R"({"reductio": 1, "kind": "nnt", )";
    out << R"({"reductio": 1, "kind": "refutation", "instance": {)"
        << nnt.substr(head.size(), nnt.size() - 1 - head.size()) << R"(, "reachable": [)";
    SetWriter sets(out);
    const auto list = [&](const KeySet<Key>& keys, const auto& vector_of) {
        sets.begin();
        keys.for_each([&](Key key) {
            sets.vector(vector_of(key));
            return true;
        });
        sets.end();
    };
    for (std::size_t p = 0; p < m(); ++p) {
        const PartSets<Key>& part = *parts_[p];
        for (std::size_t r = 1; r <= part.lists.size(); ++r)
            list(part.inner.chain.sets()[r], [&](Key key) { return part.inner_vector(r, key); });
        if (layers_.parts[p].out)
            list(KeySet<Key>(elements_[p].keys()), [&](Key key) { return grid_.vector(key, grid_.base(p, p + 1)); });
    }
    for (std::size_t p = 1; p <= plan.middle; ++p)
        list(left.chain.sets()[p], [&](Key key) { return grid_.vector(key, grid_.base(0, p)); });
    for (std::size_t j = 1; j <= m() - plan.middle; ++j)
        list(right.chain.sets()[j], [&](Key key) { return grid_.vector(key, grid_.base(m() - j, m())); });
    out << ']';
    if (plan.middle != m()) out << ", \"middle\": " << plan.middle;
    out << "}\n";
    return sets.vectors();
}

}  // namespace reductio::impl::fast
