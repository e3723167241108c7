#include "fuzz/solution_maps.hpp"

#include "checkers/z3_decision.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Pair;
using checkers::Unknown;

Fails fails(std::string reason, std::optional<Document> witness) { return {"", std::move(reason), std::move(witness)}; }

/// Whether the parameters could not be judged: allowed, but too much to evaluate.
bool beyond_budget(const Document& instance, const Document& solution, const checkers::Budget& budget) {
    const auto* nnt = std::get_if<Nnt>(&instance.is);
    const auto* parameters = std::get_if<Parameters>(&solution.is);
    return nnt && parameters && !checkers::not_allowed(*nnt, *parameters) &&
           !checkers::evaluate(*nnt, *parameters, budget);
}

/// Whether the image of a solution, under the map of this name, solves the instance that it should.
Check check_image(const std::string& map, const Document& instance, const Result<Document>& image,
                  const Document& solution, const checkers::Budget& budget) {
    if (!image) return fails(map + " refuses: " + line_of(image.error()), solution);
    const auto error = checkers::not_a_solution(instance, *image, budget);
    if (!error) return Holds{};
    if (beyond_budget(instance, *image, budget)) return Unknown{line_of(*error)};
    return fails(map + " gives no solution: " + line_of(*error), solution);
}

/// The first image that is no solution; else what could not be judged.
template <class Map>
Check check_images(const std::string& name, const Document& instance, const Solutions& solutions, const Map& map,
                   const checkers::Budget& budget) {
    Check result = Holds{};
    if (solutions.others) result = Unknown{*solutions.others};
    for (const Document& solution : solutions.found) {
        Check check = check_image(name, instance, map(solution), solution, budget);
        if (std::holds_alternative<Fails>(check)) return check;
        if (std::holds_alternative<Holds>(result)) result = std::move(check);
    }
    return result;
}

constexpr std::size_t most_by_z3 = 50;

template <class Problem>
Result<std::vector<Document>> by_trying(const Problem& problem, const checkers::Work& work) {
    if constexpr (requires { checkers::solutions(problem, work); }) {
        auto found = checkers::solutions(problem, work);
        if (!found) return found.error();
        std::vector<Document> documents;
        for (auto& solution : *found) documents.push_back(Document{std::move(solution)});
        return documents;
    } else {
        return Error{"", "an instance of this kind has no solutions"};
    }
}

}  // namespace

std::string line_of(const Error& error) {
    return error.place.empty() ? error.message : error.place + ": " + error.message;
}

Solutions all_solutions(const Document& instance, const checkers::Work& work) {
    auto tried = std::visit([&](const auto& problem) { return by_trying(problem, work); }, instance.is);
    if (tried) return {*std::move(tried), std::nullopt};
    checkers::SolverWork search;
    search.rlimit = 5'000'000;  // about seconds
    auto solved = checkers::solutions_by_z3(instance, search, most_by_z3);
    if (!solved) return {{}, line_of(tried.error()) + "; " + line_of(solved.error())};
    if (solved->size() < most_by_z3) return {*std::move(solved), std::nullopt};
    return {*std::move(solved), line_of(tried.error()) + "; only some solutions were mapped"};
}

Check check_lift(const Subject& subject, const Pair& pair, const Solutions& of_source, const checkers::Budget& budget) {
    const auto lift = [&](const Document& solution) {
        return subject.variant.lift(pair.source, solution, pair.options);
    };
    return check_images("lift", pair.target, of_source, lift, budget);
}

Check check_extract(const Subject& subject, const Pair& pair, const Solutions& of_target,
                    const checkers::Budget& budget) {
    const auto extract = [&](const Document& parameters) {
        return subject.variant.extract(pair.source, parameters, pair.options);
    };
    return check_images("extract", pair.source, of_target, extract, budget);
}

Check check_distinguished(const Subject& subject, const Pair& pair, const Decision& of_source,
                          const checkers::Budget& budget) {
    const auto lifted = subject.variant.lift(pair.source, std::nullopt, pair.options);
    if (!lifted) return fails("lift refuses: " + line_of(lifted.error()), std::nullopt);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    const auto* parameters = std::get_if<Parameters>(&lifted->is);
    if (!target || !parameters) return fails("lift gives no parameters of a network", *lifted);
    if (const auto error = checkers::not_allowed(*target, *parameters))
        return fails("lift gives what is not allowed: " + line_of(*error), *lifted);
    if (of_source.answer == Answer::unknown) return Unknown{of_source.reason.value_or("")};
    const auto evaluation = checkers::evaluate(*target, *parameters, budget);
    if (!evaluation) return Unknown{line_of(evaluation.error())};
    if (evaluation->within == (of_source.answer == Answer::yes)) return Holds{};
    return fails(evaluation->within ? "the source is NO, and the distinguished parameters are within gamma"
                                    : "the source is YES, and the distinguished parameters are over gamma",
                 *lifted);
}

Check check_answer(const Decision& of_source, const Solutions& of_target) {
    if (of_source.answer == Answer::yes) return Holds{};
    if (of_source.answer == Answer::unknown) return Unknown{of_source.reason.value_or("")};
    if (!of_target.found.empty()) return fails("the source is NO, the target has a solution", of_target.found.front());
    if (of_target.others) return Unknown{*of_target.others};
    return Holds{};
}

}  // namespace reductio::fuzz
