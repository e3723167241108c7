"""Bit-model paper, Lemma 3.2: a bit of a program to training with polynomial activations. Steps as in bit_slp_to_erm.md."""

from fractions import Fraction
from math import ceil, floor

from building import training
from polynomial_network import PolynomialNetwork, Templates, activation_option, gap_options


def reduce(source, options):
    _, no = gap_options(options)
    main_loss = {"type": "bit", "bit": source["bit"]}
    return flagged_training(source["slp"], options, floor(no) + 1, ceil(no), main_loss)  # [5] [6]


def flagged_training(program, options, auxiliary_times, main_times, main_loss):
    yes, no = gap_options(options)
    network = PolynomialNetwork(program, activation_option(options))  # [1] [2] [3]
    flag = network.draft.vertex("flag")
    everything = list(range(flag + 1))  # [4]
    samples = Templates(network).samples(auxiliary_times)
    samples.append(main_sample(program["constant"], flag) | {"times": main_times})
    loss = {"type": "flagged", "flag": flag, "main": main_loss | {"output": network.last}}  # [7]
    return training(network.draft.network_with_injection(everything, everything), network.free_parameters(), samples, loss, yes,
                    **{"parameter-bits": {"factor": 1, "power": 1}, "promise": {"yes": yes, "no": no}})


def main_sample(constant, flag):
    """[6] The constant goes in at v0, which is vertex 0."""
    injected, label = [Fraction(0)] * (flag + 1), [Fraction(0)] * (flag + 1)
    injected[0] = constant
    injected[flag] = label[flag] = Fraction(1)
    return {"x": injected, "y": label}


def lift(source, solution, options):
    gap_options(options)
    return PolynomialNetwork(source["slp"], activation_option(options)).distinguished_document()
