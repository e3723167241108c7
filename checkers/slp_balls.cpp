#include "checkers/slp_balls.hpp"

#include "checkers/balls.hpp"
#include "checkers/slp_values.hpp"

namespace reductio::checkers {

namespace {

/// How many products as large as the budget allows may be formed, in all passes: some seconds' work.
constexpr std::size_t products_in_all = 16;

/// How many products are nested, and upper bounds of the bits of numerator and denominator. Astronomical numbers of
/// bits are all alike.
struct Shape {
    std::size_t depth = 0;
    std::size_t numerator = 0;
    std::size_t denominator = 0;
    std::size_t bits() const { return numerator + denominator; }
};

Shape shape_of(const Slp& slp) {
    const Fmpq constant(slp.constant);
    const Shape first{0, constant.numerator_bits(), constant.is_integer() ? 0 : constant.denominator_bits()};
    return output(
        slp, first, std::numeric_limits<std::size_t>::max(), [](Operation operation, const Shape& a, const Shape& b) {
            const std::size_t depth = std::max(a.depth, b.depth);
            const auto capped = [](std::size_t bits) { return std::min(bits, farthest); };
            if (operation == Operation::times)
                return Shape{depth + 1, capped(a.numerator + b.numerator), capped(a.denominator + b.denominator)};
            const std::size_t common = std::max(a.denominator, b.denominator);
            const std::size_t left = a.numerator + common - a.denominator;
            return Shape{depth, capped(std::max(left, b.numerator + common - b.denominator) + 1), common};
        });
}

Ball ball_of(const Slp& slp, std::size_t precision, const Budget& budget, Effort& effort) {
    const Ball constant = Ball::about(Fmpq(slp.constant), precision);
    return output(slp, constant, together(products_in_all, budget),
                  [&](Operation operation, const Ball& a, const Ball& b) {
                      Ball result = operation == Operation::plus    ? sum(a, b, precision)
                                    : operation == Operation::minus ? difference(a, b, precision)
                                                                    : product(a, b, precision);
                      demand(result.exponent_bits(), budget);
                      effort.add(result.bits());
                      if (operation == Operation::times) effort.multiply(result.mantissa_bits());
                      return result;
                  });
}

/// The least k with number < 2^k, for a number > 0.
Fmpz size_of(const Dyadic& number) { return number.exponent + Fmpz(bits(number.mantissa)); }

bool floor_is_odd(const Dyadic& number) {
    if (number.exponent > 0) return false;
    const Fmpz place = Fmpz(0) - number.exponent;
    return place < bits(number.mantissa) && fmpz_tstbit(number.mantissa.raw(), fmpz_get_ui(place.raw())) != 0;
}

/// The size must be small enough to write the floor down.
Fmpz floor(const Dyadic& number) {
    if (size_of(number) <= 0) return 0;
    if (number.exponent >= 0) return times_power_of_two(number.mantissa, fmpz_get_ui(number.exponent.raw()));
    return floor_by_power_of_two(number.mantissa, fmpz_get_ui((Fmpz(0) - number.exponent).raw()));
}

/// |output| / 2^place lies between these.
struct Bounds {
    Dyadic least;
    Dyadic greatest;

