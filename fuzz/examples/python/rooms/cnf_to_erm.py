"""Bit-model paper, Theorem E.2: satisfiability to one layer of ReLU. Steps as in cnf_to_erm.md."""

from fractions import Fraction

from building import RELU, Draft, any_rationals, parameters_document, training, values
from documents import expect


def reduce(source, options):
    draft = Draft()  # [1]
    start = draft.vertex("s")
    outputs = [draft.vertex(f"o{variable}", RELU) for variable in range(1, source["variables"] + 1)]
    for output in outputs:  # [2]
        draft.edge(start, output, any_rationals())
    dataset = [{"x": [Fraction(1)], "y": [Fraction(0)] * len(outputs)}]  # [3]
    formula = {"variables": source["variables"], "clauses": source["clauses"]}
    return training(draft.network_with_injection([start], outputs), draft.owned(), dataset,
                    {"type": "satisfies", "cnf": formula}, 0, **{"parameter-bits": {"factor": 1, "power": 1}})


def lift(source, solution, options):
    literals = solution["literals"]
    expect(len(literals) == source["variables"], "/literals", "a literal for every variable")
    return parameters_document([values(literal > 0) for literal in literals])


def extract(source, parameters, options):
    true = [max(Fraction(0), own["weights"][0] + own["bias"]) == 1 for own in parameters]
    return {"kind": "model", "literals": [variable if value else -variable for variable, value in enumerate(true, 1)]}
