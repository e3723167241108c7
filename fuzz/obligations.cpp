#include "fuzz/obligations.hpp"

#include <algorithm>

#include "checkers/deciders.hpp"
#include "checkers/equivalence.hpp"
#include "fuzz/moved_parameters.hpp"
#include "fuzz/solution_maps.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Unknown;

/// A pair under examination. Several obligations ask for all solutions: they are enumerated once, at need.
class Examination {
  public:
    Examination(const Subject& examined, const checkers::Pair& its_pair, const checkers::Work& its_work)
        : subject(examined), pair(its_pair), work(its_work) {}

    const Subject& subject;
    const checkers::Pair& pair;
    const checkers::Work& work;

    bool source_has_solutions() const { return !subject.room->solution.empty(); }

    const Solutions& of_source() {
        return once(of_source_, [&] { return all_solutions(pair.source, work); });
    }
    const Solutions& of_target() {
        return once(of_target_, [&] { return all_solutions(pair.target, work); });
    }
    const Decision& answer() {
        return once(answer_, [&] { return checkers::decide_by_all(pair.source, work); });
    }

  private:
    template <class T, class Get>
    static const T& once(std::optional<T>& value, const Get& get) {
        if (!value) value = get();
        return *value;
    }

    std::optional<Solutions> of_source_;
    std::optional<Solutions> of_target_;
    std::optional<Decision> answer_;
};

/// Whether the target's solutions cannot be listed, so that a proof stands for them.
bool is_proved_backward(const Subject& subject) {
    return std::ranges::any_of(subject.proofs.proofs,
                               [](const checkers::Proof& proof) { return proof.name == "backward"; });
}

/// From a problem without solutions to another: all there is to say of a direction is what the answers say.
Check implication(const Decision& from, const Decision& to, const std::string& fault) {
    if (from.answer == Answer::no || to.answer == Answer::yes) return Holds{};
    if (from.answer == Answer::unknown) return Unknown{from.reason.value_or("")};
    if (to.answer == Answer::unknown) return Unknown{to.reason.value_or("")};
    return Fails{"", fault, std::nullopt};
}

Check forward(Examination& e) {
    if (!e.subject.variant.lift)
        return implication(e.answer(), checkers::decide_by_all(e.pair.target, e.work),
                           "the source is yes, the target no");
    if (e.subject.checker.lifted) return check_every_lift(e.subject, e.pair, e.work);
    return e.source_has_solutions() ? check_lift(e.subject, e.pair, e.of_source(), e.work.budget)
                                    : check_distinguished(e.subject, e.pair, e.answer(), e.work.budget);
}

Check backward(Examination& e) {
    if (!e.subject.variant.lift)
        return implication(checkers::decide_by_all(e.pair.target, e.work), e.answer(),
                           "the target is yes, the source no");
    return e.source_has_solutions() ? check_extract(e.subject, e.pair, e.of_target(), e.work.budget)
                                    : check_answer(e.answer(), e.of_target());
}

/// A source that has an answer only counts as one solution or none.
Check count(Examination& e) {
    if (e.of_target().others) return Unknown{*e.of_target().others};
    const Integer of_target = e.of_target().found.size();
    if (e.source_has_solutions()) {
        if (e.of_source().others) return Unknown{*e.of_source().others};
        return check_count(e.subject.checker, e.pair, {Integer(e.of_source().found.size()), of_target});
    }
    if (e.answer().answer == Answer::unknown) return Unknown{e.answer().reason.value_or("")};
    return check_count(e.subject.checker, e.pair, {e.answer().answer == Answer::yes ? 1 : 0, of_target});
}

struct Obligation {
    std::string name;
    std::function<Check(Examination&)> check;
};

/// Where no decider knows of a target with a continuum of parameters: if the source is YES, one of its solutions lifts
/// to a solution of the target, which evaluation confirms; if it is NO, the proof of `backward` says NO of the target.
Check equal_answers(Examination& e, std::uint64_t rlimit) {
    const Check check = check_equivalence(e.pair, e.work);
    if (!std::holds_alternative<Unknown>(check) || !is_proved_backward(e.subject) || !e.source_has_solutions())
        return check;
    const Solutions& solutions = e.of_source();
    if (!solutions.found.empty())
        return check_lift(e.subject, e.pair, {{solutions.found.front()}, std::nullopt}, e.work.budget);
    if (solutions.others) return check;
    for (const checkers::Proof& proof : e.subject.proofs.proofs)
        if (proof.name == "backward") return proof.prove(e.pair, rlimit);
    return check;
}

/// A failure of moved parameters is kept even where the proof says nothing.
/// Solutions of a target whose solutions cannot be listed: those that `lift` gives.
Solutions lifted_solutions(Examination& e) {
    Solutions lifted;
    if (!e.source_has_solutions() || !e.subject.variant.extract) return lifted;
    for (const Document& solution : e.of_source().found) {
        auto image = e.subject.variant.lift(e.pair.source, solution, e.pair.options);
        if (image && !checkers::not_a_solution(e.pair.target, *image, e.work.budget))
            lifted.found.push_back(*std::move(image));
    }
    return lifted;
}

