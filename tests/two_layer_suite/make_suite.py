"""Writes the 60 instances of the benchmark, the same bytes on every run.

A YES is planted: the labels are what some parameters give. A NO has a reason that is known here: a residue, the
range, or, for a generic one, an exact meeting in the middle that finds nothing.
"""

import argparse
import itertools
import json
import math
import os
import random
from fractions import Fraction

from two_layer import read_problem

SQUARED, ABSOLUTE, ZERO_ONE = "squared-error", "absolute-error", "zero-one"

ACTIVATIONS = {
    "identity": {"type": "identity"},
    "relu": {
        "type": "piecewise-linear",
        "breakpoints": ["0"],
        "pieces": [{"slope": "0", "intercept": "0"}, {"slope": "1", "intercept": "0"}],
    },
    "step": {
        "type": "piecewise-linear",
        "breakpoints": ["0"],
        "pieces": [{"slope": "0", "intercept": "0"}, {"slope": "0", "intercept": "1"}],
    },
    "square": {"type": "polynomial", "coefficients": ["0", "0", "1"]},
}

# The largest absolute value of: an input, a weight of the first layer, a bias, a weight of the second layer.
MAGNITUDES = {
    ("identity", "small"): (3, 3, 2, 2),
    ("relu", "small"): (3, 3, 2, 2),
    ("step", "small"): (3, 3, 3, 9),
    ("square", "small"): (2, 2, 1, 2),
    ("identity", "large"): (40, 50, 100, 20),
    ("relu", "large"): (40, 50, 100, 20),
    ("step", "large"): (9, 9, 9, 50000),
    ("square", "large"): (5, 6, 9, 40),
    ("identity", "wide"): (40, 5000, 9999, 99),
    ("relu", "wide"): (40, 5000, 9999, 99),
    ("square", "wide"): (9, 90, 99, 400),
    ("step", "huge"): (9, 9, 9, 10**30),
}


class Recipe:
    """What an instance is to be like. `options` counts the options of a weight of the first and second layer."""

    def __init__(self, n0, activation, size, answer, shape, loss=SQUARED, gamma=0, modulus=0, direct=False):
        self.n0, self.activation, self.size, self.answer = n0, activation, size, answer
        self.neurons, self.dimension, self.options = shape
        self.loss, self.gamma, self.modulus, self.direct = loss, gamma, modulus, direct

    def name(self):
        return "%d-%s-%s-%s" % (self.n0, self.activation, self.size, self.answer)


def text(value):
    return str(Fraction(value))


def option_list(rng, most, count, multiple=1, fractions=False):
    """Strictly increasing; fewer where there are not so many numbers."""
    values = set()
    for _ in range(20 * count):
        value = Fraction(rng.randint(-most, most), rng.choice((1, 2, 3)) if fractions else 1) * multiple
        values.add(value)
        if len(values) == count:
            break
    return [text(value) for value in sorted(values)]


