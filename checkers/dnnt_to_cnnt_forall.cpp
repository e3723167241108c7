#include "checkers/dnnt_to_cnnt_forall.hpp"

#include "checkers/dnnt_to_cnnt_lemmas.hpp"
#include "checkers/dnnt_to_cnnt_proof.hpp"
#include "checkers/dnnt_to_cnnt_shapes.hpp"

namespace reductio::checkers {

namespace {

/// Why (<=), or (=>) and that neither is empty talk, is not proved; nothing if it is.
std::optional<std::string> not_proved(const Traced& traced, std::uint64_t rlimit, bool forward) {
    Solver solver(rlimit);
    const Placeholders placeholders(solver, traced.source);
    const auto all = [](SampleKind, CheckKind) { return true; };
    if (!left_by_checks(traced, placeholders.meaning)) return "a check may fail within gamma'";
    Lemmas lemmas(traced, solver, placeholders.meaning, placeholders.known_value, all);
    try {
        if (forward) {
            lemmas.forward();
            if (!lemmas.is_some_source_solved()) return "no source of this shape has a solution";
            return std::nullopt;
        }
        lemmas.baseline();
        lemmas.weights();
        lemmas.values();
        lemmas.backward();
    } catch (const Impossible&) {
    } catch (const NotProved& step) {
        return step.reason;
    }
    return std::nullopt;
}

/// [lift] of the first or the last option of every parameter; nothing where a list is empty.
std::optional<Parameters> lifted(const Traced& traced, bool first) {
    const auto& edges = traced.target.network.edges;
    Parameters result;
    for (const Edge& edge : edges) {
        EdgeValues values = {std::vector<Rational>(weight_count(traced.target.network, edge)), 0};
        for (Index i = 0; i < values.weights.size(); ++i) {
            const bool copies = edge.from != 0 || i + 1 == edge.to;
            values.weights[i] = copies && !traced.is_sentinel(edge.to) ? 1 : 0;
        }
        result.edges.emplace_back(values);
    }
    for (const TracedParameter& parameter : traced.parameters) {
        const auto& options = parameter.options(traced.source);
        if (options.empty()) return std::nullopt;
        std::get<EdgeValues>(result.edges[parameter.entering]).weights[0] = first ? options.front() : options.back();
    }
    return result;
}

/// Whether the lifted parameters have as much left within gamma' as the source's have within gamma.
bool keeps_total(const Traced& traced, const Parameters& parameters) {
    const auto before = evaluate(traced.source, traced.extract(parameters), {});
    const auto after = evaluate(traced.target, parameters, {});
    if (!before || !after) return true;
    return traced.source.gamma - before->total == traced.target.gamma - after->total;
}

/// A step that is not proved says nothing about the claim. The placeholders are numbers too: with them it may be false.
Check refuted(const Pair& pair, const Traced& traced, const std::string& reason, std::uint64_t rlimit) {
    for (const bool first : {true, false}) {
        const auto parameters = lifted(traced, first);
        if (parameters && !keeps_total(traced, *parameters))
            return Fails{"forall", "(=>) lifted parameters have another total", Document{*parameters}};
    }
    for (const Proof& proof : dnnt_to_cnnt_proofs()) {
        Check check = proof.prove(pair, rlimit);
        if (auto* fails = std::get_if<Fails>(&check)) return Fails{"forall", fails->reason, fails->witness};
    }
    return Unknown{reason};
}

Check prove(const Pair& pair, std::uint64_t rlimit) {
    try {
        const Traced both = traced(pair);
        for (const bool forward : {false, true}) {
            const auto open = or_error([&] { return not_proved(both, rlimit, forward); });
            const std::string direction = forward ? "(=>) " : "(<=) ";
            if (!open) return Unknown{direction + open.error().message};
            if (*open) return refuted(pair, both, direction + **open, rlimit);
        }
        return Holds{};
    } catch (const Misshapen& misshapen) {
        return Fails{"forall", misshapen.reason, std::nullopt};
    }
}

}  // namespace

Forall dnnt_to_cnnt_forall() { return {dnnt_placeholder_sources, prove}; }

}  // namespace reductio::checkers
