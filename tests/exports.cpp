// What `reductio export` writes is read by other tools' solvers, which say what our checkers say; planted faults in it
// are seen.

#include <iostream>

#include "checkers/decision.hpp"
#include "checkers/z3_decision.hpp"
#include "fuzz/choices.hpp"
#include "fuzz/network_generators.hpp"
#include "fuzz/rooms.hpp"
#include "impl/drawings.hpp"
#include "impl/room.hpp"
#include "tests/export_solvers.hpp"

namespace reductio::tests {
namespace {

/// Lists of a few options, every activation and loss, ties, repeated edges, regularisers.
Nnt listed(std::uint64_t index) {
    auto choices = fuzz::seeded(1, "exports", index);
    return fuzz::generate_dnnt(choices, fuzz::Size::of(2 + index % 4));
}

/// Also continua, but only what arithmetic on the reals can say.
Nnt open(std::uint64_t index) {
    auto choices = fuzz::seeded(2, "exports", index);
    fuzz::NntShape shape = fuzz::NntShape::of(fuzz::Size::of(2));
    shape.activations = {fuzz::ActivationKind::identity, fuzz::ActivationKind::piecewise_linear,
                         fuzz::ActivationKind::rounded, fuzz::ActivationKind::published_probe};
    shape.most_growth = 2;
    shape.lists = {fuzz::Lists::real, fuzz::Lists::mixed};
    shape.most_assignments = 64;
    shape.numbers = {3, 2};
    return fuzz::generate_nnt(choices, shape);
}

/// A source of the room, and its image.
std::pair<Document, Nnt> pair_of(const std::string& room, std::uint64_t index, std::size_t size) {
    auto choices = fuzz::seeded(3, room, index);
    const auto instance = fuzz::find_room(room)->generate(choices, fuzz::Size::of(size));
    const auto target = impl::find_room(room)->variants.front().reduce(instance.source, instance.options);
    return {instance.source, std::get<Nnt>(target->is)};
}

/// What is wrong with what a solver said, if anything.
std::optional<std::string> contradiction(const Nnt& instance, Answer expected, const Told& told) {
    if (told.answer == Answer::unknown) return "no answer: " + told.output;
    if (told.answer != expected) return told.answer == Answer::yes ? "a NO is taken for a YES" : "a YES for a NO";
    if (told.answer == Answer::no) return std::nullopt;
    const auto wrong = checkers::not_a_solution(Document{instance}, Document{parameters_of(instance, told)});
    return wrong ? std::optional(wrong->place + ": " + wrong->message) : std::nullopt;
}

struct Tally {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
    std::size_t refused = 0;
};

std::ostream& operator<<(std::ostream& out, const Tally& tally) {
    return out << tally.yes << " YES, " << tally.no << " NO, " << tally.unknown << " without an answer, "
               << tally.refused << " refused";
}

/// The solver and our own decision on one instance.
void ask(const OutsideSolver& solver, const Nnt& instance, const Decision& expected, Tally& tally) {
    const auto text = solver.write(instance);
    if (!text) {
        ++tally.refused;
        return;
    }
    const Told told = solver.solve(*text);
    if (told.answer == Answer::unknown || expected.answer == Answer::unknown) {
        EXPECT_TRUE(told.answer != Answer::unknown || told.output.find("(error") == std::string::npos) << told.output;
        ++tally.unknown;
        return;
    }
    const auto wrong = contradiction(instance, expected.answer, told);
    EXPECT_FALSE(wrong) << solver.name << ": " << *wrong << '\n'
                        << write_document(Document{instance}) << *text << told.output;
    ++(told.answer == Answer::yes ? tally.yes : tally.no);
}

template <class Each>
void with_every_solver(Each each) {
    for (const OutsideSolver& solver : outside_solvers()) {
        if (solver.is_here())
            each(solver);
        else
            std::cout << solver.name << ": not installed, nothing asked\n";
    }
}

bool takes_continua(const OutsideSolver& solver) { return solver.name == "z3" || solver.name == "cvc5"; }

/// Weights and biases of edges with parameters of their own.
std::size_t parameters_named(const Nnt& instance) {
    std::size_t count = 0;
    for (const auto& entry : instance.parameters)
        if (const auto* own = std::get_if<EdgeOptions>(&entry)) count += own->weights.size() + 1;
    return count;
}

std::size_t count_for(const OutsideSolver& solver) { return fuzz::scaled(solver.name == "minizinc" ? 24 : 60); }

TEST(Exports, SolversAgreeOnListedParameters) {
    with_every_solver([](const OutsideSolver& solver) {
        Tally tally;
        for (std::size_t i = 0; i < count_for(solver); ++i) {
            const Nnt instance = listed(i);
            ask(solver, instance, checkers::decide(Document{instance}), tally);
        }
        std::cout << solver.name << ": " << tally << '\n';
        EXPECT_GT(tally.yes, 0u);
        EXPECT_GT(tally.no, 0u);
        EXPECT_LE(tally.unknown + tally.refused, count_for(solver) / 5);
    });
}

TEST(Exports, SolversAgreeOnContinua) {
    with_every_solver([](const OutsideSolver& solver) {
        if (!takes_continua(solver)) return;
        Tally tally;
        for (std::size_t i = 0; i < fuzz::scaled(30); ++i) {
            const Nnt instance = open(i);
            ask(solver, instance, checkers::decide_by_z3(Document{instance}, {3'000'000}), tally);
        }
        std::cout << solver.name << ": " << tally << '\n';
        EXPECT_GT(tally.yes, 0u);
        EXPECT_GT(tally.no, 0u);
    });
}

TEST(Exports, SolversAgreeOnTargetsOfRooms) {
    with_every_solver([](const OutsideSolver& solver) {
        for (const std::string room : {"subset-sum-to-dnnt", "two-csp-to-dnnt", "exact-cover-to-dnnt", "cnf-to-erm"}) {
            Tally tally;
            for (std::size_t i = 0; i < fuzz::scaled(solver.name == "minizinc" ? 3 : 6); ++i) {
                const auto [source, target] = pair_of(room, i, 4);
                if (takes_continua(solver) || room != "cnf-to-erm")
                    ask(solver, target, checkers::decide(source), tally);
            }
            std::cout << solver.name << ", " << room << ": " << tally << '\n';
            EXPECT_EQ(tally.unknown, 0u) << room;
        }
    });
}

/// The rooms' D-T1.2 has real parameters and a loss that checks the path of every number: the answer is the source's.
TEST(Exports, SolversAgreeOnTrainingWithAllReals) {
    with_every_solver([](const OutsideSolver& solver) {
        if (!takes_continua(solver)) return;
        Tally tally;
        // Some take a solver longer than it is given, so not less than this.
        for (std::size_t i = 0; i < fuzz::scaled(6, 6); ++i) {
            const auto [source, target] = pair_of("dnnt-to-cnnt", i, 1);
            ask(solver, target, checkers::decide(source), tally);
        }
        std::cout << solver.name << ": " << tally << '\n';
        EXPECT_GT(tally.yes + tally.no, 0u);
    });
}

TEST(Exports, GraphvizTakesTheGraph) {
    if (run("command -v dot").code != 0) {
        std::cout << "dot: not installed, nothing drawn\n";
        return;
    }
    for (std::size_t i = 0; i < fuzz::scaled(10); ++i) {
        const Outcome drawn = run("dot -Tsvg", impl::network_graph(listed(i)));
        EXPECT_EQ(drawn.code, 0) << drawn.err;
        EXPECT_NE(drawn.out.find("</svg>"), std::string::npos);
        auto choices = fuzz::seeded(1, "drawn questions", i);
        const Outcome question =
            run("dot -Tsvg", impl::network_graph(fuzz::generate_gradient(choices, fuzz::Size::of(4))));
        EXPECT_EQ(question.code, 0) << question.err;
        EXPECT_NE(question.out.find("</svg>"), std::string::npos);
    }
}

/// A single neuron without a bias on one sample, squared error, gamma = 0.
Nnt neuron(std::vector<Rational> weights, const Activation& activation, const Rational& x, const Rational& y) {
    Nnt nnt;
    nnt.network = {SourceInput{1, 0}, {{"s", std::nullopt}, {"t", activation}}, {1}, {{0, 1}}};
    nnt.parameters = {EdgeOptions{{std::move(weights)}, std::vector<Rational>{0}}};
    nnt.dataset = {{{x}, {y}, 1}};
    nnt.loss = {SquaredError{}};
    return nnt;
}

/// Small ones first that turn on one thing each, then random ones.
Nnt telling(std::size_t index) {
    const Activation step{PiecewiseLinear{{0}, {{0, 0}, {0, 1}}}};
    std::vector<Nnt> small{neuron({0, 1}, step, 1, 0), neuron({0, 1}, Activation{Identity{}}, 1, 1)};
    small.push_back(neuron({0, 1}, Activation{Identity{}}, 1, Rational(1, 4)));
    small.push_back(neuron({0, 3}, Activation{Identity{}}, 1, 1));
    small.back().dataset[0].times = 2;
    small.back().gamma = 1;
    small.push_back(neuron({-1, 0}, Activation{Identity{}}, 1, 1));
    small.back().loss = {SignError{}};
    small.push_back(neuron({0, 1}, Activation{Identity{}}, 1, 0));
    Nnt& tied = small.back();
    tied.network.vertices.push_back({"u", Activation{Identity{}}});
    tied.network.edges.push_back({0, 2});
    tied.network.outputs.push_back(2);
    tied.parameters.emplace_back(SameAs{0});
    tied.dataset[0].y.emplace_back(1);
    return index < small.size() ? small[index] : listed(index - small.size());
}

/// A wrong step: of the instance before it is written, or of the text.
struct Fault {
    std::string name;
    void (*of_instance)(Nnt& instance) = nullptr;
    const char* pattern = nullptr;
    const char* replacement = nullptr;
    std::string format = "";  // the beginning of the solver's name that it is for; empty: all
};

template <class Change>
void for_own(Nnt& instance, Change change) {
    for (auto& entry : instance.parameters)
        if (auto* own = std::get_if<EdgeOptions>(&entry)) change(*own);
}

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all = {
        {"gamma is one too small", [](Nnt& instance) { instance.gamma -= 1; }},
        {"gamma is 1/8 too large", [](Nnt& instance) { instance.gamma += Rational(1, 8); }},
        {"biases are dropped",
         [](Nnt& instance) { for_own(instance, [](EdgeOptions& own) { own.biases = std::vector<Rational>{0}; }); }},
        {"times is ignored",
         [](Nnt& instance) {
             for (Sample& sample : instance.dataset) sample.times = 1;
         }},
        {"ties are ignored",
         [](Nnt& instance) {
             for (auto& entry : instance.parameters)
                 if (const auto* tie = std::get_if<SameAs>(&entry)) entry = own_entry(instance.parameters, tie->edge);
         }},
        {"the regulariser is left out", [](Nnt& instance) { instance.regulariser.reset(); }},
        {"the last option is lost",
         [](Nnt& instance) {
             for_own(instance, [](EdgeOptions& own) {
                 auto* list = own.weights.empty() ? nullptr : std::get_if<std::vector<Rational>>(&own.weights[0]);
                 if (list && list->size() > 1) list->pop_back();
             });
         }},
        {"no option need be chosen", nullptr, "\n((\\+1 x[0-9]+ )+)= 1 ;", "\n$1>= 0 ;", "clasp"},
        {"the total may be more", nullptr, ">= -?([0-9]+) ;", ">= -9$1 ;", "clasp"},
        {"the total is not checked", nullptr, "\nconstraint [^\n]* <= [^\n]*", "", "minizinc"},
    };
    return all;
}

/// The number, from 1, of the first instance whose answer or model gives the fault away; 0 if none does.
std::size_t caught_after(const Fault& fault, const OutsideSolver& solver, std::size_t most) {
    for (std::size_t i = 0; i < most; ++i) {
        const Nnt instance = telling(i);
        Nnt faulty = instance;
        if (fault.of_instance) fault.of_instance(faulty);
        auto text = solver.write(faulty);
        if (!text) continue;
        if (fault.pattern) *text = std::regex_replace(*text, std::regex(fault.pattern), fault.replacement);
        if (faulty == instance && *text == *solver.write(instance)) continue;
        const Answer expected = checkers::decide(Document{instance}).answer;
        const Told told = solver.solve(*text);
        if (told.answer == Answer::unknown || expected == Answer::unknown) continue;
        if (told.answer == Answer::yes && told.values.size() < parameters_named(instance)) return i + 1;
        if (contradiction(instance, expected, told)) return i + 1;
    }
    return 0;
}

TEST(Exports, PlantedFaultsAreSeen) {
    with_every_solver([](const OutsideSolver& solver) {
        for (const Fault& fault : faults()) {
            // What changes the instance is the same for all formats: two solvers see it.
            if (fault.format.empty() ? solver.name != "z3" && solver.name != "clasp" : solver.name != fault.format)
                continue;
            const std::size_t after = caught_after(fault, solver, 60);
            EXPECT_GT(after, 0u) << fault.name << " is not seen by " << solver.name;
            std::cout << fault.name << ": seen by " << solver.name << " after " << after << '\n';
        }
    });
}

TEST(Exports, WhatCannotBeSaidIsRefused) {
    Nnt subset_sum = pair_of("subset-sum-to-dnnt", 0, 4).second;
    EXPECT_TRUE(impl::opb_of(subset_sum));
    for_own(subset_sum, [](EdgeOptions& own) { own.biases = Continuum::real; });
    for (const auto& refused : {impl::opb_of(subset_sum), impl::minizinc_of(subset_sum)}) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().place, "/parameters/0");
    }
    EXPECT_TRUE(impl::smtlib_of(subset_sum));
    subset_sum.parameter_bits = ParameterBits{1, 1};
    EXPECT_EQ(impl::smtlib_of(subset_sum).error().place, "/parameter-bits");
    EXPECT_TRUE(impl::smtlib_of(subset_sum, {false, true}));
}