    Bounds(const Ball& ball, const Fmpz& place, std::size_t precision)
        : least(ball.least_magnitude(precision)), greatest(ball.greatest_magnitude(precision)) {
        for (Dyadic* bound : {&least, &greatest})
            if (bound->mantissa != 0) bound->exponent = bound->exponent - place;
    }
    std::optional<bool> bit(std::size_t precision) const {
        if (least == greatest) return floor_is_odd(least);
        if (size_of(greatest) <= 0) return false;
        // They differ, so they share no more leading bits than the precision has: not the whole integer part.
        if (size_of(greatest) > precision + 1) return std::nullopt;
        const Fmpz common = floor(least);
        return common == floor(greatest) ? std::optional(is_odd(common)) : std::nullopt;
    }
};

std::size_t next_precision(std::size_t precision, const Bounds& bounds, std::size_t depth, const Budget& budget) {
    // Where cancellation has left a wide ball, its size tells nothing of the output's.
    if (bounds.least.mantissa == 0 || size_of(bounds.greatest) > size_of(bounds.least) + 1) return 2 * precision;
    const Fmpz wanted = size_of(bounds.greatest) + Fmpz(depth + 64);
    if (wanted > budget.bits)
        throw Refusal{"the bit", "would need more precision than " + std::to_string(budget.bits) + " bits"};
    return std::max<std::size_t>(2 * precision, fmpz_get_ui(wanted.raw()));
}

bool by_balls(const SlpQuestion& question, const Budget& budget) {
    const Shape shape = shape_of(question.slp);
    const std::size_t most = std::clamp<std::size_t>(budget.bits, 2, farthest);
    Effort effort(together(products_in_all, budget));
    // A square has twice the relative error: each nested product takes a bit.
    std::size_t precision = std::min(most, shape.depth + 64);
    while (true) {
        const Ball ball = ball_of(question.slp, precision, budget, effort);
        std::size_t next = 2 * precision;
        if (question.place) {
            const Bounds bounds(ball, *question.place, precision);
            if (const auto bit = bounds.bit(precision)) return *bit;
            next = next_precision(precision, bounds, shape.depth, budget);
        } else if (ball.is_positive() || ball.is_nonpositive()) {
            return ball.is_positive();
        }
        // With so many bits the exact value can be written down as well.
        if (precision >= std::min(most, shape.bits()))
            throw Refusal{std::to_string(precision) + " bits", "leave it open"};
        precision = std::min(most, next);
    }
}

/// In balls of this precision alone.
std::optional<bool> in_balls(const SlpQuestion& question, std::size_t precision, const Budget& budget) {
    Effort effort(together(products_in_all, budget));
    const Ball ball = ball_of(question.slp, precision, budget, effort);
    if (question.place) return Bounds(ball, *question.place, precision).bit(precision);
    if (ball.is_positive() || ball.is_nonpositive()) return ball.is_positive();
    return std::nullopt;
}

Result<std::optional<Answer>> answered(const SlpQuestion& question, std::size_t bits, const Budget& budget) {
    return or_error([&] {
        const std::optional<bool> is_yes =
            bits == 0 ? std::optional(by_exact_value(question, budget)) : in_balls(question, bits, budget);
        return is_yes ? std::optional(*is_yes ? Answer::yes : Answer::no) : std::nullopt;
    });
}

Decision decided(const SlpQuestion& question, const Budget& budget) {
    const auto answer = [](bool yes) { return Decision{yes ? Answer::yes : Answer::no, std::nullopt}; };
    const Result<bool> approximate = or_error([&] { return by_balls(question, budget); });
    if (approximate) return answer(*approximate);
    const Result<bool> exact = or_error([&] { return by_exact_value(question, budget); });
    if (exact) return answer(*exact);
    return {Answer::unknown, "by balls, " + approximate.error().message + "; exactly, " + exact.error().message};
}

}  // namespace

Decision decide_by_balls(const Document& document, const Work& work) {
    if (const auto* sign = std::get_if<PosSlp>(&document.is)) return decided({sign->slp, std::nullopt}, work.budget);
    if (const auto* bit = std::get_if<BitSlp>(&document.is)) return decided({bit->slp, Fmpz(bit->bit)}, work.budget);
    return {Answer::unknown, "balls decide pos-slp and bit-slp only, not " + std::string(kind_of(document))};
}

Result<std::optional<Answer>> answer_in_bits(const Document& document, std::size_t bits, const Budget& budget) {
    if (const auto* sign = std::get_if<PosSlp>(&document.is)) return answered({sign->slp, std::nullopt}, bits, budget);
    if (const auto* bit = std::get_if<BitSlp>(&document.is)) return answered({bit->slp, Fmpz(bit->bit)}, bits, budget);
    return Error{"", "expected a pos-slp or a bit-slp, found a document of kind " + std::string(kind_of(document))};
}

}  // namespace reductio::checkers
