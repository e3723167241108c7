// Chains of rooms: standard formulas to training instances and back, and the commands about chains.

#include <algorithm>

#include "checkers/bundle.hpp"
#include "checkers/decision.hpp"
#include "checkers/formula_proof.hpp"
#include "fuzz/choices.hpp"
#include "fuzz/formula_proofs.hpp"
#include "impl/chains.hpp"
#include "impl/fast/two_layer_engine.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

// Formulas by recipe

struct Named {
    std::string name;
    bool satisfiable;
    Cnf formula;
};

/// Three different variables a clause, each literal's sign by a coin.
Cnf random_three_sat(std::size_t variables, std::uint64_t seed) {
    auto choices = fuzz::seeded(seed, "random 3-SAT", 0);
    Cnf formula{variables, {}};
    const std::size_t clauses = (variables * 426 + 50) / 100;
    while (formula.clauses.size() < clauses) {
        Clause clause;
        while (clause.size() < 3) {
            const auto variable = static_cast<Literal>(1 + choices.below(variables));
            const auto is = [&](Literal literal) { return literal == variable || literal == -variable; };
            if (std::ranges::none_of(clause, is)) clause.push_back(choices.below(2) == 0 ? variable : -variable);
        }
        formula.clauses.push_back(clause);
    }
    return formula;
}

/// Every pigeon sits in a hole, and no two in one.
Cnf pigeons(std::size_t count, std::size_t holes) {
    Cnf formula{count * holes, {}};
    const auto sits = [&](std::size_t pigeon, std::size_t hole) {
        return static_cast<Literal>(pigeon * holes + hole + 1);
    };
    for (std::size_t pigeon = 0; pigeon < count; ++pigeon) {
        Clause somewhere;
        for (std::size_t hole = 0; hole < holes; ++hole) somewhere.push_back(sits(pigeon, hole));
        formula.clauses.push_back(somewhere);
    }
    for (std::size_t hole = 0; hole < holes; ++hole)
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = a + 1; b < count; ++b) formula.clauses.push_back({-sits(a, hole), -sits(b, hole)});
    return formula;
}

/// Neighbours on a cycle of this length differ; odd cycles cannot.
Cnf parity_cycle(std::size_t length) {
    Cnf formula{length, {}};
    for (std::size_t i = 0; i < length; ++i) {
        const auto a = static_cast<Literal>(i + 1);
        const auto b = static_cast<Literal>((i + 1) % length + 1);
        formula.clauses.push_back({a, b});
        formula.clauses.push_back({-a, -b});
    }
    return formula;
}

/// The sum of three variables is odd, and that of the first two and the last, and so on; the last sum is even.
Cnf parity_of_three(bool contradiction) {
    Cnf formula{3, {{1, 2, 3}, {1, -2, -3}, {-1, 2, -3}, {-1, -2, 3}}};
    if (contradiction)
        for (const Clause& clause : {Clause{-1, -2, -3}, {-1, 2, 3}, {1, -2, 3}, {1, 2, -3}})
            formula.clauses.push_back(clause);
    return formula;
}

/// Every vertex has a colour, and neighbours have not the same.
Cnf colouring(std::size_t vertices, std::size_t colours,
              const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
    Cnf formula{vertices * colours, {}};
    const auto has = [&](std::size_t vertex, std::size_t colour) {
        return static_cast<Literal>(vertex * colours + colour + 1);
    };
    for (std::size_t vertex = 0; vertex < vertices; ++vertex) {
        Clause some;
        for (std::size_t colour = 0; colour < colours; ++colour) some.push_back(has(vertex, colour));
        formula.clauses.push_back(some);
    }
    for (const auto& [a, b] : edges)
        for (std::size_t colour = 0; colour < colours; ++colour)
            formula.clauses.push_back({-has(a, colour), -has(b, colour)});
    return formula;
}

