// The proofs for all data of a shape: they hold of every shape, they are about the targets of all its sources, and they
// fail where a construction is faulty or where they take for granted what they may not.

#include <algorithm>
#include <iostream>
#include <random>
#include <set>

#include "checkers/exact_cover_forall.hpp"
#include "checkers/two_csp_forall.hpp"
#include "fuzz/depth.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::Check;
using checkers::CoverPremise;
using checkers::CspPremise;
using checkers::Fails;
using checkers::Holds;
using checkers::Unknown;

constexpr std::uint64_t steps = 100'000'000;
constexpr std::size_t largest = 4;

std::string text_of(const Check& check) {
    if (const auto* fails = std::get_if<Fails>(&check)) return "fails: " + fails->reason;
    if (const auto* unknown = std::get_if<Unknown>(&check)) return "unknown: " + unknown->reason;
    return "holds";
}

std::vector<Document> shapes_of(const std::string& room, std::size_t bound = largest) {
    return forall_shapes(fuzz::find_subject(room).value(), bound);
}

Document target_of(const std::string& room, const Document& source) {
    return *fuzz::find_subject(room)->variant.reduce(source, {});
}

// Every shape

TEST(Forall, HoldsOfEveryShape) {
    for (const std::string room : {"exact-cover-to-dnnt", "two-csp-to-dnnt"}) {
        const auto subject = fuzz::find_subject(room).value();
        const auto shapes = shapes_of(room);
        const std::size_t stride = shapes.size() / std::min(shapes.size(), fuzz::scaled(shapes.size()));
        std::cout << room << ": every shape in " << stride << " of " << shapes.size() << '\n';
        for (Index i = 0; i < shapes.size(); i += stride)
            EXPECT_EQ(text_of(check_forall(subject, shapes[i]).check), "holds") << write_document(shapes[i]);
    }
}

TEST(Forall, HasTheShapesThatThePagesSay) {
    EXPECT_EQ(shapes_of("exact-cover-to-dnnt").size(), (2 * 4 + 1) * 5u);
    EXPECT_EQ(shapes_of("two-csp-to-dnnt").size(), 2 * (1 + 15 + 63 + 63u));
    for (const std::string room : {"exact-cover-to-dnnt", "two-csp-to-dnnt"}) {
        EXPECT_EQ(shapes_of(room, 9).size(), shapes_of(room).size()) << "no larger ones";
        EXPECT_EQ(shapes_of(room, 0).size(), 0u);
    }
}

// What the proofs read is the construction

/// Sources of a shape, each as so many bits: all of them where they are at most `most`, else some at random.
class Bits {
  public:
    Bits(std::size_t size, std::size_t most, std::size_t some = 1)
        : size_(size), all_(size < 32 && std::size_t(1) << size <= most), left_(all_ ? std::size_t(1) << size : some) {}
    bool all() const { return all_; }
    std::size_t left() const { return left_; }
    std::vector<bool> next() {
        --left_;
        std::vector<bool> bits(size_);
        for (Index i = 0; i < size_; ++i) bits[i] = all_ ? left_ >> i & 1 : random_() >> 63;
        return bits;
    }

  private:
    std::size_t size_;
    bool all_;
    std::size_t left_;
    std::mt19937_64 random_{1};
};

ExactCover with_members(const ExactCover& shape, const std::vector<bool>& bits) {
    ExactCover source = shape;
    auto bit = bits.begin();
    for (auto& set : source.sets) {
        set.clear();
        for (Index i = 0; i < shape.universe; ++i)
            if (*bit++) set.push_back(i);
    }
    return source;
}

TwoCsp with_relations(const TwoCsp& shape, const std::vector<bool>& bits) {
    TwoCsp source = shape;
    auto bit = bits.begin();
    for (Constraint& constraint : source.constraints) {
        constraint.allowed.clear();
        for (Index a = 0; a < shape.alphabet; ++a)
            for (Index b = 0; b < shape.alphabet; ++b)
                if (*bit++) constraint.allowed.emplace_back(a, b);
    }
    return source;
}

/// Holds each target against what the proof reads for its source. Returns the sources for which they differ.
template <class Source, class Make, class Assigned>
std::size_t differing(const fuzz::Subject& subject, const Document& shape, Bits bits, Make make, Assigned assigned) {
    const auto placeholders = std::get<Source>(shape.is);
    const auto target = std::get<Nnt>(subject.variant.reduce(shape, {})->is);
    std::size_t wrong = 0;
    while (bits.left() > 0) {
        const Source source = make(placeholders, bits.next());
        const Document built = *subject.variant.reduce(Document{source}, {});
        wrong += std::get<Nnt>(built.is) != assigned(placeholders, target, source);
    }
    return wrong;
}

std::size_t differing_covers(const fuzz::Subject& subject, const Document& shape, Bits bits) {
    Integer pick = -3;
    const auto make = [&](const ExactCover& placeholders, const std::vector<bool>& chosen) {
        ExactCover source = with_members(placeholders, chosen);
        source.pick = pick++;
        return source;
    };
    return differing<ExactCover>(subject, shape, bits, make, checkers::assigned_cover);
}

