#include "impl/slp_to_bounded_slp.hpp"

#include "spec/document.hpp"

namespace reductio::impl::slp_to_bounded_slp {

namespace {

/// Every gate is three values and their list.
constexpr std::size_t most_gates = Limits{}.values / 4;

/// Of all exponents together: a chain of squarings has one of i + 1 bits at each gate i.
constexpr std::size_t most_exponent_bits = std::size_t{1} << 30;

/// A value of the new program, b_0^exponent times one of the old.
struct Scaled {
    Index value = 0;
    Integer exponent = 1;
};

/// What the source needs, counted or emitted: the gates are the same ones.
class Emission {
  public:
    explicit Emission(const Slp& slp) : scaled_(1) {  // [1]
        for (const Gate& gate : slp.gates) {
            if (too_long()) return;
            scaled_.push_back(image(gate));
            exponent_bits_ += bit_length(scaled_.back().exponent);
        }
        // [5] the last gate is the output
        raised(scaled_.back(), (Integer(1) << slp.gates.size()) - scaled_.back().exponent);
    }

    bool too_long() const { return gates_.size() > most_gates || exponent_bits_ > most_exponent_bits; }
    std::vector<Gate> take_gates() { return std::move(gates_); }

  private:
    Scaled image(const Gate& gate) {
        const Scaled left = scaled_[gate.left];
        const Scaled right = scaled_[gate.right];
        if (gate.operation == Operation::times)  // [2]
            return {emit({gate.operation, left.value, right.value}), left.exponent + right.exponent};
        // [3]
        const Index l = raised(left, right.exponent - left.exponent);
        const Index r = raised(right, left.exponent - right.exponent);
        return {emit({gate.operation, l, r}), std::max(left.exponent, right.exponent)};
    }

    /// [4] the value times b_0^t; itself where t is not positive
    Index raised(const Scaled& scaled, const Integer& t) {
        Index current = scaled.value;
        Index power = 0;
        if (t <= 0) return current;
        const std::size_t digits = bit_length(t);
        for (std::size_t digit = 0; digit < digits && !too_long(); ++digit) {
            if (mpz_tstbit(t.get_mpz_t(), digit)) current = emit({Operation::times, current, power});
            if (digit + 1 < digits) power = emit({Operation::times, power, power});
        }
        return current;
    }

    Index emit(const Gate& gate) {
        gates_.push_back(gate);
        return gates_.size();
    }

    std::vector<Scaled> scaled_;
    std::vector<Gate> gates_;
    std::size_t exponent_bits_ = 0;
};

Result<Slp> bounded(const Slp& slp) {
    if (slp.constant != 1) return Error{"/slp/constant", "expected the constant 1"};
    Emission emission(slp);
    if (emission.too_long())
        return Error{"/slp/gates", "expected a smaller program: the bounded one would have more than " +
                                       std::to_string(most_gates) + " gates, or exponents of more than " +
                                       std::to_string(most_exponent_bits) + " bits in all"};
    Slp target;
    target.gates = emission.take_gates();
    target.constant = Rational(1, Integer(1) << target.gates.size());  // [6]
    return target;
}

}  // namespace

Result<BitSlp> reduce(const BitSlp& source) {
    auto slp = bounded(source.slp);
    if (!slp) return slp.error();
    const Integer m = slp->gates.size();
    return BitSlp{*std::move(slp), source.bit - (m << source.slp.gates.size())};  // [7]
}

Result<PosSlp> reduce(const PosSlp& source) {
    auto slp = bounded(source.slp);
    if (!slp) return slp.error();
    return PosSlp{*std::move(slp)};
}

Result<BitSlp> reduce_published(const BitSlp& source) {
    auto slp = bounded(source.slp);
    if (!slp) return slp.error();
    return BitSlp{*std::move(slp), -source.bit};
}

Result<PosSlp> reduce_published(const PosSlp& source) { return reduce(source); }

}  // namespace reductio::impl::slp_to_bounded_slp