Check proved(Examination& e, const checkers::Proof& proof, std::uint64_t rlimit) {
    if (proof.name == "backward") {
        Check moved = check_moved(e.subject, e.pair, e.work);
        if (!std::holds_alternative<Holds>(moved)) return moved;
        Check returned = check_extract(e.subject, e.pair, lifted_solutions(e), e.work.budget);
        if (std::holds_alternative<Fails>(returned)) return returned;
    }
    return proof.prove(e.pair, rlimit);
}

/// A room whose target is the answer is a solver.
bool is_solver(const Subject& subject) { return subject.room->target == "decision"; }

std::vector<Obligation> obligations_of_solver() {
    std::vector<Obligation> table = {
        {"restrictions", [](Examination& e) { return check_restrictions(e.subject.checker, e.pair); }},
        {"equivalence", [](Examination& e) { return check_equivalence(e.pair, e.work); }},
    };
    for (const SolverObligation& owed : solver_obligations())
        table.push_back({owed.name, [&owed](Examination& e) {
                             return owed.check(e.subject.solver, std::get<Nnt>(e.pair.source.is), e.work);
                         }});
    return table;
}

std::vector<Obligation> obligations(const Subject& subject, std::uint64_t rlimit) {
    if (is_solver(subject)) return obligations_of_solver();
    std::vector<Obligation> table = {
        {"restrictions", [](Examination& e) { return check_restrictions(e.subject.checker, e.pair); }},
        {"construction", [](Examination& e) { return check_construction(e.subject.checker, e.pair); }},
        {"size", [](Examination& e) { return check_size(e.subject.checker, e.pair); }},
        {"equivalence", [rlimit](Examination& e) { return equal_answers(e, rlimit); }},
        {"forward", forward},
    };
    if (!is_proved_backward(subject)) table.push_back({"backward", backward});
    if (subject.checker.count) table.push_back({"count", count});
    for (const checkers::Proof& proof : subject.proofs.proofs)
        table.push_back({proof.name, [&proof, rlimit](Examination& e) { return proved(e, proof, rlimit); }});
    return table;
}

/// The target, or why it is none. Generators keep to the precondition, so a refusal is a fault.
Result<Document> valid_target(const Subject& subject, const Instance& instance) {
    auto target = subject.variant.reduce(instance.source, instance.options);
    if (!target) return Error{"", "reduce refuses: " + line_of(target.error())};
    const auto read = read_document(write_document(*target));
    if (!read) return Error{"", "the target is not valid: " + line_of(read.error())};
    if (*read != *target) return Error{"", "the target reads back as another document"};
    return target;
}

}  // namespace

std::vector<std::string> subject_names() {
    std::vector<std::string> names;
    for (const impl::Room& room : impl::rooms())
        if (checkers::find_room(room.name) && find_room(room.name)) names.push_back(room.name);
    return names;
}

std::optional<Subject> find_subject(std::string_view room, std::string_view variant) {
    const impl::Room* built = impl::find_room(room);
    const checkers::Room* checked = checkers::find_room(room);
    const Room* generated = find_room(room);
    if (!built || !checked || !generated) return std::nullopt;
    const impl::Variant* form = variant.empty() ? &built->variants.front() : impl::find_variant(*built, variant);
    if (!form) return std::nullopt;
    return Subject{built, *form, *checked, checkers::proofs_of(room), generated->generate, {}};
}

std::vector<std::string> obligations_of(const Subject& subject) {
    std::vector<std::string> names = {"reduce"};
    for (const Obligation& obligation : obligations(subject, 0)) names.push_back(obligation.name);
    if (subject.proofs.forall) names.emplace_back("forall");
    return names;
}

std::vector<Verdict> check_obligations(const Subject& subject, const Instance& instance, const ObligationWork& work) {
    const auto target = valid_target(subject, instance);
    if (!target) return {{"reduce", Fails{"", target.error().message, std::nullopt}}};
    const checkers::Pair pair{instance.source, *target, instance.options};
    Examination examination(subject, pair, work.work);
    std::vector<Verdict> verdicts = {{"reduce", Holds{}}};
    for (const Obligation& obligation : obligations(subject, work.rlimit)) {
        const bool wanted = work.only.empty() || std::ranges::count(work.only, obligation.name) > 0;
        if (wanted) verdicts.push_back({obligation.name, obligation.check(examination)});
    }
    return verdicts;
}

std::vector<Document> forall_shapes(const Subject& subject, std::size_t bound) {
    return subject.proofs.forall && bound > 0 ? subject.proofs.forall->shapes(bound) : std::vector<Document>{};
}

Verdict check_forall(const Subject& subject, const Document& shape, const ObligationWork& work) {
    const Instance instance{shape, {}};
    const auto target = valid_target(subject, instance);
    if (!target) return {"forall", Fails{"reduce", target.error().message, std::nullopt}};
    return {"forall", subject.proofs.forall->prove({instance.source, *target, instance.options}, work.rlimit)};
}

}  // namespace reductio::fuzz
