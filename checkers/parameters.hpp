#pragma once
// For the sources of checkers/ only: the shape of parameters, who owns them, and how many bits they may have.

#include "checkers/flint.hpp"

#include "spec/network.hpp"

namespace reductio::checkers {

/// For each edge, the edge whose entry it uses in the end: itself, unless tied. Linear in long chains of ties too.
template <class Own>
std::vector<Index> owners(const std::vector<std::variant<Own, SameAs>>& entries) {
    std::vector<Index> result(entries.size());
    for (Index e = 0; e < entries.size(); ++e) {
        const auto* tie = std::get_if<SameAs>(&entries[e]);
        result[e] = tie ? result[tie->edge] : e;
    }
    return result;
}

/// The first thing, if any, that keeps the entries from being weights and biases of the network's edges. `place` is
/// where the entries stand in their document.
std::optional<Error> wrong_shape(const Network& network, const ParameterValues& entries, const std::string& place);

/// Of an instance each of whose lists has one option; ties stay ties.
Parameters only_parameters(const Nnt& instance);

/// What |enc(theta)| may be at most; nothing for an instance without such a bound.
std::optional<Fmpz> parameter_bits_bound(const Nnt& instance);

/// |enc(theta)|
Fmpz parameter_bits(const ParameterValues& entries);

}  // namespace reductio::checkers
