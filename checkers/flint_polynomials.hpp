#pragma once
// The door to FLINT's polynomials in two variables, which are sparse and have exponents of any size, and to its
// determinants. As flint.hpp, of which it is a part: nothing else includes FLINT.

#include "checkers/flint.hpp"

#include <flint/fmpq_mat.h>
#include <flint/fmpq_mpoly.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace reductio::checkers {

/// A polynomial in x and y over Q.
class BivariatePolynomial {
  public:
    BivariatePolynomial() { fmpq_mpoly_init(raw_, context()); }
    explicit BivariatePolynomial(const Fmpq& constant) : BivariatePolynomial() {
        fmpq_mpoly_set_fmpq(raw_, constant.raw(), context());
    }
    BivariatePolynomial(const BivariatePolynomial& other) : BivariatePolynomial() {
        fmpq_mpoly_set(raw_, other.raw_, context());
    }
    BivariatePolynomial(BivariatePolynomial&& other) noexcept : BivariatePolynomial() {
        fmpq_mpoly_swap(raw_, other.raw_, context());
    }
    BivariatePolynomial& operator=(BivariatePolynomial other) noexcept {
        fmpq_mpoly_swap(raw_, other.raw_, context());
        return *this;
    }
    ~BivariatePolynomial() { fmpq_mpoly_clear(raw_, context()); }

    static BivariatePolynomial x() { return variable(0); }
    static BivariatePolynomial y() { return variable(1); }
    /// For an exponent that is not negative.
    static BivariatePolynomial power_of_x(const Fmpz& exponent) {
        const Fmpz none;
        const Fmpq one(1);
        fmpz* const exponents[] = {const_cast<fmpz*>(exponent.raw()), const_cast<fmpz*>(none.raw())};  // only read
        BivariatePolynomial result;
        fmpq_mpoly_set_coeff_fmpq_fmpz(result.raw_, one.raw(), exponents, context());
        return result;
    }

    std::size_t terms() const { return static_cast<std::size_t>(fmpq_mpoly_length(raw_, context())); }
    /// As many as no coefficient has more of, numerator and denominator together.
    std::size_t coefficient_bits() const {
        return bits(fmpq_numref(raw_->content)) + bits(fmpq_denref(raw_->content)) + integer_bits();
    }
    /// Those of the exponents of one term, as they are stored.
    std::size_t exponent_bits() const { return 2 * static_cast<std::size_t>(raw_->zpoly->bits); }
    /// In x and in y, 0 for the zero polynomial; nothing where one of them is longer than a word.
    std::optional<std::pair<std::size_t, std::size_t>> degrees() const {
        if (terms() == 0) return std::pair<std::size_t, std::size_t>();
        if (fmpq_mpoly_degrees_fit_si(raw_, context()) == 0) return std::nullopt;
        return std::pair(degree(0), degree(1));
    }
    /// The number that it is, if it is one.
    std::optional<Fmpq> constant() const {
        if (fmpq_mpoly_is_fmpq(raw_, context()) == 0) return std::nullopt;
        Fmpq number;
        fmpq_mpoly_get_fmpq(number.raw(), raw_, context());
        return number;
    }
    Fmpq coefficient(std::size_t x_exponent, std::size_t y_exponent) const {
        const ulong exponents[] = {x_exponent, y_exponent};
        Fmpq number;
        fmpq_mpoly_get_coeff_fmpq_ui(number.raw(), raw_, exponents, context());
        return number;
    }
    std::string text() const {
        const char* names[] = {"x", "y"};
        char* copied = fmpq_mpoly_get_str_pretty(raw_, names, context());
        std::string result(copied);
        flint_free(copied);
        return result;
    }

    friend bool operator==(const BivariatePolynomial& a, const BivariatePolynomial& b) {
        return fmpq_mpoly_equal(a.raw_, b.raw_, context()) != 0;
    }
    friend BivariatePolynomial operator+(const BivariatePolynomial& a, const BivariatePolynomial& b) {
        BivariatePolynomial result;
        fmpq_mpoly_add(result.raw_, a.raw_, b.raw_, context());
        return result;
    }
    friend BivariatePolynomial operator-(const BivariatePolynomial& a, const BivariatePolynomial& b) {
        BivariatePolynomial result;
        fmpq_mpoly_sub(result.raw_, a.raw_, b.raw_, context());
        return result;
    }
    friend BivariatePolynomial operator*(const BivariatePolynomial& a, const BivariatePolynomial& b) {
        BivariatePolynomial result;
        fmpq_mpoly_mul(result.raw_, a.raw_, b.raw_, context());
        return result;
    }

  private:
    /// FLINT's description of the ring, which is read only.
    struct Ring {
        fmpq_mpoly_ctx_t raw;
        Ring() { fmpq_mpoly_ctx_init(raw, 2, ORD_LEX); }
        Ring(const Ring&) = delete;
        Ring& operator=(const Ring&) = delete;
        ~Ring() { fmpq_mpoly_ctx_clear(raw); }
    };
    static const fmpq_mpoly_ctx_struct* context() {
        static const Ring ring;
        return ring.raw;
    }
    static BivariatePolynomial variable(slong which) {
        BivariatePolynomial result;
        fmpq_mpoly_gen(result.raw_, which, context());
        return result;
    }
    std::size_t degree(slong variable) const {
        return static_cast<std::size_t>(fmpq_mpoly_degree_si(raw_, variable, context()));
    }
    std::size_t integer_bits() const { return static_cast<std::size_t>(std::labs(fmpz_mpoly_max_bits(raw_->zpoly))); }

    fmpq_mpoly_t raw_;
};

/// Of a square matrix, given by its rows.
inline Fmpq determinant(const std::vector<std::vector<Fmpq>>& rows) {
    const auto size = static_cast<slong>(rows.size());
    fmpq_mat_t matrix;
    fmpq_mat_init(matrix, size, size);
    for (slong i = 0; i < size; ++i) {
        const std::vector<Fmpq>& row = rows[static_cast<std::size_t>(i)];
        for (slong j = 0; j < size; ++j) {
            fmpq_set(fmpq_mat_entry(matrix, i, j), row[static_cast<std::size_t>(j)].raw());
        }
    }
    Fmpq result;
    fmpq_mat_det(result.raw(), matrix);
    fmpq_mat_clear(matrix);
    return result;
}

}  // namespace reductio::checkers
