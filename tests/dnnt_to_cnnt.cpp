// D-T1.2 beside what every room is tested for: preconditions, moved parameters, and its composition with the reductions
// that end where it begins.

#include <iostream>
#include <map>

#include "checkers/dnnt_to_cnnt_proof.hpp"
#include "checkers/evaluation.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/moved_parameters.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/dnnt_to_cnnt.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

namespace room = impl::dnnt_to_cnnt;

fuzz::Subject subject_of(const std::string& name) { return fuzz::find_subject(name).value(); }

Nnt example() { return parsed_as<Nnt>(impl::find_room("dnnt-to-cnnt")->yes_example); }

std::string refusal(const Result<Nnt>& result) {
    return result ? "none" : result.error().place + ": " + result.error().message;
}

TEST(DnntToCnnt, NamesThePreconditionThatFails) {
    const auto after = [](const auto& change) {
        Nnt source = example();
        change(source);
        return refusal(room::reduce(source));
    };
    const Loss inner{SquaredError{}};
    EXPECT_EQ(after([](Nnt& n) { n.network.outputs = {0}; }),
              "/network/outputs/0: expected a vertex other than the source");
    EXPECT_EQ(after([](Nnt& n) { std::get<EdgeOptions>(n.parameters[2]).biases = Continuum::real; }),
              "/parameters/2/biases: expected a list of options");
    EXPECT_EQ(after([](Nnt& n) { std::get<EdgeOptions>(n.parameters[0]).weights[0] = Continuum::rational; }),
              "/parameters/0/weights/0: expected a list of options");
    EXPECT_EQ(after([](Nnt& n) { n.parameters[3] = SameAs{2}; }),
              "/parameters/3: expected parameters of its own: the theorem knows no shared ones");
    EXPECT_EQ(after([](Nnt& n) {
                  n.parameter_bits = ParameterBits{1, 1};
              }),
              "/parameter-bits: expected no bound on the parameters");
    EXPECT_EQ(after([](Nnt& n) { n.promise = Promise{0, 1}; }), "/promise: expected no promise");
    EXPECT_EQ(after([](Nnt& n) {
                  n.regulariser = DistinctRegulariser{1, {}};
              }),
              "/regulariser: expected no regulariser");
    EXPECT_EQ(after([&](Nnt& n) {
                  n.loss.is = PublishedProbeLoss{inner, {0}, {}, -1};
              }),
              "/loss/penalty: expected no negative number: the loss must not be below 0");
    EXPECT_EQ(after([&](Nnt& n) {
                  n.loss.is = Trace{Loss{PublishedProbeLoss{inner, {0}, {}, -1}}, {0}, {}, 1};
              }),
              "/loss/loss/penalty: expected no negative number: the loss must not be below 0");
}

TEST(DnntToCnnt, RefusesATargetThatNoDocumentCouldHold) {
    Nnt source;
    source.network.input = SourceInput{SIZE_MAX, 0};
    source.network.vertices.push_back({"s", std::nullopt});
    source.loss.is = ZeroOne{};
    EXPECT_NE(refusal(room::reduce(source)).find("expected a smaller instance"), std::string::npos);
}

TEST(DnntToCnnt, ThePrintedFormNamesWhatItAssumes) {
    const auto after = [](const auto& change) {
        Nnt source = example();
        source.network.vertices[1].activation = Activation{Identity{}};
        change(source);
        return refusal(room::reduce_published(source, room::Patch::head));
    };
    EXPECT_EQ(after([](Nnt&) {}), "none");
    EXPECT_EQ(after([](Nnt& n) { n.network.vertices[1].activation = Activation{Constant{1}}; }),
              "/network/vertices/1/activation: expected the value 0 at 0, as the printed form does");
    EXPECT_EQ(after([](Nnt& n) { n.dataset[0].y[0] = Rational(1, 2); }),
              "/dataset/0: expected integers, as the printed form does");
    EXPECT_EQ(after([](Nnt& n) {
                  n.network.edges[0].from = n.network.edges[1].from = 1;
                  n.network.edges[0].to = 2;
              }),
              "/network/edges/0: expected a path from the source, as the printed form does");
    EXPECT_EQ(after([](Nnt& n) { n.gamma = 5001; }),
              ": expected numbers of at most 5000: the printed form writes 10 to twice the largest");
}

