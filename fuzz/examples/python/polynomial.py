"""Bit-model paper, Lemma 3.1: the multipliers by which shifted copies of a polynomial make a product."""

from fractions import Fraction
from math import comb

from building import require


def multipliers(coefficients):
    """[1] lambda_0..lambda_mu with sum_j lambda_j f(U + j) = U^2 / 2, by elimination."""
    degree = len(coefficients) - 1
    require(degree >= 2, f"a polynomial of degree at least 2, found one of degree {max(degree, 0)}")
    count = degree + 1
    rows = [[shifted_coefficient(coefficients, power, shift) for shift in range(count)] + [Fraction(power == 2, 2)]
            for power in range(count)]
    for column in range(count):
        pivot = next(row for row in range(column, count) if rows[row][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [entry / rows[column][column] for entry in rows[column]]
        for row in range(count):
            if row != column:
                factor = rows[row][column]
                rows[row] = [entry - factor * other for entry, other in zip(rows[row], rows[column])]
    return [row[-1] for row in rows]


def shifted_coefficient(coefficients, power, shift):
    """The coefficient of U^power in f(U + shift)."""
    return sum((coefficients[k] * comb(k, power) * shift ** (k - power) for k in range(power, len(coefficients))), Fraction(0))
