#include "checkers/competition.hpp"

#include <algorithm>

#include "checkers/z3_decision.hpp"

namespace reductio::checkers {

namespace {

constexpr std::size_t widest = 78;

/// Lines of `v` and as many words as there is room for.
class ValueLines {
  public:
    void add(const std::string& word) {
        if (line_.size() + 1 + word.size() > widest) end_line();
        line_ += ' ' + word;
    }

    std::string end() {
        end_line();
        return std::move(text_);
    }

  private:
    void end_line() {
        text_ += line_ + '\n';
        line_ = "v";
    }

    std::string text_;
    std::string line_ = "v";
};

std::string of_positions(std::size_t count, const std::vector<Index>& chosen) {
    ValueLines lines;
    for (Index i = 0; i < count; ++i)
        lines.add((std::ranges::binary_search(chosen, i) ? "x" : "-x") + std::to_string(i + 1));
    return lines.end();
}

/// One line, whatever the text holds.
std::string comment(std::string text) {
    std::ranges::replace_if(
        text, [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
    return "c " + text + '\n';
}

struct Lines {
    const Document& solution;

    std::string operator()(const SubsetSum& problem, const Subset& subset) const {
        return of_positions(problem.items.size(), subset.chosen);
    }
    std::string operator()(const ExactCover& problem, const Cover& cover) const {
        return of_positions(problem.sets.size(), cover.chosen);
    }
    std::string operator()(const Cnf&, const Model& model) const {
        ValueLines lines;
        for (const Literal literal : model.literals) lines.add(std::to_string(literal));
        lines.add("0");
        return lines.end();
    }
    template <class Problem, class Other>
    std::string operator()(const Problem&, const Other&) const {
        return "c " + write_document(solution);
    }
};

struct First {
    const Work& work;

    template <class Problem>
    std::optional<Document> operator()(const Problem& problem) const {
        if constexpr (requires { solutions(problem, work, 1); }) {
            auto found = solutions(problem, work, 1);
            if (found && !found->empty()) return Document{std::move(found->front())};
        }
        return std::nullopt;
    }
};

/// By trying candidates, or by Z3 where there are too many.
std::optional<Document> find_solution(const Document& instance, const Work& work) {
    auto solution = std::visit(First{work}, instance.is);
    if (!solution) {
        auto found = solutions_by_z3(instance, {}, 1);
        if (found && !found->empty()) solution = std::move(found->front());
    }
    if (solution && not_a_solution(instance, *solution, work.budget)) return std::nullopt;
    return solution;
}

}  // namespace

std::string solution_lines(const Document& instance, const Document& solution) {
    return std::visit(Lines{solution}, instance.is, solution.is);
}

std::string decision_lines(const Document& instance, const Decision& decision, const Work& work) {
    if (decision.answer == Answer::unknown) return comment(decision.reason.value_or("")) + "s UNKNOWN\n";
    if (decision.answer == Answer::no) return "s UNSATISFIABLE\n";
    const auto solution = find_solution(instance, work);
    return "s SATISFIABLE\n" + (solution ? solution_lines(instance, *solution) : comment("no solution is at hand"));
}

std::string judgement_lines(const Document& instance, const Document& solution, const std::optional<Error>& error) {
    if (!error) return "s SATISFIABLE\n" + solution_lines(instance, solution);
    return comment((error->place.empty() ? "" : error->place + ": ") + error->message) + "s UNKNOWN\n";
}

}  // namespace reductio::checkers
