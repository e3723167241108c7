#pragma once
// Another implementation on one instance: its constructions and maps under the same obligations as ours, its decisions
// and evaluations beside ours.

#include "fuzz/conversation.hpp"
#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

struct ComparisonSettings {
    bool exact = false;             // other bytes than ours are a fault
    std::vector<std::string> ops;   // that the program says it serves
    std::vector<std::string> only;  // if any, the obligations to check
    ObligationWork work;

    ComparisonSettings() { work.work = {std::size_t(1) << 16, {std::size_t(1) << 22}}; }
};

/// In the order of their verdicts: those of the room but `forall`, then `bytes`, `decide`, `evaluate`, and the ways to
/// go wrong altogether: `crash`, `time`, `protocol`, and `checks` where the checks themselves do not end well.
std::vector<std::string> compared_obligations(const Subject& ours);
bool is_breakdown(std::string_view obligation);

/// Verdicts on what is asked for; perhaps several on `decide` and `evaluate`, one a document. What the program does not
/// serve is unknown, for a reason that begins with `unsupported_prefix`. A breakdown ends it all.
inline constexpr std::string_view unsupported_prefix = "unsupported: ";
std::vector<Verdict> compare_instance(const Subject& ours, const Instance& instance, Conversation& conversation,
                                      const ComparisonSettings& settings);

}  // namespace reductio::fuzz
