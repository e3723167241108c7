#include "checkers/two_layer_solver.hpp"

#include "checkers/exact.hpp"
#include "checkers/two_layer_refutation.hpp"

namespace reductio::checkers {

namespace {

std::string shown_loss(const std::optional<Rational>& loss) { return loss ? shown(*loss) : "none"; }

Check unless(const std::optional<std::string>& reason, const std::string& step) {
    return reason ? Check{Fails{step, *reason, std::nullopt}} : Check{Holds{}};
}

std::optional<std::string> wrong_optimum(const Nnt& instance, const Parameters& optimum, const Rational& least,
                                         const Budget& budget) {
    if (auto error = not_allowed(instance, optimum)) return "an optimum at " + error->place + ": " + error->message;
    const auto evaluation = evaluate(instance, optimum, budget);
    if (!evaluation) return evaluation.error().message;
    if (evaluation->total == least) return std::nullopt;
    return "an optimum has the total loss " + shown(evaluation->total) + ", not " + shown(least);
}

}  // namespace

Check optimum_right(const Nnt& instance, const Solved& solved, const Work& work) {
    const auto found = optimum(instance, work);
    if (!found) return Unknown{found.error().message};
    if (found->least != solved.least)
        return Fails{"6", "the least loss is " + shown_loss(found->least) + ", said to be " + shown_loss(solved.least),
                     std::nullopt};
    if (!solved.least) return unless(solved.optima.empty() ? std::nullopt : std::optional("an optimum of nothing"), "");
    if (solved.optima.empty()) return Fails{"", "no optimum is shown", std::nullopt};
    for (const Parameters& optimum : solved.optima)
        if (auto reason = wrong_optimum(instance, optimum, *solved.least, work.budget))
            return Fails{"", *reason, Document{optimum}};
    return Holds{};
}

Check count_right(const Nnt& instance, const Solved& solved, const Work& work) {
    const auto found = optimum(instance, work);
    if (!found) return Unknown{found.error().message};
    const auto differs = [](const std::string& what, const Integer& one, const Integer& other) {
        return Fails{"6", "there are " + one.get_str() + " " + what + ", said to be " + other.get_str(), std::nullopt};
    };
    if (found->vectors != solved.vectors) return differs("parameter vectors", found->vectors, solved.vectors);
    if (found->attaining != solved.attaining) return differs("optima", found->attaining, solved.attaining);
    return Holds{};
}

Room two_layer_solver_room() {
    Room room;
    room.name = "two-layer-solver";
    room.tag = "D-T1.6";
    room.restrictions = {{"", [](const Pair& pair) -> std::optional<std::string> {
                              const auto* instance = std::get_if<Nnt>(&pair.source.is);
                              if (!instance) return "the source is no nnt";
                              const auto error = not_two_layers(*instance);
                              if (!error) return std::nullopt;
                              return error->place + ": " + error->message;
                          }}};
    room.size = [](const Pair&) { return std::nullopt; };
    return room;
}

}  // namespace reductio::checkers
