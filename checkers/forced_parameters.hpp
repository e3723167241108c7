#pragma once
// For the sources of checkers/ only: what the samples that have to be met exactly say of each vertex's entering edges
// (spec/bit_slp_to_erm.md, Why it is right). All vertices are outputs, so where such a sample is met the value of every
// vertex is its label, and the conditions decouple vertex by vertex.

#include "checkers/network_faults.hpp"

namespace reductio::checkers {

/// The weights of the edges into a vertex, in their order, and the sum of their biases.
struct HeadParameters {
    std::vector<Rational> weights;
    Rational bias;
    bool operator==(const HeadParameters&) const = default;
};

enum class Forced {
    impossible,  // no parameters meet the samples
    one,         // the weights and the sum of the biases are determined
    equivalent,  // they are among `candidates`, and where no input is injected these compute one and the same
    open,        // cannot tell; a candidate, if there is one, meets the samples
};

struct ForcedHead {
    Forced how = Forced::open;
    std::size_t rank = 0;  // of the equations, at a vertex with the identity
    std::vector<HeadParameters> candidates;
    std::string reason;  // where open
};

/// An instance with input injected at all vertices, all of them outputs, and a flagged loss.
class ForcedNetwork {
  public:
    /// Why the instance is no such one, or has parameters that are tied or do not range over a continuum.
    static Reason unsuitable(const Nnt& instance);

    /// The instance has to be suitable and to outlive this.
    ForcedNetwork(const Nnt& instance, const Budget& budget);

    const std::vector<Index>& auxiliary() const { return auxiliary_; }  // samples to be met
    const std::vector<Index>& main() const { return main_; }
    const std::vector<Index>& entering(Index vertex) const { return into_[vertex]; }
    const Rational& injected(Index sample, Index vertex) const;
    const Rational& label(Index sample, Index vertex) const;

    ForcedHead at(Index vertex) const;

    /// What the auxiliary samples say at a vertex: the values of its edges' tails, its input, its label. Each once.
    using Row = std::vector<const Rational*>;
    std::vector<Row> different_rows(Index vertex) const;

  private:
    ForcedHead linear(const std::vector<Row>& rows, std::size_t tails) const;
    ForcedHead without_edges(const Activation& activation, const std::vector<Row>& rows) const;
    ForcedHead polynomial(const Activation& activation, const std::vector<Row>& rows) const;
    bool meets(const Activation& activation, const HeadParameters& candidate, const Row& row) const;
    ForcedHead forced(Index vertex) const;

    const Nnt& instance_;
    Budget budget_;
    EdgesInto into_;
    std::vector<Index> input_at_;   // for each vertex, its place in x
    std::vector<Index> output_at_;  // and in y
    std::vector<Index> auxiliary_;
    std::vector<Index> main_;
};

}  // namespace reductio::checkers
