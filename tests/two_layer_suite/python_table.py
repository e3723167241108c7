"""What a user would write in an afternoon: the set of reachable sums, part by part. Exit code 10 for YES, 20 for NO."""

import json
import sys

number = int
if "/" in (text := open(sys.argv[1], encoding="utf-8").read()):
    from fractions import Fraction as number  # only where it is needed: it takes as long to load as a small instance


def add(vectors, addends):
    return {tuple(map(int.__add__ if number is int else number.__add__, v, w)) for v in vectors for w in addends}


def activate(activation, a):
    kind = activation["type"]
    if kind == "identity":
        return a
    if kind == "polynomial":
        return sum(number(c) * a**i for i, c in enumerate(activation["coefficients"]))
    piece = activation["pieces"][sum(a >= number(b) for b in activation["breakpoints"])]
    return number(piece["slope"]) * a + number(piece["intercept"])


def from_source(edge, inputs):
    vectors = {(number(0),) * len(inputs)}
    for r, options in enumerate(edge["weights"]):
        vectors = add(vectors, [tuple(number(w) * x[r] for x in inputs) for w in options])
    return add(vectors, [(number(b),) * len(inputs) for b in edge["biases"]])


def part(vertex, edges, inputs, network):
    if vertex == network["outputs"][0]:
        return from_source(edges[network["source"], vertex], inputs)
    second = edges[vertex, network["outputs"][0]]
    activation = network["vertices"][vertex]["activation"]
    values = {tuple(activate(activation, a) for a in v) for v in from_source(edges[network["source"], vertex], inputs)}
    scaled = {tuple(number(w) * s for s in v) for v in values for w in second["weights"][0]}
    return add(scaled, [(number(b),) * len(inputs) for b in second["biases"]])


def main():
    document = json.loads(text)
    network, data = document["network"], document["dataset"]
    edges = {(e["from"], e["to"]): p for e, p in zip(network["edges"], document["parameters"])}
    inputs = [[number(x) for x in sample["x"]] for sample in data]
    reached = {(number(0),) * len(data)}
    for vertex in sorted(to for start, to in edges if start == network["source"]):
        reached = add(reached, part(vertex, edges, inputs, network))
    price = {"squared-error": lambda r: r * r, "absolute-error": abs, "zero-one": bool}[document["loss"]["type"]]
    labels = [(number(sample["y"][0]), sample.get("times", 1)) for sample in data]
    gamma = number(document["gamma"])
    found = any(sum(t * price(v - y) for v, (y, t) in zip(f, labels)) <= gamma for f in reached)
    sys.exit(10 if found else 20)


main()
