"""Bit-model paper, Lemma A.5: a program whose values stay within 1. Steps as in slp_to_bounded_slp.md."""

from fractions import Fraction

from building import require_constant_one
from documents import MOST_VALUES, Refusal

MOST_GATES = MOST_VALUES // 4  # a gate is a list of three values


def reduce(source, options):
    require_constant_one(source)
    gates = source["slp"]["gates"]
    bounded = []
    places, exponents = [0], [1]  # [1] where the old values stand now, and the powers of the constant they carry
    for operation, left, right in gates:
        place, exponent = bounded_gate(bounded, operation, (places[left], exponents[left]), (places[right], exponents[right]))
        places.append(place)
        exponents.append(exponent)
    if gates:
        times_power(bounded, places[-1], 2 ** len(gates) - exponents[-1])  # [5]
    size = len(bounded)
    target = {"kind": source["kind"], "slp": {"constant": Fraction(1, 2 ** size), "gates": bounded}}  # [6]
    if source["kind"] == "bit-slp":
        target["bit"] = source["bit"] - size * 2 ** len(gates)  # [7]
    return target


def emit(bounded, operation, left, right):
    if len(bounded) == MOST_GATES:
        raise Refusal("budget", "the result does not fit into a document")
    bounded.append([operation, left, right])
    return len(bounded)


def bounded_gate(bounded, operation, left, right):
    """Operands are pairs of a place and an exponent; so is the result."""
    (left_place, left_exponent), (right_place, right_exponent) = left, right
    if operation == "*":  # [2]
        return emit(bounded, "*", left_place, right_place), left_exponent + right_exponent
    exponent = max(left_exponent, right_exponent)  # [3]
    left_place = times_power(bounded, left_place, exponent - left_exponent)
    right_place = times_power(bounded, right_place, exponent - right_exponent)
    return emit(bounded, operation, left_place, right_place), exponent


def times_power(bounded, place, exponent):
    """[4] The value at `place` times the constant to the `exponent`, by repeated squaring."""
    power = 0
    while exponent:
        if exponent % 2:
            place = emit(bounded, "*", place, power)
        exponent //= 2
        if exponent:
            power = emit(bounded, "*", power, power)
    return place
