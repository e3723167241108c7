#include "checkers/slp_values.hpp"

namespace reductio::checkers {

namespace {

/// How many products as large as the budget allows may be formed in all: a minute's work or so.
constexpr std::size_t products_in_all = 64;

/// numerator / denominator^power, the denominator being the constant's. No greatest common divisor is worked out, which
/// would take most of the time; but the numerator is no multiple of the denominator, unless the power is 0.
struct Scaled {
    Fmpz numerator;
    std::size_t power = 0;
    std::size_t bits() const { return checkers::bits(numerator); }
};

class ExactValue {
  public:
    ExactValue(const Slp& slp, const Budget& budget)
        : denominator_(Fmpq(slp.constant).denominator()),
          budget_{std::min(budget.bits, farthest)},
          effort_(together(products_in_all, budget_)),
          value_(output(slp, Scaled{Fmpq(slp.constant).numerator(), denominator_ == 1 ? 0U : 1U},
                        together(products_in_all, budget_), [&](Operation operation, const Scaled& a, const Scaled& b) {
                            return operation == Operation::times ? product(a, b) : sum(a, b, operation);
                        })) {}

    bool is_positive() const { return value_.numerator > 0; }

    bool bit(Fmpz place) {
        // The denominator's twos only move the place. By an odd D, n 2^s / D has a floor as odd as the remainder, for
        // s > 0: n 2^s is even.
        const std::size_t twos = twos_in(denominator_);
        place = place + Fmpz(twos) * Fmpz(value_.power);
        const Fmpz divisor = power(floor_by_power_of_two(denominator_, twos), value_.power);
        const Fmpz magnitude = abs(value_.numerator);
        if (place < 0) {
            const Fmpz places = Fmpz(0) - place;
            named([] { return "the bit"; }, [&] { effort_.multiply(bits(places) * bits(divisor)); });
            return is_odd(floor_remainder(magnitude * power_modulo(2, places, divisor), divisor));
        }
        const Fmpz whole = floor_quotient(magnitude, divisor);
        return place < bits(whole) && fmpz_tstbit(whole.raw(), fmpz_get_ui(place.raw())) != 0;
    }

  private:
    std::size_t bits_of(std::size_t power) const { return denominator_ == 1 ? 0 : power * bits(denominator_); }

    Fmpz over(const Scaled& a, std::size_t common) const {
        return common == a.power ? a.numerator : a.numerator * power(denominator_, common - a.power);
    }
    Scaled product(const Scaled& a, const Scaled& b) {
        const std::size_t most = a.bits() + b.bits() + bits_of(a.power + b.power);
        demand(most, budget_);
        effort_.multiply(most);
        return reduced({a.numerator * b.numerator, a.power + b.power});
    }
    Scaled sum(const Scaled& a, const Scaled& b, Operation operation) {
        const std::size_t common = std::max(a.power, b.power);
        const std::size_t left = a.bits() + bits_of(common - a.power);
        const std::size_t most = std::max(left, b.bits() + bits_of(common - b.power)) + 1 + bits_of(common);
        demand(most, budget_);
        effort_.add(most);
        // Reducing takes little time only by a divisor of one word.
        if (a.power != b.power || (common > 0 && bits(denominator_) > 64)) effort_.multiply(most);
        const Fmpz x = over(a, common);
        const Fmpz y = over(b, common);
        return reduced({operation == Operation::plus ? x + y : x - y, common});
    }
    Scaled reduced(const Scaled& a) const {
        if (a.power == 0) return a;
        if (a.numerator == 0) return {};
        Fmpz rest;
        const std::size_t times = fmpz_remove(rest.raw(), a.numerator.raw(), denominator_.raw());
        if (times <= a.power) return {rest, a.power - times};
        return {rest * power(denominator_, times - a.power), 0};
    }

    Fmpz denominator_;
    Budget budget_;
    Effort effort_;
    Scaled value_;
};

}  // namespace

bool by_exact_value(const SlpQuestion& question, const Budget& budget) {
    ExactValue value(question.slp, budget);
    return question.place ? value.bit(*question.place) : value.is_positive();
}

}  // namespace reductio::checkers
