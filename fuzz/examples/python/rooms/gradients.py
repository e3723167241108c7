"""Bit-model paper, Theorem 1.3: a program to one entry of a gradient. Steps as in pos_slp_to_backprop_sign.md and
bit_slp_to_backprop_bit.md."""

from fractions import Fraction
from math import ceil

from building import require, require_constant_one
from polynomial_network import PolynomialNetwork, activation_option, doubled_less_constant


class Sign:
    @staticmethod
    def reduce(source, options):
        require_constant_one(source)
        gap = options["gap"]
        require(gap is not None and gap > 0, "the gap, a number above 0")
        program = doubled_less_constant(source["slp"])  # [1]
        return question_about_last_edge(program, options, ceil(gap), {"type": "sign", "gap": gap})  # [4] [5]


class Bit:
    @staticmethod
    def reduce(source, options):
        return question_about_last_edge(source["slp"], options, 1, {"type": "bit", "bit": source["bit"]})  # [3] [4]


def question_about_last_edge(program, options, times, question):
    """The last edge, of weight 0, has the program's value for its derivative."""
    network = PolynomialNetwork(program, activation_option(options))
    end = network.draft.vertex("t")
    network.edge(network.last, end, 0)
    sample = {"x": [program["constant"]], "y": [Fraction(-1)], "times": times}
    return {"kind": "gradient", "network": network.draft.network_with_injection([0], [end]),
            "parameters": network.distinguished(), "dataset": [sample], "loss": {"type": "half-squared-error"},
            "edge": len(network.draft.unsorted) - 1, "question": question}
