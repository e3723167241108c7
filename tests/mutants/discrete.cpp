#include <algorithm>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

// D-T1.4

/// Whether the edge leads into an output.
bool into_output(const Nnt& target, Index edge) {
    const auto& outputs = target.network.outputs;
    return std::find(outputs.begin(), outputs.end(), target.network.edges[edge].to) != outputs.end();
}

template <class Change>
void each_edge(Nnt& target, bool output, Change change) {
    for (Index e = 0; e < target.network.edges.size(); ++e)
        if (into_output(target, e) == output) change(e);
}

void offer_a_symbol_more(const TwoCsp& source, Nnt& target) {
    const Rational more = static_cast<unsigned long>(source.alphabet + 1);
    each_edge(target, false, [&](Index e) { weight_options(target, e).push_back(more); });
}

void forget_the_last_symbol(const TwoCsp&, Nnt& target) {
    each_edge(target, false, [&](Index e) {
        if (weight_options(target, e).size() > 1) weight_options(target, e).pop_back();
    });
}

/// n in place of 2n: two pairs of symbols may give one number.
void pack_too_tightly(const TwoCsp& source, Nnt& target) {
    const Rational n = static_cast<unsigned long>(source.alphabet);
    each_edge(target, true, [&](Index e) {
        if (weight_options(target, e)[0] == 2 * n) weight_options(target, e)[0] = n;
    });
}

void swap_first_and_second(const TwoCsp& source, Nnt& target) {
    const Rational last = 2 * static_cast<unsigned long>(source.alphabet);
    each_edge(target, true, [&](Index e) {
        Rational& weight = weight_options(target, e)[0];
        if (weight == 1)
            weight = last;
        else if (weight == last)
            weight = 1;
    });
}

void weigh_loops_as_printed(const TwoCsp& source, Nnt& target) {
    const Rational loop = 2 * static_cast<unsigned long>(source.alphabet) + 1;
    each_edge(target, true, [&](Index e) {
        if (weight_options(target, e)[0] == loop) weight_options(target, e)[0] = 1;
    });
}

CspDecode& decode(Nnt& target) { return std::get<CspDecode>(target.loss.is); }

void forget_a_pair(const TwoCsp&, Nnt& target) {
    for (auto& relation : decode(target).allowed)
        if (!relation.empty()) relation.pop_back();
}

void shift_symbols(const TwoCsp& source, Assignment& solution) {
    for (Index& symbol : solution.values) symbol = (symbol + 1) % source.alphabet;
}

void list_symbols_downwards(const TwoCsp&, Nnt& target) {
    each_edge(target, false, [&](Index e) {
        auto& options = weight_options(target, e);
        std::reverse(options.begin(), options.end());
    });
}

void offer_bias_one(const TwoCsp&, Nnt& target) {
    each_edge(target, false, [&](Index e) { bias_options(target, e).emplace_back(1); });
}

/// An edge of its own to a vertex that leads nowhere.
void choose_once_more(const TwoCsp&, Nnt& target) {
    target.network.vertices.push_back({"more", Activation{Identity{}}});
    target.network.edges.push_back({0, target.network.vertices.size() - 1});
    target.parameters.emplace_back(EdgeOptions{{std::vector<Rational>{1, 2}}, std::vector<Rational>{0}});
}

// D-T1.5

void ask_for_elements_in_two_samples(const ExactCover& source, Nnt& target) {
    const std::vector<Sample> elements(target.dataset.begin(),
                                       target.dataset.begin() + static_cast<std::ptrdiff_t>(source.universe));
    target.dataset.insert(target.dataset.begin(), elements.begin(), elements.end());
}

void offer_two(const ExactCover&, Nnt& target) {
    for (auto& list : std::get<EdgeOptions>(target.parameters[0]).weights) std::get<0>(list).push_back(2);
}

void forget_the_first_element(const ExactCover& source, Nnt& target) {
    if (source.universe > 0) target.dataset.erase(target.dataset.begin());
}

void forget_a_membership(const ExactCover& source, Nnt& target) {
    if (!source.sets.empty() && !source.sets.back().empty()) target.dataset[source.sets.back()[0]].x.back() = 0;
}

/// At most K sets, as one reading has it: the counting sample is left out.
void forget_to_count(const ExactCover&, Nnt& target) { target.dataset.pop_back(); }

void keep_different_sets(const ExactCover& source, Cover& cover) {
    std::vector<std::vector<Index>> seen;
    std::erase_if(cover.chosen, [&](Index j) {
        const bool again = std::find(seen.begin(), seen.end(), source.sets[j]) != seen.end();
        seen.push_back(source.sets[j]);
        return again;
    });
}

