#include "fuzz/trial.hpp"

#include <algorithm>

#include "fuzz/verdict_line.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Unknown;

Check after_death(const Death& death, const std::string& obligation) {
    if (obligation == death.kind) return Fails{"", death.reason, std::nullopt};
    if (obligation == "forall") return Fails{death.kind, death.reason, std::nullopt};
    return Unknown{death.kind + ": " + death.reason};
}

/// Where the construction fails, the verdict on that is the only one.
Check check_of(const std::vector<Verdict>& verdicts, const std::string& obligation) {
    const auto verdict =
        std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.obligation == obligation; });
    if (verdict != verdicts.end()) return verdict->check;
    if (is_death(obligation)) return Holds{};
    return Unknown{"not reached: the construction fails"};
}

}  // namespace

bool is_death(std::string_view obligation) {
    return obligation == "crash" || obligation == "time" || obligation == "memory";
}

Check try_obligation(const Subject& subject, const std::function<Instance()>& instance, const std::string& obligation,
                     const TrialLimits& limits) {
    ObligationWork work = limits.work;
    if (!is_death(obligation)) work.only = {obligation};
    const auto verdicts = [&] {
        if (obligation == "forall") return to_line({check_forall(subject, instance().source, work)});
        return to_line(check_obligations(subject, instance(), work));
    };
    const Outcome outcome = run_in_worker(verdicts, limits.worker);
    if (const auto* death = std::get_if<Death>(&outcome)) return after_death(*death, obligation);
    return check_of(from_line(std::get<std::string>(outcome)), obligation);
}

Check replay(const Subject& subject, const Counterexample& counterexample, const TrialLimits& limits) {
    const auto instance = [&] { return Instance{*counterexample.source, counterexample.options}; };
    return try_obligation(subject, instance, counterexample.obligation, limits);
}

}  // namespace reductio::fuzz