std::vector<Named> standard_formulas() {
    std::vector<Named> formulas = {
        {"two pigeons, one hole", false, pigeons(2, 1)},
        {"two pigeons, two holes", true, pigeons(2, 2)},
        {"three pigeons, two holes", false, pigeons(3, 2)},
        {"three pigeons, three holes", true, pigeons(3, 3)},
        {"parity around a triangle", false, parity_cycle(3)},
        {"parity around a hexagon", true, parity_cycle(6)},
        {"an odd sum of three", true, parity_of_three(false)},
        {"an odd and even sum of three", false, parity_of_three(true)},
        {"a triangle in two colours", false, colouring(3, 2, {{0, 1}, {1, 2}, {0, 2}})},
        {"a triangle in three colours", true, colouring(3, 3, {{0, 1}, {1, 2}, {0, 2}})},
        {"a square in two colours", true, colouring(4, 2, {{0, 1}, {1, 2}, {2, 3}, {0, 3}})},
    };
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const Cnf formula = random_three_sat(5 + seed, seed);
        const bool satisfiable = checkers::decide(Document{formula}).answer == Answer::yes;
        formulas.push_back({"random 3-SAT " + std::to_string(seed), satisfiable, formula});
    }
    return formulas;
}

TEST(StandardFormulas, AreWhatTheirRecipesSay) {
    std::size_t satisfiable = 0;
    const auto formulas = standard_formulas();
    for (const Named& named : formulas) {
        EXPECT_EQ(checkers::decide(Document{named.formula}).answer == Answer::yes, named.satisfiable) << named.name;
        satisfiable += named.satisfiable;
    }
    EXPECT_GE(satisfiable, 5u);
    EXPECT_GE(formulas.size() - satisfiable, 5u);
}

// Along the chains

const std::vector<std::string> chains = {"cnf-to-two-csp,two-csp-to-dnnt,dnnt-to-cnnt",
                                         "cnf-to-subset-sum,subset-sum-to-dnnt,dnnt-to-cnnt", "cnf-to-erm"};

Bundle bundle_of(const std::string& chain, const Cnf& formula) {
    auto bundle = impl::reduce_along(*impl::links_of(chain), Document{formula});
    EXPECT_TRUE(bundle) << bundle.error().message;
    return *std::move(bundle);
}

void expect_links_hold(const Bundle& bundle, const std::string& name) {
    const auto links = checkers::judge_links(bundle);
    ASSERT_EQ(links.size(), bundle.links.size());
    for (const auto& link : links)
        EXPECT_TRUE(std::holds_alternative<checkers::Holds>(link.check))
            << name << ", " << link.room << link.obligation;
}

TEST(Chains, TakeModelsToRealParametersAndBack) {
    for (const Named& named : standard_formulas()) {
        if (!named.satisfiable) continue;
        const auto models = checkers::solutions(named.formula, {}, 1);
        ASSERT_TRUE(models && !models->empty());
        const Document model{models->front()};
        for (const std::string& chain : chains) {
            const Bundle bundle = bundle_of(chain, named.formula);
            expect_links_hold(bundle, named.name);
            const auto lifted = impl::lift_along(bundle, model);
            ASSERT_TRUE(lifted) << named.name << ", " << chain << ": " << lifted.error().message;
            const auto wrong = checkers::not_a_solution(*bundle.documents.back(), **lifted);
            EXPECT_FALSE(wrong) << named.name << ", " << chain << ": " << wrong->message;
            const auto extracted = impl::extract_along(bundle, **lifted);
            ASSERT_TRUE(extracted) << extracted.error().message;
            EXPECT_EQ(*extracted, model) << named.name << ", " << chain;
        }
    }
}