void mirror(const ExactCover& source, Cover& cover) {
    for (Index& j : cover.chosen) j = source.sets.size() - 1 - j;
    std::sort(cover.chosen.begin(), cover.chosen.end());
}

}  // namespace

std::vector<ReductionMutant> two_csp_mutants() {
    const std::string room = "two-csp-to-dnnt";
    const auto change = [](auto f) { return in_target<TwoCsp>(f); };
    return {
        {room, "offers a symbol more", "construction", change(offer_a_symbol_more)},
        {room, "forgets the last symbol", "forward", change(forget_the_last_symbol)},
        {room, "packs two symbols too tightly", "forward", change(pack_too_tightly), true},
        {room, "swaps the two variables of a constraint", "equivalence", change(swap_first_and_second)},
        {room, "weighs loops as printed", "forward", change(weigh_loops_as_printed), true},
        {room, "forgets an allowed pair", "forward", change(forget_a_pair)},
        {room, "decodes with a symbol more", "forward", change([](const TwoCsp&, Nnt& t) { ++decode(t).alphabet; })},
        {room, "allows a loss of 2", "backward", change([](const TwoCsp&, Nnt& t) { t.gamma = 2; }), true},
        {room, "counts the sample twice", "forward", change([](const TwoCsp&, Nnt& t) { t.dataset[0].times = 2; })},
        {room, "asks for other labels", "construction", change([](const TwoCsp&, Nnt& t) {
             for (auto& y : t.dataset[0].y) y = 0;
         })},
        {room, "forgets a constraint", "construction", change([](const TwoCsp&, Nnt& t) {
             if (t.network.outputs.empty()) return;
             t.network.outputs.pop_back();
             t.dataset[0].y.pop_back();
             decode(t).allowed.pop_back();
         })},
        {room, "lists symbols downwards", "reduce", change(list_symbols_downwards)},
        {room, "offers the bias 1 too", "restrictions", change(offer_bias_one)},
        {room, "names vertices at length", "size", in_nnt(name_vertices_at_length)},
        {room, "chooses once more", "count", change(choose_once_more)},
        {room, "lifts shifted symbols", "forward", before_lift<TwoCsp, Assignment>(shift_symbols)},
        {room, "extracts shifted symbols", "backward", after_extract<TwoCsp, Assignment>(shift_symbols)},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

std::vector<ReductionMutant> exact_cover_mutants() {
    const std::string room = "exact-cover-to-dnnt";
    const auto change = [](auto f) { return in_target<ExactCover>(f); };
    return {
        {room, "offers the weight 2", "construction", change(offer_two), true},
        {room, "forgets the first element", "backward", change(forget_the_first_element)},
        {room, "forgets a membership", "equivalence", change(forget_a_membership)},
        {room, "does not count the sets", "backward", change(forget_to_count)},
        {room, "picks one set more", "forward", change([](const ExactCover&, Nnt& t) { t.dataset.back().y[0] += 1; }),
         true},
        {room, "allows a loss of 1", "backward", change([](const ExactCover&, Nnt& t) { t.gamma = 1; }), true},
        {room, "asks for elements twice", "forward",
         change([](const ExactCover&, Nnt& t) { t.dataset.front().y[0] += 1; })},
        {room, "offers the bias 1", "backward",
         change([](const ExactCover&, Nnt& t) { bias_options(t, 0).emplace_back(1); })},
        {room, "weighs the output -1", "forward",
         change([](const ExactCover&, Nnt& t) { weight_options(t, 1)[0] = -1; })},
        {room, "asks for the absolute error", "construction",
         change([](const ExactCover&, Nnt& t) { t.loss.is = AbsoluteError{}; })},
        {room, "lists a weight twice", "reduce", change([](const ExactCover& source, Nnt& t) {
             if (!source.sets.empty()) list_the_first_weight_twice(t);
         })},
        {room, "asks for elements in two samples", "restrictions", change(ask_for_elements_in_two_samples)},
        {room, "names vertices at length", "size", in_nnt(name_vertices_at_length)},
        {room, "offers the output's bias 1", "count", in_nnt([](Nnt& t) { bias_options(t, 1).emplace_back(1); })},
        {room, "extracts each set once", "backward", after_extract<ExactCover, Cover>(keep_different_sets)},
        {room, "extracts mirrored positions", "backward", after_extract<ExactCover, Cover>(mirror)},
        {room, "lifts mirrored positions", "forward", before_lift<ExactCover, Cover>(mirror)},
    };
}

}  // namespace reductio::mutants
