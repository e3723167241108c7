#include "checkers/certificate_evidence.hpp"

#include <algorithm>

#include "checkers/candidates.hpp"
#include "checkers/formula_proof.hpp"
#include "checkers/slp_balls.hpp"
#include "checkers/two_layer_refutation.hpp"

namespace reductio::checkers {

namespace {

Fails fails(const std::string& reason) { return {"3", reason, std::nullopt}; }

std::string name_of(Answer answer) { return answer == Answer::yes ? "yes" : "no"; }

Check other_verdict(const CertificateCase& one, Answer shown) {
    if (one.certificate.verdict == shown) return Holds{};
    return fails("evidence of this type shows a " + name_of(shown) + "; the verdict is " +
                 name_of(one.certificate.verdict));
}

bool holds(const Check& check) { return std::holds_alternative<Holds>(check); }

/// What another checker says, with its own step as part of the reason.
Check within(const Check& check) {
    const auto* inner = std::get_if<Fails>(&check);
    if (inner == nullptr) return check;
    return fails(inner->step.empty() ? inner->reason : "[" + inner->step + "] " + inner->reason);
}

/// Parameters that are allowed may be too much to evaluate, which is nothing against them.
bool is_beyond_budget(const Document& instance, const Document& solution, const Budget& budget) {
    const auto* nnt = std::get_if<Nnt>(&instance.is);
    const auto* parameters = std::get_if<Parameters>(&solution.is);
    return nnt && parameters && !not_allowed(*nnt, *parameters) && !evaluate(*nnt, *parameters, budget);
}

Check solves(const std::string& side, const Document& instance, const Document& solution, const Budget& budget) {
    const auto error = not_a_solution(instance, solution, budget);
    if (!error) return Holds{};
    const std::string line = "the " + side + ": " + (error->place.empty() ? "" : error->place + ": ") + error->message;
    return is_beyond_budget(instance, solution, budget) ? Check(Unknown{line}) : fails(line);
}

Check without_solution(const std::string& side, const Document& instance, const Work& work) {
    const Decision found = decide(instance, work);
    if (found.answer == Answer::no) return Holds{};
    if (found.answer == Answer::unknown) return Unknown{"the " + side + ": " + found.reason.value_or("")};
    return fails("a candidate of the " + side + " is a solution");
}

std::string counted(const std::string& side, const std::optional<std::size_t>& count) {
    return "the " + side + " has " + (count ? std::to_string(*count) : "no finite number of") + " candidates";
}

}  // namespace

Check shown_by_solutions(const CertificateCase& one) {
    const auto* evidence = std::get_if<SolutionEvidence>(&one.certificate.evidence);
    if (evidence == nullptr) return Holds{};
    if (Check check = other_verdict(one, Answer::yes); !holds(check)) return check;
    Check check = solves("source", *one.certificate.source, *evidence->source, one.work.budget);
    if (!holds(check)) return check;
    if (!std::holds_alternative<Decision>(one.certificate.target->is))
        return solves("target", *one.certificate.target, *evidence->target, one.work.budget);
    if (*evidence->target == *one.certificate.target) return Holds{};
    return fails("the target is a decision; expected it in the place of the target's solution");
}

Check shown_by_exhaustion(const CertificateCase& one) {
    const auto* evidence = std::get_if<ExhaustionEvidence>(&one.certificate.evidence);
    if (evidence == nullptr) return Holds{};
    if (Check check = other_verdict(one, Answer::no); !holds(check)) return check;
    const std::size_t most = std::min(one.work.candidates, std::size_t(1) << 62);
    const auto of_source = candidates(*one.certificate.source, most);
    const auto of_target = candidates(*one.certificate.target, most);
    if (!of_source) return fails(counted("source", of_source));
    const bool only_source = evidence->work == *of_source;
    const Integer both = Integer(*of_source) + of_target.value_or(0);
    const Integer wanted = only_source || !of_target ? Integer(*of_source) : both;
    if (wanted > most) return Unknown{"there are more candidates than the bound of " + std::to_string(most)};
    if (!only_source && (!of_target || evidence->work != both))
        return fails(counted("source", of_source) + ", " + counted("target", of_target) + "; the work is said to be " +
                     evidence->work.get_str());
    Check check = without_solution("source", *one.certificate.source, one.work);
    if (!holds(check) || only_source) return check;
    return without_solution("target", *one.certificate.target, one.work);
}

Check shown_by_refutation(const CertificateCase& one) {
    const auto* evidence = std::get_if<RefutationEvidence>(&one.certificate.evidence);
    if (evidence == nullptr) return Holds{};
    if (Check check = other_verdict(one, Answer::no); !holds(check)) return check;
    const auto* instance = std::get_if<Nnt>(&one.certificate.source->is);
    if (instance == nullptr) instance = std::get_if<Nnt>(&one.certificate.target->is);
    if (instance == nullptr) return fails("neither the source nor the target is an nnt");
    return within(refuted(*instance, evidence->reachable, evidence->middle, one.work));
}

Check shown_by_proof(const CertificateCase& one) {
    const auto* evidence = std::get_if<ProofEvidence>(&one.certificate.evidence);
    if (evidence == nullptr) return Holds{};
    if (Check check = other_verdict(one, Answer::no); !holds(check)) return check;
    const auto* formula = std::get_if<Cnf>(&one.certificate.source->is);
    if (formula == nullptr) return fails("the source is no cnf");
    return within(proved_unsatisfiable(*formula, evidence->steps, one.work));
}

Check shown_by_value(const CertificateCase& one) {
    const auto* evidence = std::get_if<ValueEvidence>(&one.certificate.evidence);
    if (evidence == nullptr) return Holds{};
    if (evidence->bits == 1) return fails("balls have at least 2 bits");
    if (evidence->bits > one.work.budget.bits)
        return Unknown{"the value is to be computed in " + std::to_string(evidence->bits) + " bits; the bound is " +
                       std::to_string(one.work.budget.bits)};
    const Document& source = *one.certificate.source;
    if (!std::holds_alternative<PosSlp>(source.is) && !std::holds_alternative<BitSlp>(source.is))
        return fails("the source is no pos-slp and no bit-slp");
    const auto answer = answer_in_bits(source, evidence->bits, one.work.budget);
    if (!answer) return Unknown{answer.error().message};
    if (!*answer) return fails("balls of " + std::to_string(evidence->bits) + " bits leave the source open");
    if (**answer == one.certificate.verdict) return Holds{};
    return fails("by its value the source is " + name_of(**answer) + "; the verdict is " +
                 name_of(one.certificate.verdict));
}

Check shown_by_chain(const CertificateCase& one) {
    if (!std::holds_alternative<ChainEvidence>(one.certificate.evidence)) return Holds{};
    if (one.before == nullptr) return fails("there is no certificate before this one");
    if (one.before->verdict != one.certificate.verdict)
        return fails("the verdict of the certificate before is " + name_of(one.before->verdict) + ", of this one " +
                     name_of(one.certificate.verdict));
    if (*one.before->target == *one.certificate.source) return Holds{};
    return fails("the target of the certificate before is another document than the source of this one");
}

}  // namespace reductio::checkers
