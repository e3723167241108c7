#pragma once
// D-T1.6, fast: the same sets as the plain program (impl/two_layer_solver.hpp), as integers on a grid, sparse or bits,
// from both ends, with the last sums never formed. spec/two_layer_solver.md, "The engine".

#include <functional>
#include <iosfwd>

#include "impl/two_layer_solver.hpp"

namespace reductio::impl::fast {

struct EngineWork {
    bool only_decide = false;  // stop at the first loss within gamma, or when there is none
    bool count = false;        // how many parameter vectors are optimal
    std::size_t optima = 1;    // how many of them to list
    std::size_t bytes = std::size_t{4} << 30;
    std::function<bool()> is_over;  // the time, if any
    unsigned threads = 2;
    std::function<void(const std::string& line)> say;  // progress, if anybody listens
    Budget budget;
};

struct EngineTraining {
    Integer vectors;                   // parameter vectors in all
    std::optional<Rational> least;     // the least loss found: of all, unless only deciding or out of reach
    std::optional<Rational> bound;     // no parameter vector costs less
    std::optional<Integer> attaining;  // if counted
    std::vector<Parameters> optima;
    std::optional<std::string> out_of_reach;
    std::vector<std::string> route;  // what was done, and why
    /// Writes the document that refutes the instance, of a NO, and says how many vectors it has.
    std::function<std::size_t(std::ostream& out)> write_refutation;
};

/// An error where a precondition fails or a value outgrows its budget; `out_of_reach` where memory or time end the
/// work.
Result<EngineTraining> solve_two_layers(const Nnt& instance, const EngineWork& work = {});

/// The plain program in its place, `why` said in the route: what the engine does where its numbers are too short.
Result<EngineTraining> solve_plainly(const Nnt& instance, const EngineWork& work, const std::string& why);

}  // namespace reductio::impl::fast
