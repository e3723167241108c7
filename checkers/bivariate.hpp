#pragma once
// For the sources of checkers/ only: what a vertex of a network computes of the values of two others, as a polynomial.

#include "checkers/flint_polynomials.hpp"
#include "checkers/network_faults.hpp"
#include "checkers/purse.hpp"

namespace reductio::checkers {

BivariatePolynomial sum(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse);
BivariatePolynomial difference(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse);
BivariatePolynomial product(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse);

/// What an activation makes of a polynomial. Refused where that is no polynomial; any activation takes a constant one.
BivariatePolynomial activate(const Activation& activation, const BivariatePolynomial& a, Purse& purse);

/// The vertices whose values are the variables, whatever enters them; y = x where both are the same vertex.
struct Variables {
    Index x = 0;
    Index y = 0;
};

/// Both the network and its parameters have to outlive this. The network is taken to be without `fault`.
class BivariateNetwork {
  public:
    BivariateNetwork(const Network& network, const Parameters& parameters);

    /// Only the vertices on the way back to the variables are computed; any other input is 0. An error where the
    /// parameters have another shape, a vertex is none, an activation on the way is no polynomial, or the purse is
    /// empty.
    Result<BivariatePolynomial> value(Index vertex, const Variables& variables, Purse& purse) const;

  private:
    using Values = std::map<Index, BivariatePolynomial>;

    Values variables_and_needed(Index vertex, const Variables& variables) const;
    BivariatePolynomial pre_activation(Index vertex, const Values& values, Purse& purse) const;
    void work_out(Index vertex, const Variables& variables, Values& values, Purse& purse) const;
    bool is_source(Index vertex) const;

    const Network& network_;
    EdgesInto into_;
    std::optional<Error> wrong_;
    std::vector<const EdgeValues*> numbers_;
};

}  // namespace reductio::checkers
