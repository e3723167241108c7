"""Faults to seed: each is one small change to the program, by name. Whatever compares implementations should find them.

Those marked (printed) are the papers' own. `other-names` is no fault: a comparison that is not about bytes lets it pass.
"""

import os
from bisect import bisect_left
from fractions import Fraction
from itertools import combinations_with_replacement, islice

import activations
import decide
import documents
import networks
import second
from building import Draft, choices
from polynomial_network import PolynomialNetwork
from rooms import (bit_slp_to_erm, dnnt_to_cnnt, exact_cover_to_dnnt, gradients, pos_slp_to_dnnt, pos_slp_to_hinge_erm,
                   slp_to_bounded_slp, subset_sum_to_dnnt, two_csp_to_dnnt)
from rooms.room import Room

FAULTS = {}


def fault(name, description):
    def register(seed):
        FAULTS[name] = description, seed
        return seed
    return register


def after(owner, name, change):
    """Lets `change` alter what the function returns."""
    original = getattr(owner, name)
    setattr(owner, name, lambda *arguments: change(original(*arguments), *arguments))


# Constructions, as the papers print them.

@fault("printed-codec", "pos-slp-to-dnnt (printed): codes lose the sign and trailing zeros of a right operand")
def printed_codec():
    pos_slp_to_dnnt.ENCODE = {"type": "published-decimal-encode"}
    pos_slp_to_dnnt.MULTIPLY = {"type": "published-decimal-product"}


@fault("parallel-edges-once", "pos-slp-to-dnnt (printed): a gate of one operand twice gets one edge, of weight 1, and no relay")
def parallel_edges_once():
    original = pos_slp_to_dnnt.add_gate

    def add_gate(draft, number, gate, value_vertices, code_vertices):
        operation, left, right = gate
        if operation == "*" or left != right:
            return original(draft, number, gate, value_vertices, code_vertices)
        value_vertices.append(draft.vertex(f"h{number}"))
        pos_slp_to_dnnt.connect(draft, value_vertices[left], value_vertices[-1], 1)

    pos_slp_to_dnnt.add_gate = add_gate


@fault("loop-first-weight", "two-csp-to-dnnt (printed): of a loop's two edges the first weight wins")
def loop_first_weight():
    original = two_csp_to_dnnt.connect

    def connect(draft, first, second_end, output, symbols):
        if first == second_end:
            draft.edge(first, output, choices([1]))
        else:
            original(draft, first, second_end, output, symbols)

    two_csp_to_dnnt.connect = connect


@fault("bit-not-shifted", "slp-to-bounded-slp (printed): the bit asked for is the j-th right of the point")
def bit_not_shifted():
    def first_bits(target, source, options):
        return target | {"bit": -source["bit"]} if "bit" in source else target

    after(slp_to_bounded_slp, "reduce", first_bits)


@fault("later-edge-wins", "bit-slp-to-erm and its kin (printed): of two parallel edges the later one stays")
def later_edge_wins():
    original = PolynomialNetwork.edge_pair

    def edge_pair(network, left, right, head, second_weight, bias):
        if left == right:
            network.edge(left, head, second_weight)
        else:
            original(network, left, right, head, second_weight, bias)

    PolynomialNetwork.edge_pair = edge_pair


@fault("sign-of-nothing", "pos-slp-to-backprop-sign (printed): no gates are added, so that the value 0 breaks the promise")
def sign_of_nothing():
    gradients.doubled_less_constant = lambda program: program


# Constructions, slightly wrong.

@fault("weight-off-by-one", "two-csp-to-dnnt: the weights are 2n - 1 and, of a loop, 2n; not 2n and 2n + 1")
def weight_off_by_one():
    original = two_csp_to_dnnt.connect
    two_csp_to_dnnt.connect = lambda draft, first, second_end, output, symbols: original(
        draft, first, second_end, output, symbols - Fraction(1, 2))


@fault("threshold-off-by-one", "two-csp-to-dnnt: gamma is 2, so that every parameters will do")
def threshold_off_by_one():
    after(two_csp_to_dnnt, "reduce", lambda target, source, options: target | {"gamma": 2})


@fault("no-count-of-sets", "exact-cover-to-dnnt: the last sample, which counts the sets, is missing")
def no_count_of_sets():
    after(exact_cover_to_dnnt, "reduce", lambda target, source, options: target | {"dataset": target["dataset"][:-1]})


@fault("no-negative-items", "subset-sum-to-dnnt: negative items cannot be chosen")
def no_negative_items():
    subset_sum_to_dnnt.item_options = lambda item: sorted({0, max(0, item)})


