"""Discrete paper, Lemma 3.5: the sign of a program to a network without a choice. Steps as in pos_slp_to_dnnt.md."""

from fractions import Fraction

from building import IDENTITY, Draft, choices, only_option, parameters_document, require_constant_one, training

ENCODE = {"type": "decimal-encode"}
MULTIPLY = {"type": "decimal-product"}


def reduce(source, options):
    require_constant_one(source)
    gates = source["slp"]["gates"]
    coded = {right for operation, _, right in gates if operation == "*"}  # [2]
    draft = Draft()
    value_vertices, code_vertices = [draft.source("s")], {}
    if 0 in coded:
        add_code(draft, 0, value_vertices, code_vertices)
    for number, gate in enumerate(gates, 1):
        add_gate(draft, number, gate, value_vertices, code_vertices)
        if number in coded:
            add_code(draft, number, value_vertices, code_vertices)
    if not gates:  # [6]
        value_vertices.append(draft.vertex("h0"))
        connect(draft, 0, 1, 1)
    network = draft.network_from_source(1, [value_vertices[-1]])
    dataset = [{"x": [Fraction(1)], "y": [Fraction(1)]}]  # [7]
    return training(network, draft.owned(), dataset, {"type": "positive-sign"}, 1)


def connect(draft, tail, head, weight):
    draft.edge(tail, head, choices([weight]))  # [5]


def add_code(draft, number, value_vertices, code_vertices):
    code_vertices[number] = draft.vertex(f"h'{number}", ENCODE)
    connect(draft, value_vertices[number], code_vertices[number], 1)


def add_gate(draft, number, gate, value_vertices, code_vertices):
    operation, left, right = gate
    second = code_vertices[right] if operation == "*" else value_vertices[right]
    if operation != "*" and left == right:  # [1] two edges from one vertex would be parallel
        second = draft.vertex(f"r{number}")
        connect(draft, value_vertices[left], second, 1)
    vertex = draft.vertex(f"h{number}", MULTIPLY if operation == "*" else IDENTITY)  # [3]
    connect(draft, value_vertices[left], vertex, 1)  # [4]
    connect(draft, second, vertex, -1 if operation == "-" else 1)
    value_vertices.append(vertex)


def lift(source, solution, options):
    return parameters_document(only_option(reduce(source, options)["parameters"]))
