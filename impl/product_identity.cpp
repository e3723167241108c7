#include "impl/product_identity.hpp"

#include "impl/building.hpp"

namespace reductio::impl::product_identity {

namespace {

using Matrix = std::vector<std::vector<Rational>>;

std::size_t degree(const Polynomial& f) { return f.coefficients.size() - 1; }

/// [1] row q has, for each j, the coefficient of U^q in f(U + j); after the last, the right side.
Matrix shifted_copies(const Polynomial& f) {
    const std::size_t mu = degree(f);
    Matrix system(mu + 1, std::vector<Rational>(mu + 2));
    for (std::size_t j = 0; j <= mu; ++j) {
        std::vector<Rational> shifted = f.coefficients;  // by Horner's rule, j added mu times over
        for (std::size_t from = mu; from-- > 0;)
            for (std::size_t k = from; k < mu; ++k) shifted[k] += shifted[k + 1] * static_cast<unsigned long>(j);
        for (std::size_t q = 0; q <= mu; ++q) system[q][j] = shifted[q];
    }
    system[2][mu + 1] = Rational(1, 2);
    return system;
}

/// Gauss and Jordan. The copies are a basis, so there is a pivot in every column.
std::vector<Rational> solved(Matrix system) {
    const std::size_t size = system.size();
    for (std::size_t column = 0; column < size; ++column) {
        std::size_t pivot = column;
        while (system[pivot][column] == 0) ++pivot;
        std::swap(system[pivot], system[column]);
        const Rational scale = 1 / system[column][column];
        for (Rational& entry : system[column]) entry *= scale;
        for (std::size_t row = 0; row < size; ++row) {
            const Rational factor = system[row][column];
            if (row == column || factor == 0) continue;
            for (std::size_t k = column; k <= size; ++k) system[row][k] -= factor * system[column][k];
        }
    }
    std::vector<Rational> solution;
    for (const auto& row : system) solution.push_back(row.back());
    return solution;
}

struct Gadget {
    Nnt instance;
    std::vector<OpenEdge> edges;

    void add_vertex(std::string name, Activation activation) {
        instance.network.vertices.push_back({std::move(name), std::move(activation)});
    }
    void add_edge(Index from, Index to, Rational weight, Rational bias) {
        edges.push_back({{from, to}, {{options({std::move(weight)})}, options({std::move(bias)})}});
    }
};

constexpr Index x = 0;
constexpr Index y = 1;

/// [2] [3] the six vertices of the copy r, and their edges
void add_copy(Gadget& gadget, const Polynomial& f, std::size_t r, const Rational& lambda, Index z) {
    const Index first = gadget.instance.network.vertices.size();
    const Rational shift = static_cast<unsigned long>(r);
    for (const std::string kind : {"L", "U"})
        for (const std::string t : {"1", "2", "3"})
            gadget.add_vertex(kind + t + "_" + std::to_string(r), kind == "L" ? identity() : Activation{f});
    gadget.add_edge(x, first, 1, shift);
    gadget.add_edge(y, first, 1, 0);
    gadget.add_edge(x, first + 1, 1, shift);
    gadget.add_edge(y, first + 2, 1, shift);
    for (Index t = 0; t < 3; ++t) {
        gadget.add_edge(first + t, first + 3 + t, 1, 0);
        gadget.add_edge(first + 3 + t, z, t == 0 ? lambda : Rational(-lambda), 0);
    }
}

constexpr std::size_t most_degree = 100;

}  // namespace

std::optional<Error> cannot_multiply(const Polynomial& f) {
    const std::size_t found = f.coefficients.empty() ? 0 : degree(f);
    if (f.coefficients.size() < 3)
        return Error{"/coefficients", "expected a polynomial of degree 2 or more, found one of degree " +
                                          std::to_string(found) + ", which cannot multiply"};
    if (found > most_degree)
        return Error{"/coefficients", "expected a degree of at most " + std::to_string(most_degree) +
                                          ": the linear system has the cube of it for its work"};
    return std::nullopt;
}

std::vector<Rational> multipliers(const Polynomial& f) { return solved(shifted_copies(f)); }

Result<Nnt> reduce(const Polynomial& f) {
    if (auto error = cannot_multiply(f)) return *error;
    const std::size_t mu = degree(f);
    const auto lambda = multipliers(f);
    Gadget gadget;
    Nnt& target = gadget.instance;
    target.network.input = InjectedInput{{x, y}};
    gadget.add_vertex("x", identity());
    gadget.add_vertex("y", identity());
    const Index z = 2 + 6 * (mu + 1);
    for (std::size_t r = 0; r <= mu; ++r) add_copy(gadget, f, r, lambda[r], z);
    gadget.add_vertex("z", identity());
    target.network.outputs = {z};
    sort_edges(gadget.edges);
    add_edges(target, gadget.edges);

    // [4] a polynomial of degree at most mu in x and in y is known by its values on the grid
    for (unsigned long i = 0; i <= mu; ++i)
        for (unsigned long k = 0; k <= mu; ++k) target.dataset.push_back({{i, k}, {Rational(Integer(i) * k)}, 1});
    target.loss.is = ZeroOne{};
    target.gamma = 0;
    return std::move(target);
}

Result<Parameters> lift(const Polynomial& f) {
    const auto target = reduce(f);
    if (!target) return target.error();
    return only_parameters(*target);
}

}  // namespace reductio::impl::product_identity
