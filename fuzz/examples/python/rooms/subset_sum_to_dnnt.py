"""Discrete paper, Theorem 1.3: subset sum to one hidden layer. Steps as in subset_sum_to_dnnt.md."""

from fractions import Fraction

from building import Draft, choices, parameters_document, training, values
from documents import expect


def reduce(source, options):
    items = source["items"]
    draft = Draft()  # [1]
    start = draft.source("s")
    hidden = [draft.vertex(f"h{number}") for number in range(1, len(items) + 1)]  # [2] identities
    end = draft.vertex("t")
    for item, vertex in zip(items, hidden):  # [3]
        draft.edge(start, vertex, choices(item_options(item)))
        draft.edge(vertex, end, choices([1]))
    dataset = [{"x": [Fraction(1)], "y": [Fraction(source["target"])]}]  # [4]
    return training(draft.network_from_source(1, [end]), draft.owned(), dataset, {"type": "squared-error"}, 0)


def item_options(item):
    return sorted({0, item})


def lift(source, solution, options):
    items, chosen = source["items"], solution["chosen"]
    expect(all(position < len(items) for position in chosen), "/chosen", "positions of items")
    first = [values(item if position in chosen else 0) for position, item in enumerate(items)]
    return parameters_document(first + [values(1) for _ in items])


def extract(source, parameters, options):
    """Positions, not values: equal items are different."""
    chosen = [position for position in range(len(source["items"])) if parameters[position]["weights"][0] != 0]
    return {"kind": "subset", "chosen": chosen}
