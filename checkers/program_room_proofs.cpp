#include "checkers/program_room_proofs.hpp"

#include "checkers/program_forced.hpp"
#include "checkers/program_proofs.hpp"

namespace reductio::checkers {

namespace {

using Bits = Case<BitSlp>;

Slp program_of(const BitSlp& source) { return source.slp; }

Check bounded(const Pair&, const Bits& here, std::uint64_t) {
    return prove_bounded(here.slp, here.program, here.target);
}

Check gadgets(const Pair&, const Bits& here, std::uint64_t) {
    return prove_gadgets(here.slp, here.program, here.target);
}

Check backward_by_centre(const Pair& pair, const Bits& here, std::uint64_t) {
    const auto gap = optional_gap_of(here.options);
    if (!gap) return Fails{"", gap.error().message, std::nullopt};
    const Check answers = prove_answers(pair.source, here.target, *gap);
    if (!std::holds_alternative<Holds>(answers)) return answers;
    if (!here.target.regulariser) return Fails{"", "there is no regulariser", std::nullopt};
    const auto centre = std::visit([](const auto& some) { return some.centre; }, *here.target.regulariser);
    if (auto reason = wrong_centre(here.program, here.target.network, centre)) return Fails{"", *reason, std::nullopt};
    return Holds{};
}

}  // namespace

std::vector<Proof> bit_slp_to_erm_proofs() {
    return {{"backward", proof_on_program(program_of, Flag::present, prove_backward_with_gap<BitSlp>)},
            {"gadget", proof_on_program(program_of, Flag::present, gadgets)},
            {"bounded", proof_on_program(program_of, Flag::present, bounded)}};
}

std::vector<Proof> bit_slp_to_scalar_erm_proofs() {
    return {{"backward", proof_on_program(program_of, Flag::absent, backward_by_centre)}};
}

std::vector<Proof> pos_slp_to_hinge_erm_proofs() {
    return {{"backward", proof_on_program(odd_program, Flag::present, prove_backward_with_gap<PosSlp>)}};
}

}  // namespace reductio::checkers
