#include "checkers/gradient_room_proofs.hpp"

#include "checkers/gradient_steps.hpp"
#include "checkers/program_faults.hpp"
#include "checkers/program_proofs.hpp"

namespace reductio::checkers {

namespace {

/// From the program as it is given and not as it is continued.
Check derivative_of_sign(const PosSlp& source, const Gradient& target, const Options& options) {
    const auto gap = sign_gap_of(options);
    if (!gap) return Fails{"", gap.error().message, std::nullopt};
    const auto value = program_value(source.slp, proof_budget);
    if (!value) return Unknown{value.error().message};
    return prove_derivative(target, ceiling_of(*gap) * (2 * *value - 1));
}

Check derivative_of_bit(const BitSlp& source, const Gradient& target, const Options&) {
    const auto value = program_value(source.slp, proof_budget);
    return value ? prove_derivative(target, *value) : Check(Unknown{value.error().message});
}

/// By the target's own parameters, on its one sample.
Check bounded(const BitSlp& source, const Gradient& target, const Options& options) {
    if (!has_bounded_norm(source.slp)) return Holds{};
    if (auto reason = first_of({wrong_sigma(options), not_one_sample(target)})) return Fails{"", *reason, std::nullopt};
    const Rational most = largest_value(*options.activation, proof_budget).to_rational();
    const Parameters parameters{target.parameters};
    const auto values = vertex_values(target.network, parameters, target.dataset.front().x, proof_budget);
    if (!values) return Unknown{values.error().message};
    for (Index vertex = 0; vertex < values->size(); ++vertex) {
        if (abs((*values)[vertex]) <= most) continue;
        const std::string at = "vertex " + std::to_string(vertex) + " has the value ";
        return Fails{"", at + shown((*values)[vertex]) + "; expected at most " + shown(most) + " in size",
                     std::nullopt};
    }
    return Holds{};
}

}  // namespace

std::vector<Proof> pos_slp_to_backprop_sign_proofs() {
    return {{"derivative", gradient_proof<PosSlp>(derivative_of_sign)}};
}

std::vector<Proof> bit_slp_to_backprop_bit_proofs() {
    return {{"derivative", gradient_proof<BitSlp>(derivative_of_bit)}, {"bounded", gradient_proof<BitSlp>(bounded)}};
}

}  // namespace reductio::checkers
