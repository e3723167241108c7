"""Bit-model paper, Remark B.2: one input and one output, by a centred regulariser. Steps as in bit_slp_to_scalar_erm.md."""

from fractions import Fraction
from math import ceil

from building import training
from polynomial_network import PolynomialNetwork, activation_option, gap_options


def has_gap(options):
    return options["yes"] is not None or options["no"] is not None


def reduce(source, options):
    network = PolynomialNetwork(source["slp"], activation_option(options))  # [1]
    shape = network.draft.network_with_injection([0], [network.last])
    sample = {"x": [source["slp"]["constant"]], "y": [Fraction(1)]}  # [2]
    loss = {"type": "bit", "bit": source["bit"], "output": 0}
    gamma, optional = Fraction(0), {"parameter-bits": {"factor": 1, "power": 1}}
    if has_gap(options):  # [4]
        gamma, no = gap_options(options)
        sample["times"] = ceil(no)
        optional["promise"] = {"yes": gamma, "no": no}
        optional["regulariser"] = {"type": "distinct", "penalty": no, "centre": network.distinguished()}
    else:  # [3]
        optional["regulariser"] = {"type": "quadratic", "weight": Fraction(1), "centre": network.distinguished()}
    return training(shape, network.free_parameters(), [sample], loss, gamma, **optional)


def lift(source, solution, options):
    if has_gap(options):
        gap_options(options)
    return PolynomialNetwork(source["slp"], activation_option(options)).distinguished_document()
