#pragma once
// For the sources of checkers/ only: sources of D-T1.2 whose numbers and activations stand for any.

#include "checkers/z3_network.hpp"

#include "spec/document.hpp"

namespace reductio::checkers {

/// Every graph with at most so many vertices beside the source, the small ones first; with one vertex, of dimension 2
/// too.
std::vector<Document> dnnt_placeholder_sources(std::size_t bound);

/// The numbers of such a source as symbols, and the numbers of its target in their terms.
class Placeholders {
  public:
    /// Throws a Refusal if the source is not such a source.
    Placeholders(Solver& solver, const Nnt& source);
    Placeholders(const Placeholders&) = delete;
    Placeholders& operator=(const Placeholders&) = delete;

    Meaning meaning;
    /// An activation of the source at 0 is a symbol of its own; every other value is one when first asked for.
    std::function<Number(const Activation& activation, const Fmpq& a)> known_value;

  private:
    void add(const Rational& number);
    void add_options(const OptionList& list);
    void add_activations(const Network& network);

    Solver& solver_;
    std::vector<std::pair<Rational, Number>> symbols_;
    struct AtPoint {
        Activation activation;
        Fmpq a;
        Number value;
    };
    std::vector<AtPoint> at_points_;
};

}  // namespace reductio::checkers
