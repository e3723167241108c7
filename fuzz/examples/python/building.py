"""A network under construction, and the instance around it."""

from fractions import Fraction

from documents import Refusal

IDENTITY = {"type": "identity"}
RELU = {"type": "piecewise-linear", "breakpoints": [Fraction(0)],
        "pieces": [{"slope": Fraction(0), "intercept": Fraction(0)}, {"slope": Fraction(1), "intercept": Fraction(0)}]}


class Draft:
    """Vertices in order, and edges that carry whatever belongs to them until they are sorted."""

    def __init__(self):
        self.vertices = []
        self.unsorted = []

    def source(self, name):
        self.vertices.append({"name": name})
        return len(self.vertices) - 1

    def vertex(self, name, activation=IDENTITY):
        self.vertices.append({"name": name, "activation": activation})
        return len(self.vertices) - 1

    def edge(self, tail, head, own):
        self.unsorted.append((tail, head, own))

    def edges(self):
        """By head, then tail; repeated ones as constructed."""
        return sorted(self.unsorted, key=lambda edge: (edge[1], edge[0]))

    def owned(self):
        return [own for _, _, own in self.edges()]

    def network_from_source(self, dimension, outputs):
        return self.network({"type": "source", "dimension": dimension}, 0, outputs)

    def network_with_injection(self, vertices, outputs):
        everything = vertices == list(range(len(self.vertices)))
        return self.network({"type": "injected", "vertices": None if everything else vertices}, None, outputs)

    def network(self, network_input, source, outputs):
        ends = [{"from": tail, "to": head} for tail, head, _ in self.edges()]
        return {"input": network_input, "vertices": self.vertices, "source": source, "outputs": outputs, "edges": ends}


def choices(*weights, biases=(0,)):
    """The option lists of an edge's weights, and of its bias."""
    return {"weights": [list(options) for options in weights], "biases": list(biases)}


def any_rationals():
    return {"weights": ["rational"], "biases": "rational"}


def values(weight, bias=0):
    return {"weights": [Fraction(weight)], "bias": Fraction(bias)}


def training(network, parameters, dataset, loss, gamma, **optional):
    return {"kind": "nnt", "network": network, "parameters": parameters, "dataset": dataset, "loss": loss, "gamma": gamma,
            **optional}


def parameters_document(edges):
    return {"kind": "parameters", "edges": edges}


def only_option(parameters):
    return [{"weights": [options[0] for options in own["weights"]], "bias": own["biases"][0]} for own in parameters]


def require(condition, message):
    if not condition:
        raise Refusal("precondition", f"expected {message}")


def require_constant_one(source):
    require(source["slp"]["constant"] == 1, "the constant 1")
