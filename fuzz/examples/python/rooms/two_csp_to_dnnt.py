"""Discrete paper, Theorem 1.4: binary constraint satisfaction to two layers. Steps as in two_csp_to_dnnt.md."""

from fractions import Fraction

from building import Draft, choices, only_option, parameters_document, training
from documents import expect


def kept_variables(source):
    """[1] Isolated variables are dropped, but a variable without a symbol has to stay."""
    mentioned = {constraint[end] for constraint in source["constraints"] for end in ("u", "v")}
    return [variable for variable in range(source["variables"]) if variable in mentioned or source["alphabet"] == 0]


def reduce(source, options):
    symbols, constraints = source["alphabet"], source["constraints"]
    draft = Draft()  # [2]
    start = draft.source("s")
    hidden = {variable: draft.vertex(f"h{variable + 1}") for variable in kept_variables(source)}
    outputs = [draft.vertex(f"t{number}") for number in range(1, len(constraints) + 1)]
    for vertex in hidden.values():  # [3]
        draft.edge(start, vertex, choices(range(1, symbols + 1)))
    for constraint, output in zip(constraints, outputs):
        connect(draft, hidden[constraint["u"]], hidden[constraint["v"]], output, symbols)
    dataset = [{"x": [Fraction(1)], "y": [Fraction(1)] * len(outputs)}]  # [7]
    loss = {"type": "csp-decode", "alphabet": symbols, "allowed": [constraint["allowed"] for constraint in constraints]}
    return training(draft.network_from_source(1, outputs), draft.owned(), dataset, loss, 1)  # [6] sorts


def connect(draft, first, second, output, symbols):
    if first == second:
        draft.edge(first, output, choices([2 * symbols + 1]))  # [5] one edge for a loop
    else:
        draft.edge(first, output, choices([1]))  # [4]
        draft.edge(second, output, choices([2 * symbols]))


def lift(source, solution, options):
    assignment = solution["values"]
    expect(len(assignment) == source["variables"], "/values", "a symbol for every variable")
    expect(all(symbol < source["alphabet"] for symbol in assignment), "/values", "symbols of the alphabet")
    parameters = reduce(source, options)["parameters"]
    for position, variable in enumerate(kept_variables(source)):
        parameters[position] = choices([assignment[variable] + 1])
    return parameters_document(only_option(parameters))


def extract(source, parameters, options):
    assignment = [0] * source["variables"]  # what an isolated variable gets
    for position, variable in enumerate(kept_variables(source)):
        weight = parameters[position]["weights"][0]
        expect(weight.denominator == 1 and 1 <= weight <= source["alphabet"], f"/edges/{position}/weights/0", "a symbol's number")
        assignment[variable] = weight.numerator - 1
    return {"kind": "assignment", "values": assignment}
