#include "checkers/product_identity_proofs.hpp"

#include <algorithm>

#include "checkers/bivariate.hpp"
#include "checkers/instance_faults.hpp"
#include "checkers/parameters.hpp"

namespace reductio::checkers {

namespace {

constexpr std::size_t work = std::size_t(1) << 32;

/// What keeps the vertex's value from being what is injected there.
Reason altered_input(const Network& network, Index vertex) {
    return first_of(
        {wrong_activation(network, vertex, {Identity{}}), wrong_tails(network, EdgesInto(network), vertex, {})});
}

/// The two inputs, each the value of its vertex; or the reason why there are no such two.
std::variant<Variables, std::string> two_inputs(const Network& network) {
    const auto* input = std::get_if<InjectedInput>(&network.input);
    if (input == nullptr) return "the input comes by a source; expected it to be injected";
    if (auto reason = wrong_count("inputs", input->vertices.size(), 2)) return *reason;
    const Variables inputs{input->vertices[0], input->vertices[1]};
    if (auto reason = first_of({altered_input(network, inputs.x), altered_input(network, inputs.y)})) return *reason;
    return inputs;
}

/// A network whose parameters are known, and its inputs; or the reason why a statement about it has no sense.
struct Subject {
    const Polynomial& f;
    const Nnt& instance;
    Parameters parameters;
    Variables inputs;
};

template <class Prove>
Check on_subject(const Pair& pair, const Prove& prove) {
    const auto* f = std::get_if<Polynomial>(&pair.source.is);
    const auto* instance = std::get_if<Nnt>(&pair.target.is);
    if (!f || !instance) {
        return Fails{"",
                     "expected a polynomial and an nnt, found " + std::string(kind_of(pair.source)) + " and " +
                         std::string(kind_of(pair.target)),
                     std::nullopt};
    }
    if (auto reason = several_options(*instance)) return Fails{"", *reason, std::nullopt};
    const auto inputs = two_inputs(instance->network);
    if (const auto* reason = std::get_if<std::string>(&inputs)) return Fails{"", *reason, std::nullopt};
    const Subject subject{*f, *instance, only_parameters(*instance), std::get<Variables>(inputs)};
    const auto check = or_error([&] { return named([] { return "the matrix"; }, [&] { return prove(subject); }); });
    return check ? *check : Unknown{check.error().message};
}

std::string shown(const BivariatePolynomial& polynomial) {
    if (polynomial.terms() > 8 || polynomial.coefficient_bits() > 256) {
        return "a polynomial of " + std::to_string(polynomial.terms()) + " terms";
    }
    return polynomial.text();
}

Check multiplies(const Subject& subject) {
    const Network& network = subject.instance.network;
    const Document witness{subject.parameters};
    if (auto reason = wrong_count("outputs", network.outputs.size(), 1)) return Fails{"", *reason, witness};
    Purse purse(work);
    const auto output = BivariateNetwork(network, subject.parameters).value(network.outputs[0], subject.inputs, purse);
    if (!output) return Unknown{output.error().message};
    if (*output == BivariatePolynomial::x() * BivariatePolynomial::y()) return Holds{};
    return Fails{"", "the output is " + shown(*output) + "; expected x*y", witness};
}

/// The coefficients of a copy, from low to high; or the reason why it is no polynomial in x of degree at most mu.
std::variant<std::vector<Fmpq>, std::string> coefficients(const BivariatePolynomial& copy, std::size_t count) {
    const auto degrees = copy.degrees();
    if (!degrees || degrees->first >= count || degrees->second > 0) {
        return "is no polynomial in x alone of degree at most " + std::to_string(count - 1);
    }
    std::vector<Fmpq> result;
    for (std::size_t q = 0; q < count; ++q) result.push_back(copy.coefficient(q, 0));
    return result;
}

/// What FLINT does for a determinant grows with the cube of the rows, and with the bits of an entry.
void pay_for_determinant(const std::vector<std::vector<Fmpq>>& rows, Purse& purse) {
    std::size_t longest = 0;
    for (const auto& row : rows) {
        for (const Fmpq& entry : row) longest = std::max(longest, bits(entry));
    }
    purse.pay(times(times(rows.size(), times(rows.size(), rows.size())), longest));
}

/// [2] and [3]: U2_j is the copy shifted by j, f(x + j).
Check is_basis(const Subject& subject) {
    const std::size_t count = subject.f.coefficients.size();
    const Places places(subject.instance.network);
    const BivariateNetwork network(subject.instance.network, subject.parameters);
    Purse purse(work);
    std::vector<std::vector<Fmpq>> rows;
    for (std::size_t j = 0; j < count; ++j) {
        const std::string name = "U2_" + std::to_string(j);
        if (auto reason = wrong_presence(places, name, true)) return Fails{"", *reason, std::nullopt};
        const auto copy = network.value(places[name], subject.inputs, purse);
        if (!copy) return Unknown{copy.error().message};
        purse.pay(times(count, copy->coefficient_bits()));
        auto row = coefficients(*copy, count);
        if (const auto* reason = std::get_if<std::string>(&row)) return Fails{"", name + " " + *reason, std::nullopt};
        rows.push_back(std::get<0>(std::move(row)));
    }
    pay_for_determinant(rows, purse);
    if (!determinant(rows).is_zero()) return Holds{};
    return Fails{"", "the determinant of the shifted copies is 0", Document{subject.parameters}};
}

}  // namespace

Proof product_identity_proof() {
    return {"identity", [](const Pair& pair, std::uint64_t) { return on_subject(pair, multiplies); }};
}

Proof shifted_basis_proof() {
    return {"basis", [](const Pair& pair, std::uint64_t) { return on_subject(pair, is_basis); }};
}

}  // namespace reductio::checkers
