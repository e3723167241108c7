#include "checkers/bivariate.hpp"
#include "checkers/program_proofs.hpp"

namespace reductio::checkers {

namespace {

constexpr std::size_t work = std::size_t(1) << 30;  // about a second

}  // namespace

Check prove_gadgets(const Slp& slp, const Program& program, const Nnt& target) {
    const Parameters theta{theta_star(program)};
    const BivariateNetwork network(target.network, theta);
    Purse purse(work);
    for (Index gate = 1; gate <= slp.gates.size(); ++gate) {
        const auto [operation, left, right] = slp.gates[gate - 1];
        if (operation != Operation::times) continue;
        const Index j = program.values[left];
        const Index k = program.values[right];
        const Index vertex = program.values[gate];
        const auto found = network.value(vertex, {j, k}, purse);
        if (!found) return Unknown{found.error().message};
        const auto x = BivariatePolynomial::x();
        const auto wanted = product(x, j == k ? x : BivariatePolynomial::y(), purse);
        if (*found != wanted)
            return Fails{"3", program.text(vertex) + " does not have the product of its operands' values",
                         std::nullopt};
    }
    return Holds{};
}

}  // namespace reductio::checkers
