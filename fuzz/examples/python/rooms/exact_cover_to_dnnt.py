"""Discrete paper, Theorem 1.5: exact cover to a single hidden neuron. Steps as in exact_cover_to_dnnt.md."""

from fractions import Fraction

from building import Draft, choices, parameters_document, training, values
from documents import expect


def reduce(source, options):
    sets = source["sets"]
    draft = Draft()  # [1]
    start, hidden, end = draft.source("s"), draft.vertex("h"), draft.vertex("t")
    draft.edge(start, hidden, choices(*([0, 1] for _ in sets)))  # [2]
    draft.edge(hidden, end, choices([1]))
    dataset = [{"x": [Fraction(element in one) for one in sets], "y": [Fraction(1)]}
               for element in range(source["universe"])]  # [3]
    dataset.append({"x": [Fraction(1)] * len(sets), "y": [Fraction(source["pick"])]})  # [4]
    return training(draft.network_from_source(len(sets), [end]), draft.owned(), dataset, {"type": "squared-error"}, 0)


def lift(source, solution, options):
    sets, chosen = source["sets"], solution["chosen"]
    expect(all(position < len(sets) for position in chosen), "/chosen", "positions of sets")
    weights = [Fraction(position in chosen) for position in range(len(sets))]
    return parameters_document([{"weights": weights, "bias": Fraction(0)}, values(1)])


def extract(source, parameters, options):
    chosen = [position for position, weight in enumerate(parameters[0]["weights"]) if weight == 1]
    return {"kind": "cover", "chosen": chosen}