TEST(DnntToCnnt, ThePrintedFormCarriesParametersThereAndBack) {
    std::size_t carried = 0;
    for (std::size_t i = 0; i < fuzz::scaled(100); ++i) {
        auto choices = fuzz::seeded(1, "printed maps", i);
        const auto source = std::get<Nnt>(subject_of("dnnt-to-cnnt").generate(choices, fuzz::Size::of(4)).source.is);
        const Parameters solution = fuzz::generate_parameters(choices, source);
        if (impl::not_allowed(source, solution)) continue;  // of a list without an option
        ++carried;
        const auto lifted = room::lift_published(source, solution, room::Patch::none);
        ASSERT_TRUE(lifted) << lifted.error().message;
        const auto target = room::reduce_published(source, room::Patch::none);
        if (target) {
            EXPECT_EQ(impl::not_allowed(*target, *lifted), std::nullopt);
        }
        const auto back = room::extract_published(source, *lifted);
        ASSERT_TRUE(back) << back.error().message;
        ASSERT_EQ(back->edges.size(), source.network.edges.size());
        for (Index e = 0; e < back->edges.size(); ++e)
            EXPECT_EQ(own_entry(back->edges, e), own_entry(solution.edges, e)) << write_document(Document{source});
    }
    EXPECT_GT(carried, 0u);
}

TEST(DnntToCnnt, MovedParametersThatReachTheThresholdExtractToSolutions) {
    const auto subject = subject_of("dnnt-to-cnnt");
    fuzz::Moved all;
    for (std::size_t i = 0; i < fuzz::scaled(300); ++i) {
        auto choices = fuzz::seeded(2, subject.room->name, i);
        const auto instance = subject.generate(choices, fuzz::Size::of(5));
        const auto target = subject.variant.reduce(instance.source, {});
        ASSERT_TRUE(target);
        const auto moved = fuzz::move_parameters(subject, {instance.source, *target, {}}, {}, 150);
        all.tried += moved.tried;
        all.accepted += moved.accepted;
        ASSERT_FALSE(moved.wrong) << moved.wrong->reason << write_document(instance.source);
    }
    std::cout << all.accepted << " of " << all.tried << " moved vectors reach the threshold, and are no lifts\n";
    EXPECT_GE(all.accepted, all.tried / 20);
    EXPECT_GT(all.accepted, 0);
}

/// Lifts the solution through both rooms, checks it, and extracts it through both.
void expect_composes(const std::string& first_name, const Document& source, const std::optional<Document>& solution) {
    const auto& first = impl::find_room(first_name)->variants.front();
    const auto& second = impl::find_room("dnnt-to-cnnt")->variants.front();
    const auto middle = first.reduce(source, {});
    ASSERT_TRUE(middle);
    const auto target = second.reduce(*middle, {});
    ASSERT_TRUE(target);
    const auto lifted = first.lift(source, solution, {});
    ASSERT_TRUE(lifted);
    const auto twice = second.lift(*middle, *lifted, {});
    ASSERT_TRUE(twice);
    EXPECT_FALSE(checkers::not_a_solution(*target, *twice)) << first_name;
    const auto back = second.extract(*middle, *twice, {});
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, *lifted) << first_name;
    if (!first.extract) return;
    const auto whole_way = first.extract(source, *back, {});
    ASSERT_TRUE(whole_way);
    EXPECT_FALSE(checkers::not_a_solution(source, *whole_way)) << first_name;
}

template <class Solution>
std::optional<Document> first_of(Result<std::vector<Solution>> solutions) {
    return Document{solutions->front()};
}

TEST(DnntToCnnt, ComposesWithTheReductionsThatEndWhereItBegins) {
    const auto yes = [](const std::string& name) { return parsed(impl::find_room(name)->yes_example); };
    expect_composes("pos-slp-to-dnnt", yes("pos-slp-to-dnnt"), std::nullopt);
    const Document subset_sum = yes("subset-sum-to-dnnt");
    expect_composes("subset-sum-to-dnnt", subset_sum,
                    first_of(checkers::solutions(std::get<SubsetSum>(subset_sum.is))));
    const Document csp = yes("two-csp-to-dnnt");
    expect_composes("two-csp-to-dnnt", csp, first_of(checkers::solutions(std::get<TwoCsp>(csp.is))));
    const Document cover = yes("exact-cover-to-dnnt");
    expect_composes("exact-cover-to-dnnt", cover, first_of(checkers::solutions(std::get<ExactCover>(cover.is))));
}

TEST(DnntToCnnt, DistinguishedParametersOfANoInstanceMissThroughBothRooms) {
    const auto& first = impl::find_room("pos-slp-to-dnnt")->variants.front();
    const Document source = parsed(impl::find_room("pos-slp-to-dnnt")->no_example);
    const auto middle = std::get<Nnt>(first.reduce(source, {})->is);
    const auto lifted = std::get<Parameters>(first.lift(source, std::nullopt, {})->is);
    const auto target = room::reduce(middle);
    const auto twice = room::lift(middle, lifted);
    ASSERT_TRUE(target && twice);
    EXPECT_FALSE(checkers::evaluate(*target, *twice)->within);
}

