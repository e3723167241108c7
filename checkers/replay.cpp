#include "checkers/replay.hpp"

#include "checkers/activations.hpp"
#include "checkers/deciders.hpp"
#include "checkers/exact.hpp"
#include "checkers/program_network.hpp"

namespace reductio::checkers {

namespace {

std::string name_of(Answer answer) { return answer == Answer::yes ? "yes" : answer == Answer::no ? "no" : "unknown"; }

Replay answers(const Document& source, const Document& target, const Work& work) {
    const Answer one = decide_by_all(source, work).answer;
    const Answer other = decide_by_all(target, work).answer;
    return {"the source is " + name_of(one) + ", the target " + name_of(other),
            one != other && one != Answer::unknown && other != Answer::unknown};
}

/// The program whose network the target has: that of the hinge loss computes twice the value less 1.
std::optional<Slp> program_of(const Document& source) {
    if (const auto* bit = std::get_if<BitSlp>(&source.is)) return bit->slp;
    const auto* sign = std::get_if<PosSlp>(&source.is);
    if (sign == nullptr) return std::nullopt;
    return odd_program(*sign);
}

/// With the distinguished parameters theta* of spec/bit_slp_to_erm.md.
struct Distinguished {
    const Nnt& target;
    Program program;
    Parameters theta;
};

Result<Distinguished> distinguished(const Counterexample& fault) {
    const auto* target = std::get_if<Nnt>(&(**fault.target).is);
    const auto slp = program_of(*fault.source);
    if (!target || !slp) return Error{"", "expected a program and its network"};
    auto program = place(*slp, fault.options, Flag::present, target->network);
    if (!program) return program.error();
    Parameters theta{theta_star(*program)};
    return Distinguished{*target, *std::move(program), std::move(theta)};
}

/// Both totals, and whether they are a fault of what was claimed of theta*.
template <class IsFault>
Result<Replay> totals(const Counterexample& fault, const Work& work, const IsFault& is_fault) {
    const auto star = distinguished(fault);
    if (!star) return star.error();
    const auto* witness = fault.witness ? std::get_if<Parameters>(&(**fault.witness).is) : nullptr;
    if (!witness) return Error{"/witness", "expected parameters of the target"};
    if (auto error = not_allowed(star->target, *witness))
        return Error{"/witness" + error->place, std::move(error->message)};
    const auto best = evaluate(star->target, star->theta, work.budget);
    const auto other = evaluate(star->target, *witness, work.budget);
    if (!best || !other) return best ? other.error() : best.error();
    return Replay{
        "theta* has the total loss " + shown(best->total) + ", the witness, which differs, " + shown(other->total),
        *witness != star->theta && is_fault(best->total, other->total)};
}

/// The first vertex and sample where the value is not sigma of the tail's, for theta* meets every label.
Result<Replay> copying(const Counterexample& fault, const Work& work) {
    const auto star = distinguished(fault);
    if (!star) return star.error();
    const Network& network = star->target.network;
    for (Index i = 0; i < star->target.dataset.size(); ++i) {
        const auto values = vertex_values(network, star->theta, star->target.dataset[i].x, work.budget);
        if (!values) return values.error();
        for (const Edge& edge : network.edges) {
            if (!star->program.vertices[edge.to].is_sigma) continue;
            const Fmpq of_tail = activate(star->program.activation(edge.to), Fmpq((*values)[edge.from]), work.budget);
            if (of_tail == Fmpq((*values)[edge.to])) continue;
            return Replay{"on sample " + std::to_string(i) + " the vertex " + network.vertices[edge.to].name + " is " +
                              shown((*values)[edge.to]) + ", sigma of its tail " + shown(of_tail.to_rational()),
                          true};
        }
    }
    return Replay{"every vertex with the activation sigma computes it of its tail", false};
}

}  // namespace

Result<Replay> replay(const Counterexample& fault, const Work& work) {
    if (!fault.target) return Error{"", "expected a target"};
    if (fault.obligation == "equivalence") return answers(*fault.source, **fault.target, work);
    if (fault.obligation == "uniqueness")
        return totals(fault, work, [](const Rational& best, const Rational& other) { return best == other; });
    if (fault.obligation == "optimum")
        return totals(fault, work, [](const Rational& best, const Rational& other) { return other < best; });
    if (fault.obligation == "copying") {
        auto found = or_error([&] { return copying(fault, work); });
        return found ? *std::move(found) : found.error();
    }
    return Error{"/obligation", "expected equivalence, uniqueness, optimum or copying"};
}

}  // namespace reductio::checkers
