#pragma once
// Deciding training instances whose parameters are forced: by samples that have to be met exactly, or by a regulariser
// that leaves only its centre (spec/bit_slp_to_erm.md, spec/bit_slp_to_scalar_erm.md). Only the instance is read, which
// is taken to be without `fault`. The time is polynomial in its length, apart from numbers that outgrow the budget.

#include "checkers/decision.hpp"

namespace reductio::checkers {

/// `unknown`, with the reason, for all other instances and for what is no training instance.
Decision decide_by_forcing(const Document& document, const Work& work = {});

/// What is asked of the total loss, with a threshold.
enum class Asked { at_most, below };

struct ForcedAnswer {
    Decision decision;
    std::optional<Parameters> parameters;  // allowed and with such a total, where the answer is yes
};

/// Whether some allowed parameters have a total loss of at most, or below, the threshold; gamma is not read.
ForcedAnswer answer_by_forcing(const Nnt& instance, const Rational& threshold, Asked asked, const Work& work = {});

}  // namespace reductio::checkers
