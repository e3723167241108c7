#pragma once
// For the sources of checkers/ only: the lemmas of D-T1.2 (spec/dnnt_to_cnnt.md, Why it is right) for one pair, each
// step of theirs proved by Z3 or by computing. Activations are any functions: equal arguments, equal values.

#include "checkers/dnnt_to_cnnt_checks.hpp"

namespace reductio::checkers {

/// A step of the proof that Z3 refutes. That says nothing yet about the lemma: the step may be stronger.
struct NotProved {
    std::string reason;
};

/// No parameters pass all checks, which proves everything.
struct Impossible {};

/// What an activation is at an argument, if that is to be said: a number, or a symbol for it.
using KnownValue = std::function<Number(const Activation& activation, const Fmpq& a)>;

class Lemmas {
  public:
    /// All of these have to outlive this.
    Lemmas(const Traced& traced, Solver& solver, const Meaning& meaning, const KnownValue& known_value, Kept kept);

    /// Each after those before it. They throw NotProved, Impossible, Misshapen, or a Refusal where Z3 gives up.
    void baseline();
    void weights();
    void values();
    void backward();

    /// (=>) of another object of this class: at lifted parameters every check passes, and the losses inside are the
    /// source's.
    void forward();
    /// Whether some source of this shape has parameters within gamma, whatever else its activations do.
    bool is_some_source_solved();

  private:
    Number apply(const Activation& activation, const Number& a);
    bool holds(const Truth& truth, const std::vector<Truth>& given = {});
    void demand(const Truth& truth, const std::string& what, const std::vector<Truth>& given = {});
    Reading reading(std::function<Number(Index, const Number&)> settled);
    Number simplest(const Number& value);
    EdgeParameters& entering(const TracedParameter& parameter);
    OpenParameters extracted() const;
    void values_on(Index sample, const OpenParameters& source_parameters);
    void losses_are_the_same();
    void lift();
    Number checked(Index vertex, const Sample& sample, const std::vector<Number>& values, const Number& value);
    void forward_on(Index sample, const OpenParameters& source_parameters);

    const Traced& traced_;
    Solver& solver_;
    const Meaning& meaning_;
    const KnownValue& known_value_;
    Kept kept_;
    Budget budget_;
    OpenParameters parameters_;
    NetworkTerms network_;
    struct Applied {
        Activation activation;
        Number a;
        Number value;
    };
    std::vector<Applied> applied_;              // on the sample at hand
    std::vector<std::vector<Number>> source_;   // the values of the source's vertices, by real sample
    std::vector<std::vector<Number>> outputs_;  // what the loss inside sees there
};

}  // namespace reductio::checkers
