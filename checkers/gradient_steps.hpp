#pragma once
// For the sources of checkers/ only: steps and proofs written for a source's own type and a gradient question, as ones
// on a pair of documents.

#include "checkers/gradient_faults.hpp"

namespace reductio::checkers {

/// The pair as what the room is about, or the reason why it is not.
template <class Source, class Function, class... More>
Reason on_gradient(const Function& function, const Pair& pair, const More&... more) {
    const auto* source = std::get_if<Source>(&pair.source.is);
    const auto* target = std::get_if<Gradient>(&pair.target.is);
    if (source && target) return function(*source, *target, more...);
    return "expected a " + std::string(kind_of(Document{Source{}})) + " and a gradient, found " +
           std::string(kind_of(pair.source)) + " and " + std::string(kind_of(pair.target));
}

template <class Source, class Function>
auto gradient_step(Function function) {
    return [function](const Pair& pair) { return on_gradient<Source>(function, pair); };
}

template <class Source, class Function>
auto gradient_step_with_options(Function function) {
    return [function](const Pair& pair) { return on_gradient<Source>(function, pair, pair.options); };
}

/// What a step of one of these rooms looks at.
template <class Source>
struct GradientCase {
    const Source& source;
    const Slp& slp;  // the program that the network before the last vertex is of
    const Gradient& target;
    const Options& options;
    Program program;
};

/// The step as one on documents. Where there is no program to speak of, that is the reason.
template <class Source, class Function>
auto gradient_step_on_program(Slp (*slp_of)(const Source&), Function function) {
    return [slp_of, function](const Pair& pair) {
        return on_gradient<Source>(
            [&](const Source& source, const Gradient& target) -> Reason {
                const Slp slp = slp_of(source);
                auto program = place_before_last(slp, pair.options, target.network);
                if (!program) return program.error().message;
                const GradientCase<Source> one{source, slp, target, pair.options, *std::move(program)};
                const Result<Reason> reason = or_error([&] { return function(one); });
                return reason ? *reason : reason.error().message;
            },
            pair);
    };
}

/// A proof on documents. What cannot be worked out within the budget is left open.
template <class Source, class Function>
auto gradient_proof(Function function) {
    return [function](const Pair& pair, std::uint64_t) -> Check {
        const auto* source = std::get_if<Source>(&pair.source.is);
        const auto* target = std::get_if<Gradient>(&pair.target.is);
        if (source == nullptr || target == nullptr) return Unknown{"the documents are of other kinds than the room's"};
        const Result<Check> check = or_error([&]() -> Check { return function(*source, *target, pair.options); });
        return check ? *check : Unknown{check.error().message};
    };
}

}  // namespace reductio::checkers
