#include "checkers/slp_to_bounded_slp_proofs.hpp"

#include "checkers/bivariate.hpp"
#include "checkers/pos_slp_invariant.hpp"  // for wrong_constant
#include "checkers/slp_to_bounded_slp_programs.hpp"

namespace reductio::checkers {

namespace {

// Some seconds at most: numbers are brought to lowest terms all the time, polynomials are mostly of one term.
constexpr std::size_t work_on_polynomials = std::size_t(1) << 29;
constexpr std::size_t work_on_numbers = std::size_t(1) << 26;
constexpr Budget each{std::size_t(1) << 18};

Check fails(std::string reason) { return Fails{"", std::move(reason), std::nullopt}; }

template <class Prove>
Check on_pair(const Pair& pair, const Prove& prove) {
    const auto programs = programs_of(pair);
    if (const auto* reason = std::get_if<std::string>(&programs)) return fails(*reason);
    const auto check = or_error([&] { return prove(std::get<Programs>(programs)); });
    return check ? *check : Unknown{"the old program: " + check.error().message};  // no other refusal comes so far
}

template <class Number>
Number applied(Operation operation, const Number& left, const Number& right, Purse& purse) {
    switch (operation) {
        case Operation::plus:
            return sum(left, right, purse);
        case Operation::minus:
            return difference(left, right, purse);
        case Operation::times:
            break;
    }
    return product(left, right, purse);
}

/// Calls `visit` with each value as soon as it is known, until that returns a reason.
template <class Number, class Visit>
Reason for_each_value(const Slp& slp, const Number& constant, Purse& purse, const Visit& visit) {
    std::vector<Number> values{constant};
    if (auto reason = visit(0, values[0])) return reason;
    for (const Gate& gate : slp.gates) {
        const Index i = values.size();
        values.push_back(named([&] { return "value " + std::to_string(i); },
                               [&] { return applied(gate.operation, values[gate.left], values[gate.right], purse); }));
        if (auto reason = visit(i, values[i])) return reason;
    }
    return std::nullopt;
}

/// The constant to a power, by the binary digits of the exponent from the highest.
Fmpq power(const Fmpq& constant, const Integer& exponent, Purse& purse) {
    Fmpq result(1);
    for (std::size_t digit = exponent == 0 ? 0 : bit_length(exponent); digit-- > 0;) {
        result = product(result, result, purse);
        if (mpz_tstbit(exponent.get_mpz_t(), digit) != 0) result = product(result, constant, purse);
    }
    return result;
}

/// The same where the constant is the variable x.
BivariatePolynomial power(const BivariatePolynomial&, const Integer& exponent, Purse& purse) {
    purse.pay(bit_length(exponent) + Purse::overhead);
    return BivariatePolynomial::power_of_x(Fmpz(exponent));
}

std::vector<Fmpq> old_values(const Slp& source, Purse& purse) {
    std::vector<Fmpq> values;
    const auto keep = [&](Index, const Fmpq& value) {
        values.push_back(value);
        return Reason();
    };
    for_each_value(source, Fmpq(source.constant), purse, keep);
    return values;
}

/// What the values of the new program have to be: at the places of the old ones, and at the output.
struct Invariant {
    const Programs& programs;
    std::vector<Represented> places;
    std::vector<Fmpq> old;

    Reason broken_at(Index i, const Integer& exponent, const std::string& place) const {
        return place + " is not the old value " + std::to_string(i) + " times b_0^" + shown(exponent);
    }

    /// With numbers or with polynomials in b_0.
    template <class Number>
    Reason broken(const Number& constant, Purse& purse) const {
        Index i = 0;  // the places increase
        const Index last = programs.target.gates.size();
        const Integer whole = places.back().exponent + missing_exponent(places);
        const auto is = [&](const Number& found, Index a, const Integer& exponent) {
            const auto name = [&] { return "b_0^" + shown(exponent); };
            return named(name,
                         [&] { return found == product(Number(old[a]), power(constant, exponent, purse), purse); });
        };
        const auto visit = [&](Index value, const Number& found) -> Reason {
            const std::string place = "value " + std::to_string(value);
            if (i < places.size() && places[i].value == value) {
                if (!is(found, i, places[i].exponent)) return broken_at(i, places[i].exponent, place);
                ++i;
            }
            if (value != last || is(found, old.size() - 1, whole)) return std::nullopt;
            return broken_at(old.size() - 1, whole, "the output, " + place + ",");
        };
        return for_each_value(programs.target, constant, purse, visit);
    }
};

/// For every constant at once, the constant being the variable x; where the polynomials get too large, for the
/// program's own constant.
Check proved_invariant(const Programs& programs) {
    if (auto reason = wrong_constant(programs.source)) return fails(*reason);
    Purse purse(work_on_polynomials, each);
    Invariant invariant{programs, represented(programs.source), {}};
    if (invariant.places.back().value > programs.target.gates.size()) {
        return fails("there is no value " + std::to_string(invariant.places.back().value) + " for the last old value");
    }
    invariant.old = old_values(programs.source, purse);
    const auto by_polynomials = or_error([&] { return invariant.broken(BivariatePolynomial::x(), purse); });
    if (by_polynomials) return *by_polynomials ? fails(**by_polynomials) : Check(Holds{});
    Purse another(work_on_numbers, each);
    const auto by_numbers = or_error([&] { return invariant.broken(Fmpq(programs.target.constant), another); });
    if (by_numbers) return *by_numbers ? fails(**by_numbers) : Check(Holds{});
    return Unknown{"as polynomials: " + by_polynomials.error().message + "; as numbers: " + by_numbers.error().message};
}

/// |number| <= 2^(i - m), for i <= m.
bool is_within(const Fmpq& number, Index i, Index m) {
    return times_power_of_two(abs(number.numerator()), m - i) <= number.denominator();
}

/// Lemma A.4 at one gate: its value is bounded as it has to be because its operands are, whatever they are. A sum is
/// at most twice the larger of the bounds 2^(j - m) and 2^(k - m), a product at most 2^(j - m + k - m).
bool bound_follows(const Gate& gate, Index i, Index m) {
    const auto [less, more] = std::minmax(gate.left, gate.right);
    return more < i && (gate.operation != Operation::times || less <= m);
}

Check proved_bounds(const Programs& programs) {
    const Slp& target = programs.target;
    const Index m = target.gates.size();
    if (auto reason = wrong_bounded_constant(target)) return fails(*reason);
    for (Index i = 1; i <= m; ++i) {
        if (!bound_follows(target.gates[i - 1], i, m)) {
            return fails("gate " + std::to_string(i - 1) + " is not bounded by its operands");
        }
    }
    // So it holds. The numbers say it once more, as far as they fit.
    Purse purse(work_on_numbers, each);
    const auto over_bound = or_error([&] {
        return for_each_value(target, Fmpq(target.constant), purse, [&](Index i, const Fmpq& value) -> Reason {
            if (is_within(value, i, m)) return std::nullopt;
            return "value " + std::to_string(i) + " is " + shown(value.to_rational()) + ", over its bound";
        });
    });
    return over_bound && *over_bound ? fails(**over_bound) : Check(Holds{});
}

}  // namespace

Proof bounded_invariant_proof() {
    return {"invariant", [](const Pair& pair, std::uint64_t) { return on_pair(pair, proved_invariant); }};
}

Proof bounded_norm_proof() {
    return {"bounded", [](const Pair& pair, std::uint64_t) { return on_pair(pair, proved_bounds); }};
}

}  // namespace reductio::checkers
