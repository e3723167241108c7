#include "fuzz/moved_parameters.hpp"

#include "fuzz/choices.hpp"
#include "fuzz/solution_maps.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Pair;
using checkers::Unknown;

/// Without samples every allowed vector has the total loss 0.
Result<std::vector<Parameters>> allowed_vectors(const Pair& pair, const checkers::Work& work) {
    const auto* source = std::get_if<Nnt>(&pair.source.is);
    if (!source) return Error{"", "expected a source that is an nnt"};
    Nnt without_samples = *source;
    without_samples.dataset.clear();
    without_samples.gamma = 0;
    return checkers::solutions(without_samples, work);
}

Result<Parameters> lifted(const Subject& subject, const Pair& pair, const Parameters& parameters) {
    const auto image = subject.variant.lift(pair.source, Document{parameters}, pair.options);
    if (!image) return Error{"", "lift refuses: " + line_of(image.error())};
    if (const auto* values = std::get_if<Parameters>(&image->is)) return *values;
    return Error{"", "lift gives no parameters"};
}

/// What a cheat would try: other options, signs, sums, and numbers near those that stand there.
Rational moved(Choices& choices, const Rational& number) {
    switch (choices.below(6)) {
        case 0:
            return 0;
        case 1:
            return 1;
        case 2:
            return -number;
        case 3:
            return number + static_cast<long>(choices.between(-2, 2));
        case 4:
            return number + Rational(1, 2);
        default:
            return number * 2;
    }
}

void move_one(Choices& choices, Parameters& parameters) {
    auto& values = std::get<EdgeValues>(parameters.edges[choices.below(parameters.edges.size())]);
    const std::size_t at = choices.below(values.weights.size() + 1);
    Rational& number = at < values.weights.size() ? values.weights[at] : values.bias;
    number = moved(choices, number);
}

/// Why parameters that reach the target's threshold do not extract to a solution of the source.
std::optional<Fails> wrong_extraction(const Subject& subject, const Pair& pair, const Parameters& parameters,
                                      const checkers::Budget& budget) {
    const Document witness{parameters};
    const auto image = subject.variant.extract(pair.source, witness, pair.options);
    if (!image) return Fails{"", "extract refuses: " + line_of(image.error()), witness};
    const auto error = checkers::not_a_solution(pair.source, *image, budget);
    if (!error) return std::nullopt;
    return Fails{"", "extract gives no solution: " + line_of(*error), witness};
}

constexpr std::size_t attempts_per_instance = 24;

}  // namespace

Check check_every_lift(const Subject& subject, const Pair& pair, const checkers::Work& work) {
    const auto vectors = allowed_vectors(pair, work);
    if (!vectors) return Unknown{line_of(vectors.error())};
    for (const Parameters& parameters : *vectors) {
        const auto image = lifted(subject, pair, parameters);
        if (!image) return Fails{"", image.error().message, Document{parameters}};
        if (auto reason = subject.checker.lifted(pair, parameters, *image))
            return Fails{"", *std::move(reason), Document{parameters}};
    }
    return Holds{};
}

Moved move_parameters(const Subject& subject, const Pair& pair, const checkers::Work& work, std::size_t attempts) {
    Moved result;
    const auto vectors = allowed_vectors(pair, work);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    if (!vectors || vectors->empty() || !target || target->network.edges.empty()) return result;
    Choices choices = seeded(0, "moved parameters", target->network.edges.size());
    while (result.tried < attempts && !result.wrong) {
        const auto start = lifted(subject, pair, (*vectors)[choices.below(vectors->size())]);
        if (!start) return result;  // `forward` says so
        Parameters parameters = *start;
        for (std::size_t moves = choices.count(1, 2); moves > 0; --moves) move_one(choices, parameters);
        ++result.tried;
        if (parameters == *start) continue;
        const auto evaluation = checkers::evaluate(*target, parameters, work.budget);
        if (!evaluation || !evaluation->within) continue;
        ++result.accepted;
        result.wrong = wrong_extraction(subject, pair, parameters, work.budget);
    }
    return result;
}

Check check_moved(const Subject& subject, const Pair& pair, const checkers::Work& work) {
    const Moved moves = move_parameters(subject, pair, work, attempts_per_instance);
    return moves.wrong ? Check{*moves.wrong} : Check{Holds{}};
}

}  // namespace reductio::fuzz