using checkers::CheckKind;
using checkers::SampleKind;

/// A path of identities: each weight has the option 1, each bias the one given; squared error.
Document path(const std::vector<Rational>& biases, const Rational& x, const Rational& y) {
    Nnt nnt;
    nnt.network.input = SourceInput{1, 0};
    nnt.network.vertices.push_back({"s", std::nullopt});
    for (Index v = 1; v <= biases.size(); ++v) {
        nnt.network.vertices.push_back({std::string(1, static_cast<char>('a' + v - 1)), Activation{Identity{}}});
        nnt.network.edges.push_back({v - 1, v});
        nnt.parameters.push_back(EdgeOptions{{std::vector<Rational>{1}}, std::vector<Rational>{biases[v - 1]}});
    }
    nnt.network.outputs = {biases.size()};
    nnt.dataset = {{{x}, {y}, 1}};
    nnt.loss.is = SquaredError{};
    return Document{nnt};
}

/// The verdict of the proof when these checks are left out.
template <class Dropped>
std::string without(const Document& source, const Dropped& dropped) {
    const auto target = impl::find_room("dnnt-to-cnnt")->variants.front().reduce(source, {});
    const auto kept = [&](SampleKind sample, CheckKind check) { return !dropped(sample, check); };
    const auto check = checkers::prove_backward({source, *target, {}}, 50'000'000, kept);
    if (const auto* fails = std::get_if<checkers::Fails>(&check)) return fails->witness ? "cheat" : "fails";
    return std::holds_alternative<checkers::Holds>(check) ? "holds" : "unknown";
}

constexpr auto samples = {SampleKind::real, SampleKind::baseline, SampleKind::ones, SampleKind::unit};
constexpr auto checks = {CheckKind::port, CheckKind::zero, CheckKind::option, CheckKind::vertex, CheckKind::out};

/// The table of the page, in its order: the instance that has a cheat, or - where there is none in any.
const std::vector<std::vector<char>> table = {
    {'A', '-', '-', 'A', 'D'}, {'A', 'A', '-', '-', 'B'}, {'A', '-', 'A', '-', '-'}, {'C', '-', 'C', '-', 'C'}};

TEST(DnntToCnnt, ChecksDroppedLetInTheCheatsOfTheTable) {
    const std::map<char, Document> instances = {
        {'A', path({1}, 2, 5)}, {'B', path({0, 0}, 1, 1)}, {'C', path({0, 0}, 2, 5)}, {'D', path({-1, 0}, 3, 7)}};
    for (std::size_t row = 0; row < samples.size(); ++row) {
        for (std::size_t column = 0; column < checks.size(); ++column) {
            const auto one = [&](SampleKind sample, CheckKind check) {
                return sample == samples.begin()[row] && check == checks.begin()[column];
            };
            const char expected = table[row][column];
            std::cout << row << ' ' << column << ':';
            for (const auto& [name, source] : instances) {
                const std::string verdict = without(source, one);
                std::cout << ' ' << name << ' ' << verdict;
                if (expected == '-' || name == expected) {
                    EXPECT_EQ(verdict == "cheat", name == expected) << row << ' ' << column << ' ' << name;
                }
            }
            std::cout << '\n';
        }
    }
}

TEST(DnntToCnnt, EachKindOfCheckDroppedEverywhereLetsACheatIn) {
    for (const CheckKind kind : checks) {
        const auto dropped = [&](SampleKind, CheckKind check) { return check == kind; };
        const bool cheat =
            without(path({1}, 2, 5), dropped) == "cheat" || without(path({0, 0}, 2, 5), dropped) == "cheat";
        EXPECT_TRUE(cheat) << static_cast<int>(kind);
    }
}

TEST(DnntToCnnt, VertexChecksOfBaselineAndUnitsMayNotBothBeDropped) {
    const auto dropped = [](SampleKind sample, CheckKind check) {
        return check == CheckKind::vertex && (sample == SampleKind::baseline || sample == SampleKind::unit);
    };
    EXPECT_EQ(without(path({-1, 0}, 3, 7), dropped), "cheat");
}

TEST(DnntToCnnt, NothingFollowsFromVerticesAndOutsOnTheOnes) {
    const auto dropped = [](SampleKind sample, CheckKind check) {
        return sample == SampleKind::ones && (check == CheckKind::vertex || check == CheckKind::out);
    };
    for (const Document& source : {path({1}, 2, 5), path({0, 0}, 1, 1), path({0, 0}, 2, 5)})
        EXPECT_EQ(without(source, dropped), "holds");
}

}  // namespace
}  // namespace reductio::tests
