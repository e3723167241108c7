#include "checkers/parameters.hpp"

#include "checkers/evaluation.hpp"
#include "checkers/exact.hpp"
#include "spec/document.hpp"

#include <algorithm>

namespace reductio::checkers {

std::optional<Error> wrong_shape(const Network& network, const ParameterValues& entries, const std::string& place) {
    if (entries.size() != network.edges.size()) {
        return Error{place, "expected an entry for each of " + std::to_string(network.edges.size()) + " edges"};
    }
    for (Index e = 0; e < entries.size(); ++e) {
        const std::size_t count = weight_count(network, network.edges[e]);
        const std::string here = place + "/" + std::to_string(e);
        if (const auto* tie = std::get_if<SameAs>(&entries[e])) {
            if (tie->edge >= e) return Error{here + "/same-as", "expected an earlier edge"};
            if (weight_count(network, network.edges[tie->edge]) == count) continue;
            return Error{here + "/same-as", "expected an edge with as many weights"};
        }
        if (std::get<EdgeValues>(entries[e]).weights.size() != count) {
            return Error{here + "/weights", "expected " + std::to_string(count) + " weights"};
        }
    }
    return std::nullopt;
}

Fmpz parameter_bits(const ParameterValues& entries) {
    const std::vector<Index> owner = owners(entries);
    std::vector<std::size_t> lengths(entries.size());
    Fmpz total;
    for (Index e = 0; e < entries.size(); ++e) {
        if (const auto* own = std::get_if<EdgeValues>(&entries[e])) {
            lengths[e] = length(own->bias);
            for (const Rational& weight : own->weights) lengths[e] += length(weight);
        }
        total = total + lengths[owner[e]];
    }
    return total;
}

std::optional<Fmpz> parameter_bits_bound(const Nnt& instance) {
    if (!instance.parameter_bits) return std::nullopt;
    // The document has at least 8 bits, so with a power from 64 on the bound is 0 or beyond all memory, as it is at 64.
    const Fmpz size = Fmpz(write_document(Document{instance}).size()) * 8;
    const Fmpz power_used = std::min(Fmpz(instance.parameter_bits->power), Fmpz(64));
    return Fmpz(instance.parameter_bits->factor) * power(size, fmpz_get_ui(power_used.raw()));
}

namespace {

/// Compares parameters with an instance's options, edge by edge.
struct Allowance {
    const Nnt& instance;
    const ParameterValues& entries;
    std::vector<Index> owner_asked = owners(instance.parameters);
    std::vector<Index> owner_given = owners(entries);

    const EdgeValues& values(Index edge) const { return std::get<EdgeValues>(entries[owner_given[edge]]); }

    Error error(Index edge, const std::string& member, const std::string& message) const {
        const std::string entry = "/edges/" + std::to_string(edge);
        return {owner_given[edge] == edge ? entry + member : entry, message};
    }

    std::optional<Error> differs_from_owner(Index edge) const {
        const EdgeValues& wanted = values(owner_asked[edge]);
        const std::string as = ", as at edge " + std::to_string(owner_asked[edge]);
        for (Index i = 0; i < wanted.weights.size(); ++i) {
            if (values(edge).weights[i] == wanted.weights[i]) continue;
            return error(edge, "/weights/" + std::to_string(i), "expected " + shown(wanted.weights[i]) + as);
        }
        if (values(edge).bias == wanted.bias) return std::nullopt;
        return error(edge, "/bias", "expected " + shown(wanted.bias) + as);
    }

    static bool is_option(const Rational& value, const OptionList& options) {
        const auto* list = std::get_if<std::vector<Rational>>(&options);
        return list == nullptr || std::ranges::binary_search(*list, value);
    }

    std::optional<Error> no_option(Index edge) const {
        const EdgeOptions& options = std::get<EdgeOptions>(instance.parameters[edge]);
        for (Index i = 0; i < options.weights.size(); ++i) {
            if (is_option(values(edge).weights[i], options.weights[i])) continue;
            return error(edge, "/weights/" + std::to_string(i), "expected one of the weight's options");
        }
        if (is_option(values(edge).bias, options.biases)) return std::nullopt;
        return error(edge, "/bias", "expected one of the bias's options");
    }
};

}  // namespace

std::optional<Error> not_allowed(const Nnt& instance, const Parameters& parameters) {
    if (auto error = wrong_shape(instance.network, parameters.edges, "/edges")) return error;
    const Allowance allowance{instance, parameters.edges};
    for (Index edge = 0; edge < parameters.edges.size(); ++edge) {
        const bool own = allowance.owner_asked[edge] == edge;
        if (auto error = own ? allowance.no_option(edge) : allowance.differs_from_owner(edge)) return error;
    }
    const std::optional<Fmpz> bound = parameter_bits_bound(instance);
    if (!bound || parameter_bits(parameters.edges) <= *bound) return std::nullopt;
    return Error{"/edges", "expected at most " + shown(Rational(bound->to_integer())) + " bits in all"};
}

Parameters only_parameters(const Nnt& instance) {
    const auto only = [](const OptionList& options) { return std::get<std::vector<Rational>>(options).front(); };
    Parameters result;
    for (const auto& entry : instance.parameters) {
        if (const auto* tie = std::get_if<SameAs>(&entry)) {
            result.edges.emplace_back(*tie);
            continue;
        }
        const auto& own = std::get<EdgeOptions>(entry);
        EdgeValues values{{}, only(own.biases)};
        std::ranges::transform(own.weights, std::back_inserter(values.weights), only);
        result.edges.emplace_back(std::move(values));
    }
    return result;
}

}  // namespace reductio::checkers
