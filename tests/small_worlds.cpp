// Every small instance: whole worlds in a deep run, an even share of the larger ones otherwise (and how many is said).

#include "fuzz/depth.hpp"
#include "fuzz/exhaustive.hpp"
#include "fuzz/obligations.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using Make = std::function<Document(fuzz::Choices&)>;

/// Checks about `most` instances of a world, evenly spread, or all of it where it is smaller.
void check_world(const std::string& room, const Make& make, std::size_t most) {
    std::size_t size = 0;
    for (fuzz::Exhaustive walk; walk.more(); walk.advance()) {
        auto choices = walk.choices();
        make(choices);
        ++size;
    }
    const std::size_t stride = size <= most ? 1 : (size + most - 1) / most;
    const auto subject = fuzz::find_subject(room);
    ASSERT_TRUE(subject) << room;
    fuzz::ObligationWork work;
    work.only = {"restrictions", "construction", "size", "forward", "backward", "count"};
    std::size_t index = 0;
    std::size_t checked = 0;
    for (fuzz::Exhaustive walk; walk.more(); walk.advance(), ++index) {
        auto choices = walk.choices();
        const Document source = make(choices);
        if (index % stride != 0) continue;
        ++checked;
        for (const auto& [obligation, check] : fuzz::check_obligations(*subject, {source, {}}, work))
            ASSERT_TRUE(std::holds_alternative<checkers::Holds>(check)) << obligation << ' ' << write_document(source);
    }
    std::cout << room << ": " << checked << " of " << size << " instances\n";
}

/// Lists of up to `most` constraints, in one order each, over these pairs of variables and all relations on 2 symbols.
Document csp(fuzz::Choices& choices, std::size_t variables, const std::vector<std::pair<Index, Index>>& pairs,
             std::size_t most) {
    TwoCsp source{variables, 2, {}};
    const std::size_t kinds = pairs.size() * 16;
    std::size_t least = 0;
    for (std::size_t left = choices.count(0, most); left > 0; --left) {
        least += choices.below(kinds - least);
        Constraint constraint{pairs[least / 16].first, pairs[least / 16].second, {}};
        for (Index pair = 0; pair < 4; ++pair)
            if (least % 16 >> pair & 1) constraint.allowed.emplace_back(pair / 2, pair % 2);
        source.constraints.push_back(constraint);
    }
    return {source};
}

TEST(SmallWorlds, Programs) {
    const bool deep = fuzz::scaled(10) >= 100;
    check_world(
        "pos-slp-to-dnnt",
        [=](fuzz::Choices& c) { return Document{PosSlp{fuzz::any_slp(c, {.most_gates = deep ? 4u : 3u})}}; }, 47'668);
}

TEST(SmallWorlds, LoopFreeTwoCspOnThreeVariables) {
    check_world(
        "two-csp-to-dnnt",
        [](fuzz::Choices& c) {
            return csp(c, 3, {{0, 1}, {0, 2}, {1, 2}, {1, 0}, {2, 0}, {2, 1}}, 3);
        },
        fuzz::scaled(10'000));
}

TEST(SmallWorlds, TwoCspWithLoopsOnTwoVariables) {
    check_world(
        "two-csp-to-dnnt",
        [](fuzz::Choices& c) {
            return csp(c, 2, {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 3);
        },
        fuzz::scaled(10'000));
}

TEST(SmallWorlds, ExactCoversOfThreeElements) {
    const auto make = [](fuzz::Choices& c) {
        ExactCover source{3, std::vector<std::vector<Index>>(c.count(0, 4)), 0};
        for (auto& set : source.sets) {
            const auto members = c.below(8);
            for (Index element = 0; element < 3; ++element)
                if (members >> element & 1) set.push_back(element);
        }
        source.pick = c.below(6);
        return Document{source};
    };
    check_world("exact-cover-to-dnnt", make, fuzz::scaled(10'000));
}

/// Empty clauses, repeated literals, both signs, repeated clauses and variables in no clause: all are there.
void check_formulas(const std::string& room, std::size_t variables, std::size_t clauses, std::size_t literals) {
    const fuzz::CnfShape shape{0, variables, clauses, literals};
    check_world(
        room, [=](fuzz::Choices& c) { return Document{fuzz::any_cnf(c, shape)}; }, fuzz::scaled(10'000));
}

TEST(SmallWorlds, FormulasToTwoCsp) {
    check_formulas("cnf-to-two-csp", 2, 2, 3);
    check_formulas("cnf-to-two-csp", 3, 3, 2);
    check_formulas("cnf-to-two-csp", 3, 1, 4);
}

TEST(SmallWorlds, FormulasToSubsetSum) {
    check_formulas("cnf-to-subset-sum", 2, 2, 3);
    check_formulas("cnf-to-subset-sum", 3, 3, 2);
    check_formulas("cnf-to-subset-sum", 3, 2, 3);
}

}  // namespace
}  // namespace reductio::tests