std::size_t differing_csps(const fuzz::Subject& subject, const Document& shape, Bits bits) {
    return differing<TwoCsp>(subject, shape, bits, with_relations, checkers::assigned_csp);
}

TEST(Reading, IsTheConstructionOfExactCovers) {
    const std::string room = "exact-cover-to-dnnt";
    std::size_t whole = 0;
    for (const Document& shape : shapes_of(room)) {
        const auto& source = std::get<ExactCover>(shape.is);
        const Bits bits(source.universe * source.sets.size(), fuzz::scaled(1 << 12), fuzz::scaled(512));
        whole += bits.all();
        EXPECT_EQ(differing_covers(fuzz::find_subject(room).value(), shape, bits), 0u) << write_document(shape);
    }
    std::cout << "all sources of " << whole << " shapes\n";
}

TEST(Reading, IsTheConstructionOfBinaryConstraints) {
    const std::string room = "two-csp-to-dnnt";
    std::size_t whole = 0;
    for (const Document& shape : shapes_of(room)) {
        const auto& source = std::get<TwoCsp>(shape.is);
        const std::size_t pairs = source.alphabet * source.alphabet;
        const Bits bits(source.constraints.size() * pairs, fuzz::scaled(1 << 8), fuzz::scaled(32));
        whole += bits.all();
        EXPECT_EQ(differing_csps(fuzz::find_subject(room).value(), shape, bits), 0u) << write_document(shape);
    }
    std::cout << "all sources of " << whole << " shapes\n";
}

/// The construction, then a change of the target that looks at the source.
template <class Source>
fuzz::Subject changed(const std::string& room, void (*change)(const Source&, Nnt&)) {
    auto subject = fuzz::find_subject(room).value();
    subject.variant.reduce = [reduce = subject.variant.reduce, change](const Document& source, const Options& options) {
        auto target = reduce(source, options);
        if (target) change(std::get<Source>(source.is), std::get<Nnt>(target->is));
        return target;
    };
    return subject;
}

/// Right where the memberships or relations are the placeholders', so that the proof alone does not see it.
TEST(Reading, SeesAConstructionThatLooksAtTheData) {
    const auto cover = changed<ExactCover>("exact-cover-to-dnnt", [](const ExactCover& source, Nnt& target) {
        if (std::ranges::all_of(source.sets, [](const auto& set) { return set.empty(); })) target.gamma = 1;
    });
    const Document cover_shape = shapes_of("exact-cover-to-dnnt").back();
    EXPECT_EQ(text_of(check_forall(cover, cover_shape).check), "holds");
    EXPECT_EQ(differing_covers(cover, shapes_of("exact-cover-to-dnnt", 1).back(), Bits(2, 4)), 1u);
    const auto csp = changed<TwoCsp>("two-csp-to-dnnt", [](const TwoCsp& source, Nnt& target) {
        if (source.constraints.front().allowed.empty()) target.gamma = 2;
    });
    const Document csp_shape = shapes_of("two-csp-to-dnnt").front();
    EXPECT_EQ(text_of(check_forall(csp, csp_shape).check), "holds");
    EXPECT_EQ(differing_csps(csp, csp_shape, Bits(4, 16)), 1u);
}

// Faults of the constructions

struct Refuted {
    std::string room;
    std::string mutant;
    bool has_witness;
};

const std::vector<Refuted>& refuted_mutants() {
    static const std::vector<Refuted> table = {
        {"exact-cover-to-dnnt", "offers the weight 2", true},
        {"exact-cover-to-dnnt", "forgets a membership", true},
        {"exact-cover-to-dnnt", "picks one set more", true},
        {"exact-cover-to-dnnt", "allows a loss of 1", true},
        {"exact-cover-to-dnnt", "offers the bias 1", true},
        {"exact-cover-to-dnnt", "weighs the output -1", true},
        {"exact-cover-to-dnnt", "forgets the first element", false},
        {"exact-cover-to-dnnt", "does not count the sets", false},
        {"two-csp-to-dnnt", "forgets the last symbol", true},
        {"two-csp-to-dnnt", "packs two symbols too tightly", true},
        {"two-csp-to-dnnt", "swaps the two variables of a constraint", true},
        {"two-csp-to-dnnt", "weighs loops as printed", true},
        {"two-csp-to-dnnt", "forgets an allowed pair", false},
        {"two-csp-to-dnnt", "decodes with a symbol more", true},
        {"two-csp-to-dnnt", "allows a loss of 2", true},
        {"two-csp-to-dnnt", "forgets a constraint", true},
        {"two-csp-to-dnnt", "counts the sample twice", true},
        {"two-csp-to-dnnt", "is as printed", false},
    };
    return table;
}

/// The first failure over the shapes.
std::optional<Fails> refutation(const fuzz::Subject& subject) {
    for (const Document& shape : forall_shapes(subject, 3)) {
        const Check check = check_forall(subject, shape).check;
        if (const auto* fails = std::get_if<Fails>(&check); fails && fails->step == "forall") return *fails;
    }
    return std::nullopt;
}