/// Parameters that are trained, knowing nothing of the model.
TEST(Chains, TakeTrainedParametersToAModel) {
    std::size_t trained = 0;
    for (const Named& named : standard_formulas()) {
        if (!named.satisfiable || named.formula.variables + named.formula.clauses.size() > 18) continue;
        const Bundle bundle = bundle_of("cnf-to-subset-sum,subset-sum-to-dnnt", named.formula);
        impl::fast::EngineWork work;
        work.only_decide = true;
        const auto training = impl::fast::solve_two_layers(std::get<Nnt>(bundle.documents.back()->is), work);
        ASSERT_TRUE(training && !training->optima.empty()) << named.name;
        const auto model = impl::extract_along(bundle, Document{training->optima.front()});
        ASSERT_TRUE(model) << named.name << ": " << model.error().message;
        EXPECT_FALSE(checkers::not_a_solution(Document{named.formula}, *model)) << named.name;
        ++trained;
    }
    EXPECT_GE(trained, 3u);
}

TEST(Chains, OfUnsatisfiableFormulasHoldAndEndInNo) {
    checkers::Work work;
    work.candidates = std::size_t{1} << 20;
    std::size_t decided = 0;
    for (const Named& named : standard_formulas()) {
        if (named.satisfiable) continue;
        const auto proof = fuzz::refute(named.formula);
        ASSERT_TRUE(proof) << named.name << ": " << proof.error().message;
        EXPECT_TRUE(std::holds_alternative<checkers::Holds>(checkers::proved_unsatisfiable(named.formula, *proof)))
            << named.name;
        for (const std::string& chain : chains) {
            const Bundle bundle = bundle_of(chain, named.formula);
            expect_links_hold(bundle, named.name);
            for (const auto& document : bundle.documents) {
                const auto answer = checkers::decide(*document, work).answer;
                EXPECT_NE(answer, Answer::yes) << named.name << ", " << chain;
                decided += answer == Answer::no && document->is.index() == bundle.documents.back()->is.index();
            }
        }
    }
    std::cout << decided << " training instances of unsatisfiable formulas decided by trying all parameters\n";
    EXPECT_GE(decided, 3u);
}

TEST(Chains, AreRefutedWhereALinkIsWrong) {
    Bundle bundle = bundle_of(chains[0], pigeons(2, 1));
    auto& csp = std::get<TwoCsp>(bundle.documents[1]->is);
    csp.constraints.back().allowed.pop_back();
    const auto links = checkers::judge_links(bundle);
    const auto check = checkers::check_bundle(links, {});
    ASSERT_TRUE(std::holds_alternative<checkers::Fails>(check));
    EXPECT_EQ(links.back().room, "cnf-to-two-csp");
    EXPECT_EQ(links.back().obligation, "construction");
    EXPECT_EQ(std::get<checkers::Fails>(
                  checkers::check_bundle({}, {{Answer::yes, {}}, {Answer::unknown, "?"}, {Answer::no, {}}}))
                  .reason,
              "document 0 is yes, document 2 is no");
    bundle.links[0].room = "no-such-room";
    EXPECT_EQ(checkers::judge_links(bundle).back().obligation, "room");
}

/// Every chain that `path` may print: its rooms' kinds fit.
TEST(Paths, JoinRoomsWhoseKindsFit) {
    const auto found = impl::paths("cnf", "nnt");
    const auto names = [](const std::vector<const impl::Room*>& path) {
        std::string list;
        for (const auto* room : path) list += (list.empty() ? "" : ",") + room->name;
        return list;
    };
    std::vector<std::string> lists;
    for (const auto& path : found) lists.push_back(names(path));
    EXPECT_EQ(lists.front(), "cnf-to-erm");
    for (const std::string& chain : chains) EXPECT_NE(std::ranges::find(lists, chain), lists.end()) << chain;
    EXPECT_TRUE(impl::paths("exact-cover", "cnf").empty());
    const auto programs = impl::paths("bit-slp", "nnt");
    EXPECT_TRUE(std::ranges::any_of(
        programs, [&](const auto& path) { return names(path) == "slp-to-bounded-slp,bit-slp-to-erm"; }));
    EXPECT_TRUE(std::ranges::none_of(
        programs, [&](const auto& path) { return names(path).find("pos-slp") != std::string::npos; }));
}

