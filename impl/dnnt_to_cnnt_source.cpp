// What both forms of D-T1.2 ask of a source: the preconditions of spec/dnnt_to_cnnt.md.

#include "impl/dnnt_to_cnnt.hpp"

namespace reductio::impl::dnnt_to_cnnt {

namespace {

std::optional<Error> negative_penalty(const Loss& loss, const std::string& place) {
    const auto check = [&](const auto& outer) -> std::optional<Error> {
        if (outer.penalty < 0)
            return Error{place + "/penalty", "expected no negative number: the loss must not be below 0"};
        return negative_penalty(*outer.loss, place + "/loss");
    };
    if (const auto* trace = std::get_if<Trace>(&loss.is)) return check(*trace);
    if (const auto* probes = std::get_if<PublishedProbeLoss>(&loss.is)) return check(*probes);
    return std::nullopt;
}

std::optional<Error> not_finite(const ParameterOptions& parameters) {
    for (Index e = 0; e < parameters.size(); ++e) {
        const std::string place = "/parameters/" + std::to_string(e);
        const auto* own = std::get_if<EdgeOptions>(&parameters[e]);
        if (!own) return Error{place, "expected parameters of its own: the theorem knows no shared ones"};
        for (Index i = 0; i < own->weights.size(); ++i)
            if (std::holds_alternative<Continuum>(own->weights[i]))
                return Error{place + "/weights/" + std::to_string(i), "expected a list of options"};
        if (std::holds_alternative<Continuum>(own->biases))
            return Error{place + "/biases", "expected a list of options"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> no_dnnt(const Nnt& source) {
    const auto* input = std::get_if<SourceInput>(&source.network.input);
    if (!input) return Error{"/network/input/type", "expected input by a source"};
    const auto& outputs = source.network.outputs;
    for (Index i = 0; i < outputs.size(); ++i)
        if (outputs[i] == input->source)
            return Error{"/network/outputs/" + std::to_string(i), "expected a vertex other than the source"};
    if (source.parameter_bits) return Error{"/parameter-bits", "expected no bound on the parameters"};
    if (source.promise) return Error{"/promise", "expected no promise"};
    if (source.regulariser) return Error{"/regulariser", "expected no regulariser"};
    if (auto error = negative_penalty(source.loss, "/loss")) return error;
    return not_finite(source.parameters);
}

}  // namespace reductio::impl::dnnt_to_cnnt
