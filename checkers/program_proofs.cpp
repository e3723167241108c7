#include "checkers/program_proofs.hpp"

#include <algorithm>

#include "checkers/activations.hpp"
#include "checkers/forced_training.hpp"
#include "checkers/multipliers.hpp"
#include "checkers/program_forced.hpp"
#include "checkers/program_z3.hpp"

namespace reductio::checkers {

namespace {

Fails fails(const std::string& reason) { return {"", reason, std::nullopt}; }

Check refused(const ForcedAnswer& answer, const std::string& what) {
    if (answer.decision.answer == Answer::no) return Holds{};
    if (answer.decision.answer == Answer::unknown) return Unknown{"the target: " + answer.decision.reason.value_or("")};
    return Fails{"", "the source is no, and the target has parameters with a total " + what,
                 Document{*answer.parameters}};
}

Check prove_identity(const Program& program, Index vertex, const ForcedHead& head) {
    const PlacedVertex& placed = program.vertices[vertex];
    const std::string at = "vertex " + program.text(vertex) + ": ";
    if (head.how == Forced::impossible) return fails(at + "no parameters meet its templates");
    if (head.candidates.empty()) return Unknown{at + head.reason};
    const std::size_t rank = placed.entering.empty() ? 0 : placed.entering.size() + 1;
    if (auto reason = wrong_count("independent equations", head.rank, rank)) return fails(at + *reason);
    if (head.candidates.front() == told(placed)) return Holds{};
    return fails(at + "its templates force other parameters than theta*");
}

Check prove_sigma(const Program& program, Index vertex, const ForcedHead& head) {
    const std::string at = "vertex " + program.text(vertex) + ": ";
    if (head.how == Forced::impossible) return fails(at + "no parameters meet its templates");
    if (head.how == Forced::open) return fails(at + head.reason);
    if (head.candidates.front() == told(program.vertices[vertex])) return Holds{};
    return fails(at + "its templates exclude the parameters (1, 0)");
}

Reason injected_on_main(const Program& program, const ForcedNetwork& forced, Index vertex) {
    const auto is_injected = [&](Index sample) { return forced.injected(sample, vertex) != 0; };
    if (std::ranges::none_of(forced.main(), is_injected)) return std::nullopt;
    return "vertex " + program.text(vertex) + ": a main sample injects input there";
}

}  // namespace

bool has_bounded_norm(const Slp& slp) {
    return slp.constant > 0 && slp.constant.get_num() == 1 &&
           Fmpz(slp.constant.get_den()) == times_power_of_two(1, slp.gates.size());
}

Fmpq largest_value(const std::vector<Rational>& sigma, const Budget& budget) {
    const Fmpq point(sigma.size() + 1);  // the degree and 2
    Polynomial sizes{sigma};
    for (Rational& coefficient : sizes.coefficients) coefficient = abs(coefficient);
    const Fmpq scale(scaled_multipliers(sigma).scale);
    return std::max({point, activate({sizes}, point, budget), scale});
}

Check prove_answers(const Document& source, const Nnt& target, const std::optional<Promise>& gap) {
    const ForcedAnswer at_gamma = answer_by_forcing(target, target.gamma, Asked::at_most);
    if (at_gamma.decision.answer == Answer::unknown) return refused(at_gamma, "");
    const Decision said = decide(source);
    if (said.answer == Answer::yes) return Holds{};
    if (said.answer == Answer::unknown) return Unknown{"the source: " + said.reason.value_or("")};
    const Check check = refused(at_gamma, "of at most gamma");
    if (!gap || !std::holds_alternative<Holds>(check)) return check;
    return refused(answer_by_forcing(target, gap->no, Asked::below), "below " + shown(gap->no));
}

Check prove_heads(const Program& program, const Nnt& target, std::uint64_t rlimit) {
    if (auto reason = ForcedNetwork::unsuitable(target)) return fails(*reason);
    const ForcedNetwork forced(target, {});
    for (Index vertex = 0; vertex < program.vertices.size(); ++vertex) {
        if (auto reason = wrong_activation(target.network, vertex, program.activation(vertex))) return fails(*reason);
        if (auto reason = other_tails(program, forced, target.network, vertex)) return fails(*reason);
        const bool is_sigma = program.vertices[vertex].is_sigma;
        if (is_sigma) {
            if (auto reason = injected_on_main(program, forced, vertex)) return fails(*reason);
        }
        const ForcedHead head = forced.at(vertex);
        const Check check = is_sigma ? prove_sigma(program, vertex, head) : prove_identity(program, vertex, head);
        if (!std::holds_alternative<Holds>(check)) return check;
    }
    Check again = prove_identity_heads_by_z3(program, target, rlimit);
    return std::holds_alternative<Fails>(again) ? again : Check(Holds{});
}

Check prove_bounded(const Slp& slp, const Program& program, const Nnt& target) {
    if (!has_bounded_norm(slp)) return Holds{};
    if (target.dataset.empty()) return fails("there is no main sample");
    const EdgesInto into(target.network);
    for (Index gate = 1; gate < program.values.size(); ++gate) {
        if (auto reason = wrong_gate_edges(program, into, target.network, gate)) return fails(*reason);
    }
    if (auto reason = unsorted_edges(target.network)) return fails(*reason);
    const Rational most = largest_value(program.sigma).to_rational();
    const auto values = vertex_values(target.network, {theta_star(program)}, target.dataset.back().x);
    if (!values) return Unknown{values.error().message};
    for (Index vertex = 0; vertex < values->size(); ++vertex) {
        if (abs((*values)[vertex]) <= most) continue;
        return fails("vertex " + program.text(vertex) + " has the value " + shown((*values)[vertex]) +
                     "; expected at most " + shown(most) + " in size");
    }
    return Holds{};
}

}  // namespace reductio::checkers
