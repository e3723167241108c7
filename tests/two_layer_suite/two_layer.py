"""Two-layer training instances as a solver sees them: for each part the distinct vectors that it can contribute.

This is the reader of the rivals' encoders. It shares no code with the solver that it is compared with.
"""

import json
import math
from fractions import Fraction


class Unsupported(Exception):
    """The instance lies outside what an encoding can say; the text names why."""


class Problem:
    """Choose one vector of each part; their sum, minus the labels, must have a loss of at most gamma. All integers."""

    def __init__(self, parts, labels, times, loss, gamma, neurons):
        self.parts, self.labels, self.times = parts, labels, times
        self.loss, self.gamma = loss, gamma
        self.neurons = neurons  # the parameters behind the parts, for the encodings that keep them apart
        self.samples = range(len(labels))

    def is_equality(self):
        """Only the labels themselves will do."""
        cheapest = min(self.times, default=1)
        return 0 <= self.gamma < cheapest

    def largest_residual(self, i):
        """A sample may miss its label by no more than this."""
        quotient = self.gamma // self.times[i]
        return math.isqrt(quotient) if self.loss == "squared-error" else quotient

    def largest_sum(self, i):
        """No sum of the parts, less the label, is larger in sample i."""
        reach = sum(max((abs(v[i]) for v in part), default=0) for part in self.parts)
        return reach + abs(self.labels[i])

    def accepts(self, chosen):
        """Whether these indices, one a part, are a solution; in exact arithmetic."""
        sums = [sum(part[c][i] for part, c in zip(self.parts, chosen)) for i in self.samples]
        misses = [abs(s - y) for s, y in zip(sums, self.labels)]
        price = {"squared-error": lambda r: r * r, "absolute-error": abs, "zero-one": bool}[self.loss]
        return sum(t * price(r) for t, r in zip(self.times, misses)) <= self.gamma


def numbers(options):
    return [Fraction(text) for text in options]


def activate(activation, a):
    """The value at a; constant, polynomial, identity and piecewise-linear only."""
    kind = activation["type"]
    if kind == "identity":
        return a
    if kind == "constant":
        return Fraction(activation["value"])
    if kind == "polynomial":
        return sum((Fraction(c) * a**i for i, c in enumerate(activation["coefficients"])), Fraction(0))
    if kind == "piecewise-linear":
        index = sum(a >= Fraction(b) for b in activation["breakpoints"])
        piece = activation["pieces"][index]
        return Fraction(piece["slope"]) * a + Fraction(piece["intercept"])
    raise Unsupported("the activation " + kind)


def sums(vectors, addends, most):
    """All sums of two, each once, in a fixed order."""
    if len(vectors) * len(addends) > 64 * most:
        raise Unsupported("too many vectors")
    found = sorted({tuple(a + b for a, b in zip(v, w)) for v in vectors for w in addends})
    if len(found) > most:
        raise Unsupported("more than %d vectors" % most)
    return found


def weighted_sums(edge, inputs, most):
    """The vectors of weighted sums behind an edge that leaves the source."""
    vectors = [tuple(Fraction(0) for _ in inputs)]
    for r, options in enumerate(edge["weights"]):
        vectors = sums(vectors, [tuple(w * x[r] for x in inputs) for w in numbers(options)], most)
    return sums(vectors, [tuple(b for _ in inputs) for b in numbers(edge["biases"])], most)


def contributions(neuron, inputs, most):
    """The vectors that a hidden neuron can add to the output's weighted sums."""
    activation, first, second = neuron
    values = {tuple(activate(activation, a) for a in v) for v in weighted_sums(first, inputs, most)}
    found = {
        tuple(w * s + b for s in v)
        for v in values
        for w in numbers(second["weights"][0])
        for b in numbers(second["biases"])
    }
    if len(found) > most:
        raise Unsupported("more than %d vectors" % most)
    return sorted(found)


def structure(document):
    """The hidden neurons (activation, edge from the source, edge to the output) and the direct edges."""
    network = document["network"]
    source, (output,) = network["source"], network["outputs"]
    if network["vertices"][output]["activation"]["type"] != "identity":
        raise Unsupported("an activation of the output")
    edges = dict(zip(((e["from"], e["to"]) for e in network["edges"]), document["parameters"]))
    hidden = [v for v in range(len(network["vertices"])) if v not in (source, output)]
    neurons = [(network["vertices"][v]["activation"], edges[source, v], edges[v, output]) for v in hidden]
    direct = [edges[source, output]] if (source, output) in edges else []
    return neurons, direct


def scaled_gamma(loss, gamma, scale):
    """Of the loss of whole-number residuals that are `scale` times the true ones."""
    power = {"squared-error": 2, "absolute-error": 1, "zero-one": 0}
    if loss not in power:
        raise Unsupported("the loss " + loss)
    return math.floor(gamma * scale ** power[loss])


def read_problem(path, most=20000):
    """The instance in integers; Unsupported if a part has more than `most` vectors."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    neurons, direct = structure(document)
    data = document["dataset"]
    inputs = [numbers(sample["x"]) for sample in data]
    parts = [contributions(neuron, inputs, most) for neuron in neurons]
    parts += [weighted_sums(edge, inputs, most) for edge in direct]
    labels = [Fraction(sample["y"][0]) for sample in data]
    values = labels + [x for part in parts for v in part for x in v]
    scale = math.lcm(*(x.denominator for x in values))
    loss = document["loss"]["type"]
    return Problem(
        [[tuple(int(x * scale) for x in v) for v in part] for part in parts],
        [int(y * scale) for y in labels],
        [sample.get("times", 1) for sample in data],
        loss,
        scaled_gamma(loss, Fraction(document["gamma"]), scale),
        (neurons, direct, inputs, scale),
    )
