#pragma once
// For the rooms of B-L3.2 and its kin: the network of a straight-line program, its distinguished parameters theta*, and
// the samples that force them. The page: spec/bit_slp_to_erm.md, steps [1] to [6].

#include "spec/document.hpp"
#include "spec/network.hpp"

#include <functional>

namespace reductio::impl {

/// Two parallel edges become one with the sum of their weights and biases; or, as printed, the later one alone.
enum class ParallelEdges { merged, later };

/// An edge with its entry of theta*.
struct SetEdge {
    Edge edge;
    Rational weight;
    Rational bias;
};

/// The places where a vector differs from another, in order.
using Changes = std::vector<std::pair<Index, Rational>>;

/// A sample of all vertices as its changes from the baseline.
struct Template {
    Changes x;
    Changes y;
};

class ProgramNetwork {
  public:
    /// The polynomial has degree 2 or more.
    ProgramNetwork(const Slp& slp, Polynomial sigma, ParallelEdges parallel = ParallelEdges::merged);

    /// [1] without the flag
    const std::vector<Vertex>& vertices() const { return vertices_; }
    /// [2] [3] sorted
    const std::vector<SetEdge>& edges() const { return edges_; }
    /// v_l
    Index output() const { return value_.back(); }

    /// [5] the inputs and labels of the baseline, without the flag
    const std::vector<Rational>& baseline_x() const { return baseline_x_; }
    const std::vector<Rational>& baseline_y() const { return baseline_y_; }

    /// [5] how many templates there are, the baseline counted
    Integer template_count() const;

    /// [5] every template after the baseline, one by one; none of them is kept
    void each_template(const std::function<void(const Template&)>& visit) const;

    /// The network without samples, every weight and bias rational. [2] [3] [4]
    Nnt instance() const;

    Parameters distinguished() const;

  private:
    void add_sum(const Gate& gate, ParallelEdges parallel);
    void add_product(const Gate& gate, std::size_t i, ParallelEdges parallel);
    void add_copy(const Gate& gate, const std::string& name, std::size_t r, Index z, ParallelEdges parallel);
    void add_pair(Index head, SetEdge left, SetEdge right, ParallelEdges parallel);
    Index add_vertex(std::string name, bool is_sigma);
    void finish();
    Template with(const Changes& wanted) const;
    Rational value(Index vertex, const Rational& t) const;
    std::size_t copies() const { return lambda_.size(); }

    Activation sigma_;
    std::vector<Rational> lambda_;  // lambda'
    Rational denominator_ = 1;      // D
    Rational alpha_;
    std::vector<Vertex> vertices_;
    std::vector<bool> is_sigma_;
    std::vector<Index> value_;  // where v_i stands
    std::vector<SetEdge> edges_;
    std::vector<std::vector<Index>> leaving_;  // the edges out of each vertex
    std::vector<Rational> baseline_x_;
    std::vector<Rational> baseline_y_;
};

/// With the activation of the options. Errors name a precondition, or that no document could hold the network.
Result<ProgramNetwork> program_network(const Slp& slp, const Options& options,
                                       ParallelEdges parallel = ParallelEdges::merged);

struct Gap {
    Rational yes;
    Rational no;
};
Result<Gap> gap_of(const Options& options);

}  // namespace reductio::impl
