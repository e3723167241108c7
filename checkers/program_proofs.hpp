#pragma once
// For the sources of checkers/ only: statements about all parameters of a target with a program's network
// (spec/bit_slp_to_erm.md, Why it is right).

#include "checkers/flint.hpp"
#include "checkers/program_faults.hpp"

namespace reductio::checkers {

/// (<=) A target that is YES, by forcing, has a source that is; and where the source is NO and a gap was promised, no
/// allowed parameters have a total loss below it. The witness against either are such parameters.
Check prove_answers(const Document& source, const Nnt& target, const std::optional<Promise>& gap);

/// 1. and 2.: at vertices with the identity the templates have the rank indegree + 1 and leave only the weights and the
/// sum of the biases of theta*; at the others they leave (1, 0) and at most one more (w, b), with
/// sigma(w T + b) = sigma(T), and the main samples inject nothing. Z3 is asked about 1. once more; where it gives up
/// within `rlimit` steps, the rank has to do.
Check prove_heads(const Program& program, const Nnt& target, std::uint64_t rlimit);

/// The constant is 2^-l for l gates.
bool has_bounded_norm(const Slp& slp);

/// K, of an activation with these coefficients.
Fmpq largest_value(const std::vector<Rational>& sigma, const Budget& budget = {});

/// If the program is of bounded norm, every value of theta* on the target's main sample is at most K.
Check prove_bounded(const Slp& slp, const Program& program, const Nnt& target);

/// Both of these, for a room with a gap.
template <class Source>
Check prove_backward_with_gap(const Pair& pair, const Case<Source>& one, std::uint64_t rlimit) {
    const auto gap = gap_of(one.options);
    if (!gap) return Fails{"", gap.error().message, std::nullopt};
    const Check answers = prove_answers(pair.source, one.target, *gap);
    return std::holds_alternative<Holds>(answers) ? prove_heads(one.program, one.target, rlimit) : answers;
}

/// The product gadgets of the target's network under theta*: each gate's value, as a polynomial in the values of its
/// operands, is their product.
Check prove_gadgets(const Slp& slp, const Program& program, const Nnt& target);

/// A proof on documents, given the program as in `on_program`.
template <class Source, class Function>
auto proof_on_program(Slp (*slp_of)(const Source&), Flag flag, Function function) {
    return [slp_of, flag, function](const Pair& pair, std::uint64_t rlimit) -> Check {
        const auto* source = std::get_if<Source>(&pair.source.is);
        const auto* target = std::get_if<Nnt>(&pair.target.is);
        if (source == nullptr || target == nullptr) return Unknown{"the documents are of other kinds than the room's"};
        const Slp slp = slp_of(*source);
        auto program = place(slp, pair.options, flag, target->network);
        if (!program) return Fails{"", program.error().message, std::nullopt};
        const Case<Source> one{*source, slp, *target, pair.options, *std::move(program)};
        const Result<Check> check = or_error([&]() -> Check { return function(pair, one, rlimit); });
        return check ? *check : Unknown{check.error().message};
    };
}

}  // namespace reductio::checkers
