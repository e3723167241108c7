#include "checkers/z3_decision.hpp"

#include "checkers/z3_problems.hpp"

namespace reductio::checkers {

namespace {

/// Whether the solution that Z3 found counts. It may have too many bits, which Z3 is not told of; nothing else may be
/// wrong with it.
bool counts(const Document& document, const Document& solution) {
    if (!not_a_solution(document, solution)) return true;
    Document unbounded = document;
    if (auto* instance = std::get_if<Nnt>(&unbounded.is)) instance->parameter_bits.reset();
    if (not_a_solution(unbounded, solution)) throw Refusal{"Z3's model", "is not confirmed by evaluation"};
    return false;
}

class Search {
  public:
    Search(const Document& document, const SolverWork& work)
        : document_(document),
          solver_(work.rlimit),
          question_(question(document, solver_, Budget{work.digits * 10 / 3})),
          models_left_(work.solutions) {
        solver_.require(question_.solves);
    }

    bool has_continuum() const { return question_.has_continuum; }

    /// A solution that was not found before, if there is one.
    std::optional<Document> next() {
        while (solver_.find()) {
            if (models_left_-- == 0) throw Refusal{"solutions:", "more than the bound on them"};
            std::vector<Index> things;
            for (const Choice& choice : question_.choices) things.push_back(choice.found(solver_));
            Document solution = question_.solution(things, solver_);
            exclude(things);
            if (counts(document_, solution)) return solution;
            if (has_continuum()) throw Refusal{"Z3:", "parameters were found, but of too many bits"};
        }
        return std::nullopt;
    }

  private:
    void exclude(const std::vector<Index>& things) {
        std::vector<Truth> another;
        for (Index i = 0; i < things.size(); ++i) another.push_back(!question_.choices[i].is[things[i]]);
        solver_.require(disjunction(another));
    }

    const Document& document_;
    Solver solver_;
    Question question_;
    std::size_t models_left_;
};

}  // namespace

Decision decide_by_z3(const Document& document, const SolverWork& work) {
    const auto found = or_error([&] { return Search(document, work).next().has_value(); });
    if (!found) return {Answer::unknown, found.error().message};
    return {*found ? Answer::yes : Answer::no, std::nullopt};
}

Result<std::vector<Document>> solutions_by_z3(const Document& document, const SolverWork& work, std::size_t wanted) {
    return or_error([&] {
        Search search(document, work);
        if (search.has_continuum()) throw Refusal{"the parameters", "range over a continuum: they cannot be listed"};
        std::vector<Document> found;
        while (found.size() < wanted) {
            auto solution = search.next();
            if (!solution) break;
            found.push_back(*std::move(solution));
        }
        return found;
    });
}

}  // namespace reductio::checkers
