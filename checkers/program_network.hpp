#pragma once
// For the sources of checkers/ only: where the parts of a program's network have to stand, and the distinguished
// parameters theta* on its edges (spec/bit_slp_to_erm.md, [1] to [3]). The rooms after B-L3.2 share it.

#include "checkers/network_faults.hpp"

namespace reductio::checkers {

/// An entering edge with its parameters in theta*.
struct StarEdge {
    Index tail;
    Rational weight;
    Rational bias;
};

struct PlacedVertex {
    std::string name;
    bool is_sigma;                   // else it has the identity
    std::vector<StarEdge> entering;  // by tail, each tail once
};

enum class Flag { present, absent };

struct Program {
    std::vector<Rational> sigma;  // coefficients, from low to high
    std::vector<PlacedVertex> vertices;
    std::vector<Index> values;  // where v_0..v_l stand; gate i has the vertices after v_(i-1) up to v_i
    Flag flag;

    std::size_t degree() const { return sigma.size() - 1; }
    Activation sigma_activation() const { return {Polynomial{sigma}}; }
    Activation activation(Index vertex) const;
    Index flag_vertex() const { return vertices.size() - 1; }  // where there is one
    std::string text(Index vertex) const;
    std::string edge_text(Index tail, Index head) const;
};

/// Why the options give no polynomial of degree at least 2.
Reason wrong_sigma(const Options& options);

/// The program with two gates more, whose value is twice its value less the constant.
Slp odd_program(const PosSlp& source);

/// How many of its gates are what; `twice` counts those of one operand twice.
struct GateCounts {
    Integer sums;  // and differences
    Integer sums_twice;
    Integer products;
    Integer products_twice;
};
GateCounts count_gates(const Slp& slp);

/// By the pages' formulas.
Integer vertex_count(const Slp& slp, std::size_t degree, Flag flag);
Integer identity_edge_count(const Slp& slp, std::size_t degree);
Integer sigma_edge_count(const Slp& slp, std::size_t degree);

/// The parts of the program's network, unless the network given has another number of vertices: then the error says so,
/// and nothing large is made of a large program and a small network. The options have to be without `wrong_sigma`;
/// if not, that is the error.
Result<Program> place(const Slp& slp, const Options& options, Flag flag, const Network& network);

/// theta* on the edges in order: by head, then tail.
ParameterValues theta_star(const Program& program);

}  // namespace reductio::checkers
