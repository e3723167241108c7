"""Bit-model paper, Remark B.3: the sign of a program to training with the hinge loss. Steps as in pos_slp_to_hinge_erm.md."""

from math import ceil

from building import require_constant_one
from polynomial_network import PolynomialNetwork, activation_option, doubled_less_constant, gap_options
from rooms.bit_slp_to_erm import flagged_training


def reduce(source, options):
    require_constant_one(source)
    _, no = gap_options(options)
    program = doubled_less_constant(source["slp"])  # [1]
    return flagged_training(program, options, ceil(no), ceil(no / 2), {"type": "hinge"})  # [2] to [5]


def lift(source, solution, options):
    require_constant_one(source)
    gap_options(options)
    return PolynomialNetwork(doubled_less_constant(source["slp"]), activation_option(options)).distinguished_document()
