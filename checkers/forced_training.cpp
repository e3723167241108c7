#include "checkers/forced_training.hpp"

#include <algorithm>

#include "checkers/exact.hpp"
#include "checkers/forced_parameters.hpp"

namespace reductio::checkers {

namespace {

ForcedAnswer no() { return {{Answer::no, std::nullopt}, std::nullopt}; }
ForcedAnswer unknown(const std::string& reason) { return {{Answer::unknown, reason}, std::nullopt}; }
ForcedAnswer unknown(const Error& error) {
    return unknown(error.place.empty() ? error.message : error.place + ": " + error.message);
}

/// Of the losses with a penalty of their own nothing is known.
bool never_negative(const Loss& loss) {
    return !std::holds_alternative<Trace>(loss.is) && !std::holds_alternative<PublishedProbeLoss>(loss.is);
}

/// All weights and biases that are not tied to others.
std::vector<Rational*> numbers(ParameterValues& entries) {
    std::vector<Rational*> result;
    for (auto& entry : entries) {
        auto* own = std::get_if<EdgeValues>(&entry);
        if (own == nullptr) continue;
        for (Rational& weight : own->weights) result.push_back(&weight);
        result.push_back(&own->bias);
    }
    return result;
}

constexpr std::size_t most_steps = 1024;

struct Forcing {
    const Nnt& instance;
    const Rational& threshold;
    Asked asked;
    const Work& work;

    bool is_too_much(const Rational& total) const {
        return asked == Asked::at_most ? total > threshold : total >= threshold;
    }

    ForcedAnswer answer() const {
        if (instance.regulariser) return by_regulariser();
        if (never_negative(instance.loss) && is_too_much(0)) return no();
        return by_samples();
    }

    /// Yes if these parameters are allowed and good enough, no if they are not.
    ForcedAnswer tried(Parameters parameters) const {
        if (not_allowed(instance, parameters)) return no();
        const auto evaluation = evaluate(instance, parameters, work.budget);
        if (!evaluation) return unknown(evaluation.error());
        if (is_too_much(evaluation->total)) return no();
        return {{Answer::yes, std::nullopt}, std::move(parameters)};
    }

    /// All parameters but the centre cost too much.
    bool only_centre() const {
        if (!never_negative(instance.loss)) return false;
        if (const auto* penalty = std::get_if<DistinctRegulariser>(&*instance.regulariser)) {
            return is_too_much(penalty->penalty);
        }
        const Rational& weight = std::get<QuadraticRegulariser>(*instance.regulariser).weight;
        return weight > 0 && threshold <= 0;
    }

    ForcedAnswer by_regulariser() const {
        ForcedAnswer at_centre =
            tried({std::visit([](const auto& some) { return some.centre; }, *instance.regulariser)});
        if (at_centre.decision.answer != Answer::no || only_centre()) return at_centre;
        const auto* quadratic = std::get_if<QuadraticRegulariser>(&*instance.regulariser);
        auto close_by = quadratic ? near_centre(*quadratic) : std::nullopt;
        return close_by ? *std::move(close_by) : unknown("the regulariser leaves more than its centre");
    }

    /// A step of 2^-k away from the centre costs next to nothing under any weight, once k is large. Tries such steps,
    /// in one number at a time, where the instance is small.
    std::optional<ForcedAnswer> near_centre(const QuadraticRegulariser& regulariser) const {
        const std::size_t most_places = std::min<std::size_t>(64, length(regulariser.weight) + 8);
        if (regulariser.centre.size() > most_steps / (4 * most_places)) return std::nullopt;
        Parameters parameters{regulariser.centre};
        for (Rational* number : numbers(parameters.edges)) {
            const Rational centre = *number;
            Rational step = 1;
            for (std::size_t place = 1; place <= most_places; ++place) {
                step /= 2;
                for (const Rational& moved : {Rational(centre - step), Rational(centre + step)}) {
                    *number = moved;
                    ForcedAnswer answer = tried(parameters);
                    if (answer.decision.answer == Answer::yes) return answer;
                }
            }
            *number = centre;
        }
        return std::nullopt;
    }

    ForcedAnswer by_samples() const {
        if (auto reason = ForcedNetwork::unsuitable(instance)) return unknown(*reason);
        const ForcedNetwork network(instance, work.budget);
        for (const Index sample : network.auxiliary()) {
            if (is_too_much(instance.dataset[sample].times)) continue;
            return unknown("sample " + std::to_string(sample) + " need not be met");
        }
        return by_heads(network);
    }

    ForcedAnswer by_heads(const ForcedNetwork& network) const {
        Parameters parameters{ParameterValues(instance.network.edges.size())};
        Reason open;
        Reason incomplete;
        for (Index vertex = 0; vertex < instance.network.vertices.size(); ++vertex) {
            const ForcedHead head = network.at(vertex);
            if (head.how == Forced::impossible) return no();
            if (!open) open = why_open(network, head, vertex);
            if (head.candidates.empty()) {
                if (!incomplete) incomplete = head.reason;
            } else {
                write(parameters, network.entering(vertex), head.candidates.front());
            }
        }
        return incomplete ? unknown(*incomplete) : at(std::move(parameters), network, open);
    }

    /// Why the vertex may compute more than one function on the main samples.
    static Reason why_open(const ForcedNetwork& network, const ForcedHead& head, Index vertex) {
        if (head.how == Forced::open) return head.reason;
        if (head.how == Forced::one) return std::nullopt;
        const auto has_input = [&](Index sample) { return network.injected(sample, vertex) != 0; };
        if (std::ranges::none_of(network.main(), has_input)) return std::nullopt;
        return "a main sample injects input at vertex " + std::to_string(vertex) + ", which is not determined there";
    }

    /// The whole bias goes to the first edge.
    static void write(Parameters& parameters, const std::vector<Index>& edges, const HeadParameters& head) {
        for (Index i = 0; i < edges.size(); ++i) {
            parameters.edges[edges[i]] = EdgeValues{{head.weights[i]}, i == 0 ? head.bias : Rational(0)};
        }
    }

    /// The main samples' loss is that of all parameters that meet the others, unless something is open.
    ForcedAnswer at(Parameters parameters, const ForcedNetwork& network, const Reason& open) const {
        Nnt main;
        main.network = instance.network;
        main.parameters = instance.parameters;
        main.loss = instance.loss;
        main.gamma = instance.gamma;
        for (const Index sample : network.main()) main.dataset.push_back(instance.dataset[sample]);
        const auto evaluation = evaluate(main, parameters, work.budget);
        if (!evaluation) return unknown(evaluation.error());
        if (is_too_much(evaluation->total)) return open ? unknown(*open) : no();
        ForcedAnswer answer = tried(std::move(parameters));
        if (answer.decision.answer != Answer::no) return answer;
        return unknown("the parameters found have more bits than are allowed");
    }
};

}  // namespace

ForcedAnswer answer_by_forcing(const Nnt& instance, const Rational& threshold, Asked asked, const Work& work) {
    return Forcing{instance, threshold, asked, work}.answer();
}

Decision decide_by_forcing(const Document& document, const Work& work) {
    const auto* instance = std::get_if<Nnt>(&document.is);
    if (instance == nullptr) {
        return {Answer::unknown, "a document of kind " + std::string(kind_of(document)) + " is no training instance"};
    }
    return answer_by_forcing(*instance, instance->gamma, Asked::at_most, work).decision;
}

}  // namespace reductio::checkers