/// Without Z3: whether the mutant fails of this source.
bool is_confirmed(const fuzz::Subject& subject, const Document& source) {
    fuzz::ObligationWork work;
    work.only = {"equivalence", "forward", "backward"};
    return std::ranges::any_of(check_obligations(subject, {source, {}}, work), [](const fuzz::Verdict& verdict) {
        return std::holds_alternative<Fails>(verdict.check);
    });
}

TEST(Faults, AreRefutedByWitnessesThatEvaluationConfirms) {
    std::set<std::string> reasons;
    for (const auto& [room, name, has_witness] : refuted_mutants()) {
        const auto mutant = std::ranges::find_if(mutants::reduction_mutants(), [&room = room, &name = name](auto& m) {
            return m.room == room && m.name == name;
        });
        ASSERT_NE(mutant, mutants::reduction_mutants().end()) << room << ": " << name;
        const auto subject = planted(*mutant);
        const auto fails = refutation(subject);
        ASSERT_TRUE(fails) << room << ": " << name;
        reasons.insert(fails->reason);
        EXPECT_EQ(fails->witness.has_value(), has_witness) << room << ": " << name << ": " << fails->reason;
        if (fails->witness) {
            EXPECT_TRUE(is_confirmed(subject, *fails->witness)) << write_document(*fails->witness);
        }
    }
    for (const std::string reason :
         {"weights are within gamma where K is too large", "weights are within gamma where nothing is allowed",
          "(<=) weights within gamma extract to no solution", "(=>) a solution lifts to no solution"})
        EXPECT_TRUE(reasons.contains(reason)) << reason;
}

// Faults of the proofs

TEST(Premises, AreNeededForExactCovers) {
    const std::string room = "exact-cover-to-dnnt";
    const auto shapes = shapes_of(room);
    for (Index i = shapes.size() / 2; i < shapes.size(); ++i) {
        if (std::get<ExactCover>(shapes[i].is).sets.size() < 2) continue;  // one weight is 1 whatever its options
        const Document target = target_of(room, shapes[i]);
        for (const auto premise :
             {CoverPremise::options, CoverPremise::gamma, CoverPremise::covers, CoverPremise::picks})
            EXPECT_TRUE(
                text_of(checkers::prove_exact_cover({shapes[i], target, {}}, steps, premise)).starts_with("fails"))
                << static_cast<int>(premise) << ' ' << write_document(shapes[i]);
    }
}

/// Of options only where nothing else, such as a loop, keeps the weights to symbols: with one constraint of two
/// variables.
TEST(Premises, AreNeededForBinaryConstraints) {
    const std::string room = "two-csp-to-dnnt";
    for (const Document& shape : shapes_of(room, 2)) {
        const auto& constraints = std::get<TwoCsp>(shape.is).constraints;
        if (constraints.size() > 1 || constraints[0].u == constraints[0].v) continue;
        const Document target = target_of(room, shape);
        for (const auto premise : {CspPremise::options, CspPremise::gamma, CspPremise::constraints})
            EXPECT_TRUE(text_of(checkers::prove_two_csp({shape, target, {}}, steps, premise)).starts_with("fails"))
                << static_cast<int>(premise) << ' ' << write_document(shape);
    }
}

TEST(Forall, SaysNothingOfASourceWithoutPlaceholders) {
    const Document cover{ExactCover{2, {{0}, {1}}, 2}};
    const Document cover_target = target_of("exact-cover-to-dnnt", cover);
    EXPECT_EQ(text_of(checkers::exact_cover_forall().prove({cover, cover_target, {}}, steps)),
              "unknown: the source has no placeholder for the number of sets");
    const Document csp{TwoCsp{2, 2, {{0, 1, {{0, 0}, {0, 1}}}, {1, 0, {{0, 0}, {0, 1}}}}}};
    const Document csp_target = target_of("two-csp-to-dnnt", csp);
    EXPECT_EQ(text_of(checkers::two_csp_forall().prove({csp, csp_target, {}}, steps)),
              "unknown: the source has no placeholders for relations");
}

/// Elements but no sets: both directions hold of nothing.
TEST(Forall, IsNotVacuous) {
    auto cover = std::get<ExactCover>(shapes_of("exact-cover-to-dnnt").back().is);
    cover.sets.clear();
    const Document target = target_of("exact-cover-to-dnnt", Document{cover});
    EXPECT_EQ(text_of(checkers::exact_cover_forall().prove({Document{cover}, target, {}}, steps)),
              "fails: no weights are within gamma");
}

/// A proof that Z3 may not finish says nothing.
TEST(Forall, IsUnknownWhereStepsRunOut) {
    for (const std::string room : {"exact-cover-to-dnnt", "two-csp-to-dnnt"}) {
        const Document shape = shapes_of(room).back();
        const Document target = target_of(room, shape);
        const Check check = fuzz::find_subject(room)->proofs.forall->prove({shape, target, {}}, 1);
        EXPECT_TRUE(std::holds_alternative<Unknown>(check)) << room << ' ' << text_of(check);
    }
}

}  // namespace
}  // namespace reductio::tests
