"""Bit-model paper, Lemma 3.1: a network that multiplies its two inputs. Steps as in product_identity.md."""

from fractions import Fraction

from building import Draft, choices, only_option, parameters_document, training
from polynomial import multipliers


def reduce(source, options):
    coefficients = source["coefficients"]
    factors = multipliers(coefficients)  # [1]
    draft = Draft()
    first, second = draft.vertex("x"), draft.vertex("y")
    shifted = [add_copy(draft, shift, coefficients) for shift in range(len(factors))]  # [2]
    end = draft.vertex("z")
    for shift, (sums, powers) in enumerate(shifted):  # [3]
        joined = (first, sums[0], shift), (second, sums[0], 0), (first, sums[1], shift), (second, sums[2], shift)
        for tail, head, bias in joined:
            draft.edge(tail, head, choices([1], biases=[bias]))
        for own, power, sign in zip(sums, powers, (1, -1, -1)):
            draft.edge(own, power, choices([1]))
            draft.edge(power, end, choices([sign * factors[shift]]))
    grid = range(len(factors))  # [4]
    dataset = [{"x": [Fraction(x), Fraction(y)], "y": [Fraction(x * y)]} for x in grid for y in grid]
    return training(draft.network_with_injection([first, second], [end]), draft.owned(), dataset, {"type": "zero-one"}, 0)


def add_copy(draft, shift, coefficients):
    sums = [draft.vertex(f"L{number}_{shift}") for number in (1, 2, 3)]
    powers = [draft.vertex(f"U{number}_{shift}", {"type": "polynomial", "coefficients": coefficients}) for number in (1, 2, 3)]
    return sums, powers


def lift(source, solution, options):
    return parameters_document(only_option(reduce(source, options)["parameters"]))
