#pragma once
// For the sources of checkers/ only: FLINT's matrices of rationals.

#include "checkers/flint.hpp"

#include <flint/fmpq_mat.h>

namespace reductio::checkers {

class FmpqMatrix {
  public:
    FmpqMatrix(std::size_t rows, std::size_t columns) {
        fmpq_mat_init(raw_, static_cast<slong>(rows), static_cast<slong>(columns));
    }
    FmpqMatrix(const FmpqMatrix&) = delete;
    FmpqMatrix& operator=(const FmpqMatrix&) = delete;
    ~FmpqMatrix() { fmpq_mat_clear(raw_); }

    void set(std::size_t row, std::size_t column, const Fmpq& value) { fmpq_set(entry(row, column), value.raw()); }
    Fmpq get(std::size_t row, std::size_t column) const {
        Fmpq result;
        fmpq_set(result.raw(), entry(row, column));
        return result;
    }
    bool is_zero(std::size_t row, std::size_t column) const { return fmpq_is_zero(entry(row, column)) != 0; }

    /// Becomes its reduced row echelon form; returns its rank.
    std::size_t reduce() { return static_cast<std::size_t>(fmpq_mat_rref(raw_, raw_)); }

  private:
    fmpq* entry(std::size_t row, std::size_t column) const {
        return fmpq_mat_entry(raw_, static_cast<slong>(row), static_cast<slong>(column));
    }

    fmpq_mat_t raw_;
};

}  // namespace reductio::checkers