// The commands

const std::string dimacs = "c two clauses\np cnf 2 2\n1 -2 0\n-1 2 0\n";

/// The README's two lines.
TEST(ChainCommands, FromADimacsFileToANetworkAndBackToVLines) {
    const fs::path folder = scratch();
    write_file(folder / "f.cnf", dimacs);
    const std::string in = "cd " + folder.string() + " && ";
    const Outcome there =
        run(in +
            "reductio import --dimacs f.cnf -o f.json && reductio reduce --via cnf-to-subset-sum,subset-sum-to-dnnt "
            "f.json -o b.json && reductio bundle b.json -o n.json");
    ASSERT_EQ(there.code, 0) << there.err;
    EXPECT_EQ(run(in + "reductio solve n.json -o p.json").code, 10);
    const Outcome back =
        run(in + "reductio extract --bundle b.json p.json | reductio-check solution --competition f.json -");
    EXPECT_TRUE(back.out == "s SATISFIABLE\nv 1 2 0\n" || back.out == "s SATISFIABLE\nv -1 -2 0\n")
        << back.out << back.err;
    EXPECT_EQ(run(in + "reductio-check bundle b.json").out,
              "c cnf-to-subset-sum: restrictions, construction and size hold\n"
              "c subset-sum-to-dnnt: restrictions, construction and size hold\nc cnf: yes\nc subset-sum: yes\nc nnt: "
              "yes\ns VERIFIED\n");
    const Outcome lifted =
        run(in + "reductio extract --bundle b.json p.json | reductio lift --bundle b.json - | cmp - p.json");
    EXPECT_EQ(lifted.code, 0) << lifted.out << lifted.err;
    EXPECT_EQ(
        run(in + "reductio reduce --via cnf-to-subset-sum,subset-sum-to-dnnt --target f.json | cmp - n.json").code, 0);
}

TEST(ChainCommands, RefuseWithOneLine) {
    const fs::path folder = scratch();
    write_file(folder / "f.json", "{\"reductio\": 1, \"kind\": \"cnf\", \"variables\": 0, \"clauses\": []}\n");
    const std::string file = (folder / "f.json").string();
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"reductio reduce --via cnf-to-tow-csp " + file,
         "--via: expected rooms, with commas between, found cnf-to-tow-csp\n"},
        {"reductio reduce --via cnf-to-erm:printed " + file,
         "--via: expected a variant of cnf-to-erm, found printed\n"},
        {"reductio reduce --via cnf-to-erm cnf-to-erm " + file, "expected a room or a chain, found both: cnf-to-erm\n"},
        {"reductio reduce --via cnf-to-two-csp,subset-sum-to-dnnt " + file,
         file + ": link 2, subset-sum-to-dnnt: /kind: expected subset-sum, found two-csp\n"},
        {"reductio lift --bundle " + file, file + ": /kind: expected bundle, found cnf\n"},
        {"reductio lift cnf-to-erm", "expected --source FILE, or --bundle FILE\n"},
        {"reductio extract cnf-to-erm --source " + file, "expected a solution of the target\n"},
        {"reductio reduce", "expected a room (reductio list shows them)\n"},
        {"reductio path cnf decision",
         "expected one of bit-slp, cnf, exact-cover, gradient, nnt, polynomial, pos-slp, subset-sum, two-csp, found "
         "decision\n"},
    };
    for (const auto& [command, line] : cases) {
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.code, 2) << command;
        EXPECT_EQ(outcome.err, line) << command;
        EXPECT_EQ(outcome.out, "") << command;
    }
}

TEST(ChainCommands, PathsComeWithSizes) {
    const Outcome outcome = run("reductio path cnf nnt");
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.out.find("cnf-to-two-csp,two-csp-to-dnnt,dnnt-to-cnnt\n  cnf "), std::string::npos)
        << outcome.out;
    EXPECT_NE(outcome.err.find("more whose kinds fit"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace reductio::tests