TEST(Exports, LongNumbersAreRefusedWhereAFormatHasNone) {
    const Integer large("1000000000000000000000");
    const Document source{SubsetSum{{large, 1}, large}};
    const Nnt instance = std::get<Nnt>(impl::find_room("subset-sum-to-dnnt")->variants.front().reduce(source, {})->is);
    EXPECT_TRUE(impl::opb_of(instance));
    EXPECT_NE(impl::minizinc_of(instance).error().message.find("2^62"), std::string::npos);
    EXPECT_TRUE(impl::smtlib_of(instance));
}

TEST(Exports, ManyValuesAreRefused) {
    impl::exporting::ExportLimits limits;
    limits.reached = 2;
    const Nnt instance = neuron({0, 1, 2}, Activation{Identity{}}, 1, 3);
    EXPECT_NE(impl::opb_of(instance, limits).error().message.find("at most 2 values"), std::string::npos);
    limits.reached = 3;
    EXPECT_TRUE(impl::opb_of(instance, limits));
    limits.characters = 100;
    EXPECT_FALSE(impl::smtlib_of(instance, {}, limits));
}

TEST(Exports, TheCommandWritesEveryFormat) {
    const std::string target = "reductio example subset-sum-to-dnnt | reductio reduce subset-sum-to-dnnt - | ";
    EXPECT_NE(run(target + "reductio export smtlib - --model").out.find("\n(get-value (e0_w0 e0_b "),
              std::string::npos);
    EXPECT_TRUE(run(target + "reductio export opb -").out.starts_with("* #variable= "));
    EXPECT_NE(run(target + "reductio export minizinc -").out.find("solve satisfy;"), std::string::npos);
    EXPECT_EQ(run(target + "reductio export dot -").out, run(target + "reductio figure network -").out);
    const Outcome unknown = run(target + "reductio export smtlip -");
    EXPECT_EQ(unknown.code, 2);
    EXPECT_EQ(unknown.err,
              "expected a format, one of smtlib, opb, minizinc, dot, dimacs, found smtlip (did you mean smtlib?)\n");
    EXPECT_EQ(run("reductio example subset-sum-to-dnnt | reductio export opb -").err,
              "-: /kind: expected nnt, found subset-sum\n");
    EXPECT_EQ(run(target + "reductio export opb - --model").code, 2);
}

}  // namespace
}  // namespace reductio::tests