def first_layer(rng, recipe, magnitudes, multiple=1):
    _, weight, bias, _ = magnitudes
    fractions = recipe.size == "rational"
    weights = [option_list(rng, weight, recipe.options[0], multiple, fractions) for _ in range(recipe.dimension)]
    return {"weights": weights, "biases": option_list(rng, bias, 1 + recipe.options[0] // 3, multiple, fractions)}


def second_layer(rng, recipe, magnitudes, multiple):
    weights = option_list(rng, magnitudes[3], recipe.options[1], multiple, recipe.size == "rational")
    return {"weights": [weights], "biases": ["0"] if rng.random() < 0.5 else [text(0), text(multiple)]}


def build(rng, recipe):
    """The instance, with labels of 0. With a modulus, all that the neurons contribute are multiples of it, but for
    the last neuron's if the answer is by the residues of the last."""
    size = "small" if recipe.size == "rational" else recipe.size
    magnitudes = MAGNITUDES[recipe.activation, size]
    vertices, edges, parameters = [{"name": "s"}], [], []
    output = recipe.neurons + 1
    seconds = []
    for p in range(1, recipe.neurons + 1):
        vertices.append({"name": "h%d" % p, "activation": ACTIVATIONS[recipe.activation]})
        edges.append({"from": 0, "to": p})
        parameters.append(first_layer(rng, recipe, magnitudes))
        loose = recipe.answer == "no-lastresidue" and p == recipe.neurons
        multiple = recipe.modulus if recipe.modulus and not loose else 1
        seconds.append(({"from": p, "to": output}, second_layer(rng, recipe, magnitudes, multiple)))
    if recipe.direct:
        edges.append({"from": 0, "to": output})
        parameters.append(first_layer(rng, recipe, magnitudes, recipe.modulus or 1))
    vertices.append({"name": "t", "activation": {"type": "identity"}})
    edges += [edge for edge, _ in seconds]
    parameters += [parameter for _, parameter in seconds]
    x = [[text(rng.randint(1, magnitudes[0]) * rng.choice((1, 1, -1))) for _ in range(recipe.dimension)]
         for _ in range(recipe.n0)]  # fmt: skip
    network = {
        "input": {"type": "source", "dimension": recipe.dimension},
        "vertices": vertices,
        "source": 0,
        "outputs": [output],
        "edges": edges,
    }
    return {
        "reductio": 1,
        "kind": "nnt",
        "network": network,
        "parameters": parameters,
        "dataset": [{"x": entry, "y": ["0"]} for entry in x],
        "loss": {"type": recipe.loss},
        "gamma": text(recipe.gamma),
    }


def reached(parts, most=400000):
    """All sums of the parts' vectors; None if there are too many."""
    sums = {tuple(0 for _ in parts[0][0])}
    for part in parts:
        if len(sums) * len(part) > 4 * most:
            return None
        sums = {tuple(map(int.__add__, v, w)) for v in sums for w in part}
        if len(sums) > most:
            return None
    return sums


def shortfalls(problem):
    """All vectors of residuals that gamma allows."""
    if problem.loss == ZERO_ONE:
        return [tuple(0 for _ in problem.samples)]  # only used with gamma 0
    spans = [range(-problem.largest_residual(i), problem.largest_residual(i) + 1) for i in problem.samples]
    price = (lambda r: r * r) if problem.loss == SQUARED else abs
    return [r for r in itertools.product(*spans) if sum(map(price, r)) <= problem.gamma]


def out_of_reach(problem, labels):
    """Whether no sum is close enough; None if that is too much work."""
    middle = len(problem.parts) // 2
    left, right = reached(problem.parts[:middle]), reached(problem.parts[middle:])
    if left is None or right is None:
        return None
    for residual in shortfalls(problem):
        for v in left:
            if tuple(y + r - a for y, r, a in zip(labels, residual, v)) in right:
                return False
    return True


def planted(rng, problem):
    chosen = [rng.choice(part) for part in problem.parts]
    return [sum(v[i] for v in chosen) for i in problem.samples]


def nudged(rng, labels, gamma, loss, scale):
    """Off by as much as gamma allows at one sample."""
    step = 0 if loss == ZERO_ONE else math.isqrt(gamma) if loss == SQUARED else gamma
    place = rng.randrange(len(labels))
    return [y + step * scale * rng.choice((-1, 1)) if i == place else y for i, y in enumerate(labels)]


def common_divisor(parts):
    """Of all entries: what every sum of these parts is a multiple of."""
    return math.gcd(*(x for part in parts for v in part for x in v))


def labels_by_residue(rng, problem):
    """Half a common divisor away from all that can be reached, at one sample: further than gamma allows."""
    labels = planted(rng, problem)
    place = rng.randrange(len(labels))
    half = common_divisor(problem.parts) // 2
    labels[place] += half
    return labels if half > problem.largest_residual(place) else None


def labels_by_last_residue(rng, problem):
    """All but the last part are 0 modulo g: labels that no vector of the last part meets modulo g."""
    modulus = common_divisor(problem.parts[:-1])
    if modulus < 2:
        return None
    last = {tuple(x % modulus for x in v) for v in problem.parts[-1]}
    for _ in range(100):
        labels = planted(rng, problem)
        labels[rng.randrange(len(labels))] += rng.randrange(1, modulus)
        if tuple(y % modulus for y in labels) not in last:
            return labels
    return None


def labels_by_range(rng, problem, scale):
    """Inside the range at all samples but one, beyond it there."""
    labels = planted(rng, problem)
    place = rng.randrange(len(labels))
    labels[place] = sum(max(v[place] for v in part) for part in problem.parts) + scale * (problem.gamma + 1)
    return labels


def generic_labels(rng, problem):
    """Between vectors that can be reached, yet not reached: found by trying and an exact search."""
    for _ in range(5):
        one, other = planted(rng, problem), planted(rng, problem)
        labels = [rng.randint(min(a, b), max(a, b)) for a, b in zip(one, other)]
        if out_of_reach(problem, labels):
            return labels
    return None


def choose_labels(rng, recipe, problem):
    scale = problem.neurons[3]
    kind = recipe.answer.split("-")[-1]
    if kind == "residue":
        return labels_by_residue(rng, problem)
    if kind == "lastresidue":
        return labels_by_last_residue(rng, problem)
    if kind == "range":
        return labels_by_range(rng, problem, scale)
    if kind == "generic":
        return generic_labels(rng, problem)
    return nudged(rng, planted(rng, problem), recipe.gamma, recipe.loss, scale)


def write(path, document):
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(document) + "\n")


def make(recipe, path, seed):
    """Writes the instance with its labels; tries again where no labels fit the answer."""
    for attempt in range(50):
        rng = random.Random("%s %d" % (seed, attempt))
        document = build(rng, recipe)
        write(path, document)
        problem = read_problem(path)
        labels = choose_labels(rng, recipe, problem)
        if labels:
            break
    else:
        raise ValueError("no such instance: " + path)
    for sample, y in zip(document["dataset"], labels):
        sample["y"] = [text(Fraction(y, problem.neurons[3]))]
    write(path, document)
    return problem


def one_sample():
    """Dense and easy for a table when small; the large and wide ones are not dense."""
    return [
        Recipe(1, "relu", "small", "yes", (10, 2, (3, 3))),
        Recipe(1, "relu", "large", "yes", (8, 3, (3, 2))),
        Recipe(1, "relu", "small", "no-residue", (12, 2, (3, 3)), modulus=2),
        Recipe(1, "relu", "large", "no-lastresidue", (6, 2, (3, 2)), modulus=997),
        Recipe(1, "relu", "wide", "no-generic", (4, 2, (3, 2)), ABSOLUTE),
        Recipe(1, "identity", "small", "yes", (12, 2, (3, 2)), ABSOLUTE, direct=True),
        Recipe(1, "identity", "large", "no-residue", (7, 3, (3, 2)), modulus=6),
        Recipe(1, "identity", "large", "no-range", (10, 2, (4, 2)), SQUARED),
        Recipe(1, "identity", "rational", "no-lastresidue", (8, 2, (3, 2)), ABSOLUTE, modulus=60),
        Recipe(1, "identity", "wide", "no-generic", (3, 3, (3, 2)), SQUARED, gamma=4),
        Recipe(1, "step", "large", "yes", (12, 2, (3, 3))),
        Recipe(1, "step", "huge", "yes", (9, 2, (3, 3)), ABSOLUTE),
        Recipe(1, "step", "large", "no-residue", (12, 2, (3, 4)), ABSOLUTE, gamma=2, modulus=10),
        Recipe(1, "step", "large", "no-generic", (5, 3, (3, 4)), ZERO_ONE),
        Recipe(1, "step", "huge", "no-generic", (9, 2, (3, 3))),
        Recipe(1, "square", "small", "no-residue", (12, 3, (3, 3)), modulus=4),
        Recipe(1, "square", "large", "yes", (8, 2, (3, 2)), SQUARED, gamma=9),
        Recipe(1, "square", "large", "no-lastresidue", (6, 2, (3, 2)), ABSOLUTE, modulus=500),
        Recipe(1, "square", "large", "no-range", (8, 2, (3, 2)), ABSOLUTE, gamma=5),
        Recipe(1, "square", "wide", "no-generic", (4, 2, (3, 2))),
    ]


def two_samples():
    return [
        Recipe(2, "relu", "small", "yes", (9, 2, (3, 3))),
        Recipe(2, "relu", "large", "yes", (8, 2, (3, 2)), ABSOLUTE, gamma=3),
        Recipe(2, "relu", "small", "no-residue", (9, 2, (3, 2)), modulus=2),
        Recipe(2, "relu", "small", "no-lastresidue", (6, 2, (3, 2)), ABSOLUTE, modulus=30),
        Recipe(2, "relu", "large", "no-generic", (5, 2, (3, 3))),
        Recipe(2, "identity", "small", "yes", (10, 2, (3, 2)), SQUARED, gamma=2),
        Recipe(2, "identity", "small", "no-residue", (8, 2, (2, 2)), ABSOLUTE, gamma=1, modulus=5),
        Recipe(2, "identity", "large", "no-lastresidue", (7, 2, (3, 2)), modulus=997),
        Recipe(2, "identity", "rational", "no-range", (5, 2, (3, 2)), ABSOLUTE),
        Recipe(2, "identity", "large", "no-generic", (6, 3, (2, 2)), ZERO_ONE),
        Recipe(2, "step", "small", "yes", (10, 2, (3, 3)), ZERO_ONE),
        Recipe(2, "step", "large", "yes", (8, 2, (3, 3))),
        Recipe(2, "step", "small", "no-residue", (12, 2, (3, 4)), modulus=2),
        Recipe(2, "step", "small", "no-lastresidue", (9, 2, (3, 3)), ABSOLUTE, modulus=31),
        Recipe(2, "step", "huge", "no-generic", (7, 2, (3, 3))),
        Recipe(2, "square", "small", "yes", (9, 2, (3, 2)), ABSOLUTE),
        Recipe(2, "square", "small", "no-residue", (6, 2, (3, 2)), SQUARED, gamma=3, modulus=4),
        Recipe(2, "square", "small", "no-lastresidue", (7, 2, (3, 2)), modulus=50),
        Recipe(2, "square", "large", "no-range", (6, 3, (2, 2))),
        Recipe(2, "square", "large", "no-generic", (5, 2, (3, 2)), ABSOLUTE, gamma=2),
    ]


def three_samples():
    """Tables grow with the third power of the numbers here: the ground of the solvers."""
    return [
        Recipe(3, "relu", "small", "yes", (8, 2, (3, 2))),
        Recipe(3, "relu", "large", "yes", (6, 2, (3, 2)), ABSOLUTE),
        Recipe(3, "relu", "small", "no-residue", (6, 2, (3, 2)), modulus=2),
        Recipe(3, "relu", "small", "no-lastresidue", (6, 2, (3, 2)), modulus=20),
        Recipe(3, "relu", "large", "no-generic", (5, 2, (3, 3)), ABSOLUTE),
        Recipe(3, "identity", "small", "yes", (9, 3, (2, 2)), ABSOLUTE, gamma=2, direct=True),
        Recipe(3, "identity", "large", "no-residue", (6, 2, (3, 2)), modulus=6),
        Recipe(3, "identity", "small", "no-range", (6, 2, (3, 2))),
        Recipe(3, "identity", "rational", "no-lastresidue", (7, 2, (2, 2)), modulus=60),
        Recipe(3, "identity", "large", "no-generic", (6, 4, (2, 2)), SQUARED, gamma=3),
        Recipe(3, "step", "small", "yes", (11, 3, (3, 3))),
        Recipe(3, "step", "large", "yes", (9, 3, (3, 2)), ZERO_ONE),
        Recipe(3, "step", "small", "no-residue", (7, 3, (3, 3)), modulus=2),
        Recipe(3, "step", "huge", "no-residue", (8, 3, (3, 2)), modulus=2),
        Recipe(3, "step", "small", "no-generic", (5, 2, (3, 3)), SQUARED, gamma=1),
        Recipe(3, "square", "small", "yes", (8, 2, (3, 2)), SQUARED, gamma=2),
        Recipe(3, "square", "small", "no-residue", (6, 2, (3, 2)), ABSOLUTE, modulus=4),
        Recipe(3, "square", "large", "no-range", (5, 2, (3, 2)), ZERO_ONE),
        Recipe(3, "square", "small", "no-generic", (5, 2, (3, 2)), ZERO_ONE),
        Recipe(3, "square", "large", "no-generic", (5, 2, (3, 2)), ABSOLUTE, gamma=1),
    ]


def recipes():
    """Sixty, twenty for each number of samples; five for each activation."""
    return one_sample() + two_samples() + three_samples()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--folder", default=os.path.join(here, "instances"))
    parser.add_argument("--seed", type=int, default=20240)
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    seen = {}
    for recipe in recipes():
        name = recipe.name()
        seen[name] = seen.get(name, 0) + 1
        name = "%s-%d" % (name, seen[name])
        problem = make(recipe, os.path.join(arguments.folder, name + ".json"), "%d %s" % (arguments.seed, name))
        sizes = [len(part) for part in problem.parts]
        print("%-36s vectors a part %s, largest sum %s" % (name, sizes, max(map(problem.largest_sum, problem.samples))))


if __name__ == "__main__":
    main()
