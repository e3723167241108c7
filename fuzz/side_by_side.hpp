#pragma once
// Another implementation's decisions and evaluations beside ours.

#include "fuzz/comparison.hpp"

namespace reductio::fuzz {

/// Its answer is ours, wherever both know.
checkers::Check compare_decision(Conversation& conversation, const Document& document, const checkers::Work& work);

/// Its evaluations of a few parameters are ours, and it refuses parameters that are not allowed.
checkers::Check compare_evaluations(Conversation& conversation, const Nnt& nnt, const checkers::Work& work);

}  // namespace reductio::fuzz
