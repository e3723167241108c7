#include "checkers/exact_cover_symbols.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

constexpr std::size_t most_elements = 4, most_sets = 5;
const Integer placeholder_pick("7000000000000000");
const Number nothing{};
const Number one{1};

/// Element i is in set j where i >= j, so that no two rows are alike, nor two columns but the empty ones; or the rest.
ExactCover placeholder_source(std::size_t elements, std::size_t sets, bool others) {
    ExactCover source{elements, std::vector<std::vector<Index>>(sets), placeholder_pick};
    for (Index j = 0; j < sets; ++j)
        for (Index i = 0; i < elements; ++i)
            if ((i >= j) != others) source.sets[j].push_back(i);
    return source;
}

bool is_member(const ExactCover& source, Index element, Index set) {
    return std::ranges::binary_search(source.sets[set], element);
}

Rational mark(Index element, Index set) {
    return Integer("9000000000000000") + static_cast<unsigned long>(1000 * element + set);
}

}  // namespace

/// Elements but no sets: no source of that shape has a solution.
std::vector<Document> cover_placeholder_sources(std::size_t bound) {
    std::vector<Document> sources;
    for (std::size_t elements = 0; elements <= std::min(bound, most_elements); ++elements)
        for (std::size_t sets = 1; sets <= std::min(bound + 1, most_sets); ++sets)
            for (const bool others : {false, true})
                if (elements > 0 || !others) sources.push_back(Document{placeholder_source(elements, sets, others)});
    return sources;
}

bool has_placeholder_pick(const ExactCover& source) { return source.pick == placeholder_pick; }

Nnt marked(const ExactCover& placeholders, const Nnt& target) {
    Nnt result = target;
    for (Index i = 0; i < std::min(placeholders.universe, result.dataset.size()); ++i) {
        std::vector<Rational>& x = result.dataset[i].x;
        for (Index j = 0; j < std::min(placeholders.sets.size(), x.size()); ++j)
            if (x[j] == (is_member(placeholders, i, j) ? 1 : 0)) x[j] = mark(i, j);
    }
    return result;
}

Nnt unmarked(const Nnt& target, const ExactCover& source) {
    Nnt result = target;
    const auto assign = [&](Rational& number) {
        if (number == placeholder_pick) number = source.pick;
        for (Index i = 0; i < source.universe; ++i)
            for (Index j = 0; j < source.sets.size(); ++j)
                if (number == mark(i, j)) number = is_member(source, i, j) ? 1 : 0;
    };
    for (Sample& sample : result.dataset) {
        std::ranges::for_each(sample.x, assign);
        std::ranges::for_each(sample.y, assign);
    }
    return result;
}

OpenCover::OpenCover(Solver& solver, const ExactCover& placeholders)
    : sets(placeholders.sets.size()), members(placeholders.universe), pick(solver.open_integer()) {
    for (auto& row : members)
        for (Index j = 0; j < sets; ++j) row.push_back(solver.open_truth());
    meaning = [this](const Rational& number) {
        if (number == placeholder_pick) return pick;
        for (Index i = 0; i < members.size(); ++i)
            for (Index j = 0; j < sets; ++j)
                if (number == mark(i, j)) return either(members[i][j], one, nothing);
        return Number{Fmpq(number)};
    };
}

Truth OpenCover::covers(const std::vector<Truth>& chosen) const {
    std::vector<Truth> all;
    for (const auto& row : members) {
        std::vector<Truth> covering;
        for (Index j = 0; j < sets; ++j) covering.push_back(conjunction({row[j], chosen[j]}));
        all.push_back(disjunction(covering));
        for (Index j = 0; j < sets; ++j)
            for (Index k = 0; k < j; ++k) all.push_back(!conjunction({covering[j], covering[k]}));
    }
    return conjunction(all);
}

Truth OpenCover::picks(const std::vector<Truth>& chosen, const Budget& budget) const {
    std::vector<Number> counted;
    for (const Truth& is_chosen : chosen) counted.push_back(either(is_chosen, one, nothing));
    return is_equal(sum(counted, budget), pick);
}

Document OpenCover::found(const Solver& solver) const {
    ExactCover problem{members.size(), std::vector<std::vector<Index>>(sets), solver.value(pick).value_or(0).get_num()};
    for (Index i = 0; i < members.size(); ++i)
        for (Index j = 0; j < sets; ++j)
            if (solver.value(members[i][j])) problem.sets[j].push_back(i);
    return Document{problem};
}

}  // namespace reductio::checkers