@fault("templates-too-light", "bit-slp-to-erm: auxiliary samples count floor(b) times, not floor(b) + 1")
def templates_too_light():
    original = bit_slp_to_erm.flagged_training
    bit_slp_to_erm.flagged_training = lambda program, options, auxiliary, main, loss: original(
        program, options, max(1, auxiliary - 1), main, loss)


@fault("main-sample-once", "pos-slp-to-hinge-erm: the main sample counts once, whatever the gap")
def main_sample_once():
    pos_slp_to_hinge_erm.flagged_training = lambda program, options, auxiliary, main, loss: bit_slp_to_erm.flagged_training(
        program, options, auxiliary, 1, loss)


@fault("no-unit-probes", "dnnt-to-cnnt: only the first two probes are made, so that internal weights are free")
def no_unit_probes():
    original = dnnt_to_cnnt.probes
    dnnt_to_cnnt.probes = lambda plan: islice(original(plan), 2)


@fault("other-names", "all rooms: harmless, the vertices have other names")
def other_names():
    original = Draft.vertex
    Draft.vertex = lambda draft, name, *activation: original(draft, "the " + name, *activation)


# Solutions.

@fault("extract-by-value", "subset-sum-to-dnnt (printed): a subset is a set of values, so that of equal items one is extracted")
def extract_by_value():
    def first_of_each(solution, source, parameters, options):
        items = source["items"]
        chosen = {items[position]: position for position in reversed(solution["chosen"])}
        return solution | {"chosen": sorted(chosen.values())}

    after(subset_sum_to_dnnt, "extract", first_of_each)


@fault("lift-swaps-two", "all rooms: the parameters of the first two edges are swapped where they have as many weights")
def lift_swaps_two():
    def swap(document, *request):
        first, rest = document["edges"][:2], document["edges"][2:]
        same = len(first) == 2 and len(first[0]["weights"]) == len(first[1]["weights"])
        return document | {"edges": first[::-1] + rest if same else first + rest}

    after(Room, "lift", swap)


# Numbers.

@fault("narrow-integers", "numbers that are read wrap around at 64 bits")
def narrow_integers():
    def wrap(number, *request):
        return Fraction((number.numerator + 2 ** 63) % 2 ** 64 - 2 ** 63, number.denominator)

    after(documents.Rational, "read", wrap)


@fault("floats", "products in a network have the 53 bits of a float")
def floats():
    after(networks, "product", lambda exact, *request: Fraction(float(exact)) if abs(exact) < 10 ** 300 else exact)


# Decisions and evaluations.

@fault("always-yes", "decide: every answer is yes")
def always_yes():
    after(decide, "decide", lambda decision, *request: {"kind": "decision", "answer": "yes"})


@fault("stops-too-early", "decide: no more than 4 candidates are tried")
def stops_too_early():
    decide.search = lambda candidates, count, steps, solves: any(solves(candidate) for candidate in islice(candidates, 4))


@fault("cover-with-repetition", "decide: a set may be taken several times for an exact cover")
def cover_with_repetition():
    decide.combinations = combinations_with_replacement


@fault("no-times", "evaluate, decide: every sample counts once")
def no_times():
    networks.total_of = lambda samples, penalty: sum((loss for _, loss, _ in samples), penalty)


@fault("no-biases", "evaluate, decide: biases are forgotten")
def no_biases():
    original = networks.contribution
    networks.contribution = lambda values, tail: original(values | {"bias": Fraction(0)}, tail)


@fault("unsigned-code", "evaluate, decide: decimal-encode forgets the sign")
def unsigned_code():
    original = activations.encode
    activations.encode = lambda number: original(abs(number))


@fault("breakpoint-to-the-left", "evaluate, decide: a breakpoint belongs to the piece on its left")
def breakpoint_to_the_left():
    activations.bisect_right = bisect_left


# The protocol.

def instance_of(line):
    """The instance of a request, if there is one."""
    try:
        instance = second.parse_request(line).get("instance")
    except documents.Refusal:
        return {}
    return instance if isinstance(instance, dict) else {}


@fault("crash", "the program ends with code 3 at a formula with an empty clause")
def crash():
    original = second.answer_line
    second.answer_line = lambda line: os._exit(3) if [] in instance_of(line).get("clauses", []) else original(line)


@fault("garbage", "a line that is no JSON answers every request with an alphabet of one symbol")
def garbage():
    original = second.answer_line
    second.answer_line = lambda line: "garbage" if instance_of(line).get("alphabet") == 1 else original(line)


@fault("wrong-id", "answers carry the id 0")
def wrong_id():
    after(second, "answer_line", lambda answer, line: second.write_line(documents.parse(answer) | {"id": 0}))
