"""Exact numbers within a budget, bits of rationals, straight-line programs."""

from documents import Refusal

MOST_BITS = 1 << 18  # of a value, numerator and denominator together


def size(number):
    return number.numerator.bit_length() + number.denominator.bit_length()


def within_budget(bits):
    if bits > MOST_BITS:
        raise Refusal("budget", f"a value would have more than {MOST_BITS} bits")


def product(left, right):
    within_budget(size(left) + size(right))
    return left * right


def add(left, right):
    within_budget(size(left) + size(right) + 1)
    return left + right


OPERATIONS = {"+": add, "-": lambda left, right: add(left, -right), "*": product}


def output_of(program):
    values = [program["constant"]]
    for operation, left, right in program["gates"]:
        values.append(OPERATIONS[operation](values[left], values[right]))
    return values[-1]


def bit_of(number, place):
    """Bit `place` of |number|: a place far right of the point is found without a shift by that many bits."""
    numerator, denominator = abs(number.numerator), number.denominator
    if place < 0:
        shifted = numerator * pow(2, -place, 2 * denominator) % (2 * denominator)
        return shifted // denominator
    if place >= numerator.bit_length():
        return 0
    return numerator // (denominator << place) % 2
