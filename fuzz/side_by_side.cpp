#include "fuzz/side_by_side.hpp"

#include "checkers/deciders.hpp"
#include "fuzz/network_generators.hpp"
#include "fuzz/solution_maps.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Unknown;

/// No answer for want of a budget stands for one that is unknown.
Request request_of(const std::string& op, const Document& instance, const checkers::Work& work) {
    Request request;
    request.op = op;
    request.instance = instance;
    request.candidates = work.candidates;
    request.bits = work.budget.bits;
    return request;
}

std::string name_of(Answer answer) { return answer == Answer::yes ? "yes" : answer == Answer::no ? "no" : "unknown"; }

EdgeValues* some_values(Choices& choices, Parameters& parameters) {
    if (parameters.edges.empty()) return nullptr;
    return std::get_if<EdgeValues>(&parameters.edges[choices.below(parameters.edges.size())]);
}

/// One number changed, to one that is hardly among its options, if it has finitely many.
Parameters slightly_wrong(Choices& choices, Parameters parameters) {
    if (EdgeValues* values = some_values(choices, parameters)) {
        const std::size_t at = choices.below(values->weights.size() + 1);
        Rational& number = at < values->weights.size() ? values->weights[at] : values->bias;
        number += choices.pick<Rational>({1, -1, Rational(1, 3), Rational(-1, 2)});
    }
    return parameters;
}

/// Of another network: an edge more, or a weight more.
Parameters misfit(Choices& choices, Parameters parameters) {
    EdgeValues* values = some_values(choices, parameters);
    if (values && choices.flip())
        values->weights.emplace_back(1);
    else
        parameters.edges.push_back(EdgeValues{{1}, 0});
    return parameters;
}

std::string difference(const Evaluation& theirs, const Evaluation& ours) {
    if (theirs.total != ours.total)
        return "evaluates to the total " + theirs.total.get_str() + ", not " + ours.total.get_str();
    if (theirs.within != ours.within) return "is wrong about whether the total is within gamma";
    return "evaluates a sample otherwise, though the total is right";
}

Check refuses(Conversation& conversation, const Nnt& nnt, const Parameters& parameters, const checkers::Work& work) {
    Request request = request_of("evaluate", Document{nnt}, work);
    request.solution = Document{parameters};
    if (!conversation.ask(request)) return Holds{};
    return Fails{"not-allowed", "evaluates parameters that are not allowed", request.solution};
}

Check compare_evaluation(Conversation& conversation, const Nnt& nnt, const Parameters& parameters,
                         const checkers::Work& work) {
    if (checkers::not_allowed(nnt, parameters)) return refuses(conversation, nnt, parameters, work);
    const auto ours = checkers::evaluate(nnt, parameters, work.budget);
    if (!ours) return Unknown{line_of(ours.error())};
    Request request = request_of("evaluate", Document{nnt}, work);
    request.solution = Document{parameters};
    const auto answer = conversation.ask(request);
    if (!answer) return Fails{"", "refuses to evaluate: " + line_of(answer.error()), request.solution};
    const auto* theirs = std::get_if<Evaluation>(&answer->is);
    if (!theirs) return Fails{"", "answers with no evaluation", request.solution};
    if (*theirs == *ours) return Holds{};
    return Fails{"", difference(*theirs, *ours), request.solution};
}

constexpr int evaluations = 3;

}  // namespace

Check compare_decision(Conversation& conversation, const Document& document, const checkers::Work& work) {
    const Decision ours = checkers::decide_by_all(document, work);
    const auto answer = conversation.ask(request_of("decide", document, work));
    if (!answer) return Fails{"", "refuses to decide: " + line_of(answer.error()), std::nullopt};
    const auto* theirs = std::get_if<Decision>(&answer->is);
    if (!theirs) return Fails{"", "answers with no decision", std::nullopt};
    if (theirs->answer == Answer::unknown) return Unknown{"the program does not know"};
    if (ours.answer == Answer::unknown) return Unknown{"our deciders do not know"};
    if (theirs->answer == ours.answer) return Holds{};
    return Fails{std::string(kind_of(document)),
                 "decides " + name_of(theirs->answer) + " where the answer is " + name_of(ours.answer), std::nullopt};
}

Check compare_evaluations(Conversation& conversation, const Nnt& nnt, const checkers::Work& work) {
    Choices choices = seeded(0, "parameters to evaluate", nnt.network.edges.size());
    Check result = Holds{};
    const auto keep = [&](Check check) {
        if (std::holds_alternative<Holds>(result)) result = std::move(check);
        return std::holds_alternative<Fails>(result);
    };
    Parameters parameters;
    for (int i = 0; i < evaluations; ++i) {
        parameters = generate_parameters(choices, nnt);
        if (keep(compare_evaluation(conversation, nnt, parameters, work))) return result;
    }
    if (keep(compare_evaluation(conversation, nnt, slightly_wrong(choices, parameters), work))) return result;
    keep(compare_evaluation(conversation, nnt, misfit(choices, parameters), work));
    return result;
}

}  // namespace reductio::fuzz
