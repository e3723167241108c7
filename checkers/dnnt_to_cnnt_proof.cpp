#include "checkers/dnnt_to_cnnt_proof.hpp"

#include "checkers/activations.hpp"
#include "checkers/dnnt_to_cnnt_lemmas.hpp"
#include "checkers/dnnt_to_cnnt_search.hpp"

namespace reductio::checkers {

namespace {

struct Statement {
    std::string name;
    Lemma lemma;
    std::string refuted;
};

const std::vector<Statement> statements = {
    {"baseline", Lemma::baseline, "on the baseline a parameter vertex has a supply or a bias other than 0"},
    {"weights", Lemma::weights, "the weight into a parameter vertex is no option"},
    {"values", Lemma::values, "on a real sample a vertex has another value than in the source"},
    {"backward", Lemma::backward, "parameters within gamma' extract to none within gamma"},
};

/// Why the lemma is not proved; nothing if it is.
std::optional<std::string> not_proved(const Traced& traced, Lemma lemma, std::uint64_t rlimit, const Kept& kept) {
    const Meaning itself = [](const Rational& number) { return Number{Fmpq(number)}; };
    const KnownValue exact = [](const Activation& activation, const Fmpq& a) {
        return Number{activate(activation, a, {})};
    };
    const auto left = left_by_checks(traced, itself);
    if (!left) return "a check may fail within gamma'";
    if (left->sign() < 0) return std::nullopt;  // no total is within gamma'
    Solver solver(rlimit);
    Lemmas lemmas(traced, solver, itself, exact, kept);
    try {
        lemmas.baseline();
        if (lemma != Lemma::baseline) lemmas.weights();
        if (lemma == Lemma::values || lemma == Lemma::backward) lemmas.values();
        if (lemma == Lemma::backward) lemmas.backward();
    } catch (const Impossible&) {
    } catch (const NotProved& step) {
        return step.reason;
    }
    return std::nullopt;
}

Check prove(const Statement& statement, const Pair& pair, std::uint64_t rlimit, const Kept& kept) {
    try {
        const Traced both = traced(pair);
        const auto open = or_error([&] { return not_proved(both, statement.lemma, rlimit, kept); });
        if (open && !*open) return Holds{};
        const std::string reason = open ? **open : open.error().message;
        const auto found = or_error([&] { return cheat(both, statement.lemma, rlimit, kept); });
        if (!found) return Unknown{reason + "; " + found.error().message};
        if (!*found) return Unknown{reason};
        return Fails{statement.name, statement.refuted, Document{**found}};
    } catch (const Misshapen& misshapen) {
        return Fails{statement.name, misshapen.reason, std::nullopt};
    }
}

bool all(SampleKind, CheckKind) { return true; }

}  // namespace

std::vector<Proof> dnnt_to_cnnt_proofs() {
    std::vector<Proof> proofs;
    for (const Statement& statement : statements) {
        proofs.push_back({statement.name, [statement](const Pair& pair, std::uint64_t rlimit) {
                              return prove(statement, pair, rlimit, all);
                          }});
    }
    return proofs;
}

Check prove_backward(const Pair& pair, std::uint64_t rlimit, const Kept& kept) {
    return prove(statements.back(), pair, rlimit, kept);
}

}  // namespace reductio::checkers
