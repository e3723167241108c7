#pragma once
// Deciding an instance from its own definition (spec/problems.md, spec/networks.md), by trying every candidate of it
// or by computing its exact value. Only the instance is read, which is taken to be without `fault`.

#include "checkers/evaluation.hpp"
#include "spec/document.hpp"

#include <limits>

namespace reductio::checkers {

/// How much may be tried and computed. Candidates are all subsets of positions, all assignments, or all parameter
/// vectors from the option lists; where there are more, nothing is tried.
struct Work {
    std::size_t candidates = std::size_t(1) << 24;
    Budget budget;
};

/// `unknown`, with the reason, where the work is too much, and for what is no problem to decide.
Decision decide(const Document& document, const Work& work = {});

/// As many solutions as there are, or as are wanted, in lexicographic order of the candidates' choices. For an nnt: the
/// allowed parameters with total loss at most gamma; an edge tied in the instance is tied in them.
constexpr std::size_t every = std::numeric_limits<std::size_t>::max();
Result<std::vector<Subset>> solutions(const SubsetSum& problem, const Work& work = {}, std::size_t wanted = every);
Result<std::vector<Cover>> solutions(const ExactCover& problem, const Work& work = {}, std::size_t wanted = every);
Result<std::vector<Assignment>> solutions(const TwoCsp& problem, const Work& work = {}, std::size_t wanted = every);
Result<std::vector<Model>> solutions(const Cnf& problem, const Work& work = {}, std::size_t wanted = every);
Result<std::vector<Parameters>> solutions(const Nnt& problem, const Work& work = {}, std::size_t wanted = every);

/// Over all allowed parameter vectors: how many there are, the least total loss, how many reach it, and the first.
struct Optimum {
    Integer vectors;
    std::optional<Rational> least;
    Integer attaining;
    std::optional<Parameters> first;
};
Result<Optimum> optimum(const Nnt& instance, const Work& work = {});

/// Why the second document is no solution of the first; nothing if it is one. A place is in the solution's document.
std::optional<Error> not_a_solution(const Document& instance, const Document& solution, const Budget& budget = {});

}  // namespace reductio::checkers
