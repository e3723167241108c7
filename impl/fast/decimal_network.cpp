#include "impl/fast/decimal_network.hpp"

#include "impl/building.hpp"

namespace reductio::impl::fast {

namespace {

/// whole + digits / scale, with 0 <= digits < scale and scale a power of ten.
struct Decimal {
    Integer whole = 0;
    Integer digits = 0;
    Integer scale = 1;
};

struct Unfit {
    std::string what;
};

Integer integer_of(const Rational& number, const std::string& what) {
    if (number.get_den() != 1) throw Unfit{"expected an integer as " + what};
    return number.get_num();
}

/// sum += weight * value. A fraction meeting an integer, weight 1, is only copied: the case of every product neuron.
void add(Decimal& sum, const Integer& weight, const Decimal& value, const Arithmetic& exact) {
    exact.admit(std::max(bit_length(sum.whole), bit_length(weight) + bit_length(value.whole)) + 1);
    if (weight == 1)
        sum.whole += value.whole;
    else
        sum.whole += weight * value.whole;
    if (value.digits == 0 || weight == 0) return;
    if (sum.digits == 0 && weight == 1) {
        sum.digits = value.digits;
        sum.scale = value.scale;
        return;
    }
    exact.admit(bit_length(sum.scale) + bit_length(value.scale) + bit_length(weight));
    const bool finer = sum.scale < value.scale;  // both powers of ten: the smaller divides the larger
    const Integer factor = finer ? Integer(value.scale / sum.scale) : Integer(sum.scale / value.scale);
    const Integer digits = finer ? Integer(sum.digits * factor + weight * value.digits)
                                 : Integer(sum.digits + weight * value.digits * factor);
    if (finer) sum.scale = value.scale;
    Integer carry;
    mpz_fdiv_qr(carry.get_mpz_t(), sum.digits.get_mpz_t(), digits.get_mpz_t(), sum.scale.get_mpz_t());
    sum.whole += carry;
}

/// enc: a sign digit, the digits of |a|, a last digit 1.
Decimal encode(const Decimal& a, const Arithmetic& exact) {
    if (a.digits != 0) return {};
    const Integer magnitude = abs(a.whole);
    // GMP's count of decimal digits may be one too large.
    std::size_t digits = mpz_sizeinbase(magnitude.get_mpz_t(), 10);
    Integer power = exact.power_of_ten(digits - 1);
    if (digits > 1 && magnitude < power) power /= 10;
    Decimal code;
    code.digits = magnitude * 10 + 1;
    if (a.whole < 0) code.digits += power * 100;
    code.scale = power * 1000;
    return code;
}

/// dec: 0 on anything that enc does not give.
Integer decode(const Decimal& lambda) {
    Integer digits = lambda.digits;
    Integer scale = lambda.scale;
    if (digits == 0 || scale < 1000) return 0;
    // A last digit of 1 makes the expansion minimal as it stands; zeros at the end are not part of it.
    while (mpz_divisible_ui_p(digits.get_mpz_t(), 10)) {
        digits /= 10;
        scale /= 10;
    }
    if (scale < 1000 || mpz_fdiv_ui(digits.get_mpz_t(), 10) != 1) return 0;
    const Integer sign_unit = scale / 10;
    const bool negative = digits >= sign_unit;
    if (negative) digits -= sign_unit;
    if (digits >= sign_unit) return 0;  // a first digit of 2 or more
    const Integer magnitude = digits / 10;
    const Integer least = sign_unit / 100;  // of a magnitude with a digit in every place
    if (least == 1 ? negative && magnitude == 0 : magnitude < least) return 0;
    return negative ? Integer(-magnitude) : magnitude;
}

Decimal product(const Decimal& a, const Arithmetic& exact) {
    const Integer right = decode(a);
    exact.admit(bit_length(a.whole) + bit_length(right));
    // A square is cheaper than a product, and the gate a_j * a_j is common.
    return {a.whole == right ? Integer(right * right) : Integer(a.whole * right), 0, 1};
}

Decimal apply(const Activation& activation, Decimal a, const Arithmetic& exact) {
    if (std::holds_alternative<Identity>(activation.is)) return a;
    if (std::holds_alternative<DecimalEncode>(activation.is)) return encode(a, exact);
    if (std::holds_alternative<DecimalProduct>(activation.is)) return product(a, exact);
    throw Unfit{"expected the activations identity, decimal-encode and decimal-product only"};
}

Rational rational(const Decimal& a) {
    Rational value(a.digits, a.scale);
    value.canonicalize();
    return a.whole + value;
}

std::vector<Decimal> values(const Network& network, const std::vector<const EdgeValues*>& own, const Rational& x,
                            const Arithmetic& exact) {
    const Index source = std::get<SourceInput>(network.input).source;
    std::vector<std::vector<Index>> incoming(network.vertices.size());
    for (std::size_t e = 0; e < network.edges.size(); ++e) incoming[network.edges[e].to].push_back(e);
    std::vector<Decimal> z(network.vertices.size());
    z[source].whole = integer_of(x, "an input");
    for (std::size_t v = 0; v < z.size(); ++v) {
        if (v == source) continue;
        Decimal sum;
        for (const Index e : incoming[v]) {
            sum.whole += integer_of(own[e]->bias, "a bias");
            add(sum, integer_of(own[e]->weights[0], "a weight"), z[network.edges[e].from], exact);
        }
        z[v] = apply(*network.vertices[v].activation, std::move(sum), exact);
    }
    return z;
}

Evaluation evaluate_all(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    const auto* input = std::get_if<SourceInput>(&instance.network.input);
    if (!input || input->dimension != 1) throw Unfit{"expected a source of dimension 1"};
    if (!std::holds_alternative<PositiveSign>(instance.loss.is) || instance.regulariser)
        throw Unfit{"expected the loss positive-sign and no regulariser"};
    const auto own = own_entries(parameters.edges);
    const Arithmetic exact(budget);
    Evaluation evaluation;
    for (const Sample& sample : instance.dataset) {
        const auto z = values(instance.network, own, sample.x[0], exact);
        const Rational f = rational(z[instance.network.outputs[0]]);
        const Rational loss = f == sample.y[0] ? 0 : f > 0 ? 1 : 2;
        evaluation.total += sample.times * loss;
        evaluation.samples.push_back({{f}, loss});
    }
    evaluation.within = evaluation.total <= instance.gamma;
    return evaluation;
}

}  // namespace

Result<Evaluation> evaluate_decimal(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    if (auto error = wrong_parameters(instance.network, parameters)) return *error;
    try {
        return evaluate_all(instance, parameters, budget);
    } catch (const Unfit& unfit) {
        return Error{"", unfit.what};
    } catch (const OverBudget& over) {
        return over_budget(over, budget);
    }
}

}  // namespace reductio::impl::fast
