"""Values, total losses and one derivative of a network on its dataset."""

from fractions import Fraction

from activations import activate, slope
from checks import input_vertices, weights_of_edge
from documents import expect, write_line
from losses import check_slopes, loss_of, loss_slopes
from programs import add, product
from shapes import tied, write_document


def resolve_ties(parameters):
    """Every edge's own parameters, where some are said to be those of an earlier edge."""
    resolved = []
    for own in parameters:
        resolved.append(resolved[own["same-as"]] if tied(own) else own)
    return resolved


def tie_roots(parameters):
    """For every edge the first edge that it shares its parameters with."""
    roots = []
    for place, own in enumerate(parameters):
        roots.append(roots[own["same-as"]] if tied(own) else place)
    return roots


class Computation:
    """A network that is computed again and again."""

    def __init__(self, network):
        self.network = network
        self.incoming = [[] for _ in network["vertices"]]
        for place, edge in enumerate(network["edges"]):
            self.incoming[edge["to"]].append((place, edge["from"]))

    def injected(self, inputs):
        if self.network["input"]["type"] == "source":
            return {}
        return dict(zip(input_vertices(self.network), inputs))

    def run(self, values, inputs):
        """Pre-activations and values of all vertices; the source's value is a vector."""
        injected = self.injected(inputs)
        sums, results = [], []
        for vertex, description in enumerate(self.network["vertices"]):
            if vertex == self.network["source"]:
                sums.append(None)
                results.append(inputs)
                continue
            total = injected.get(vertex, Fraction(0))
            for place, tail in self.incoming[vertex]:
                total = add(total, contribution(values[place], results[tail]))
            sums.append(total)
            results.append(activate(description["activation"], total))
        return sums, results

    def outputs(self, results):
        return [as_number(results[vertex]) for vertex in self.network["outputs"]]


def contribution(values, tail):
    total = values["bias"]
    for weight, entry in zip(values["weights"], tail if isinstance(tail, list) else [tail]):
        total = add(total, product(weight, entry))
    return total


def as_number(result):
    return result[0] if isinstance(result, list) else result


def losses_of_samples(instance, values):
    """Outputs and loss of one copy, sample by sample."""
    computation = Computation(instance["network"])
    for sample in instance["dataset"]:
        outputs = computation.outputs(computation.run(values, sample["x"])[1])
        yield outputs, loss_of(instance["loss"], outputs, sample["y"]), sample["times"]


def total_loss(instance, values):
    return total_of(losses_of_samples(instance, values), regulariser(instance, values))


def total_of(samples, penalty):
    return sum((loss * times for _, loss, times in samples), penalty)


def regulariser(instance, values):
    rule = instance["regulariser"]
    if rule is None:
        return Fraction(0)
    pairs = list(zip(numbers_of(values), numbers_of(resolve_ties(rule["centre"]))))
    if rule["type"] == "quadratic":
        return rule["weight"] * sum((own - centre) ** 2 for own, centre in pairs)
    return rule["penalty"] if any(own != centre for own, centre in pairs) else Fraction(0)


def numbers_of(values):
    """Every weight and bias, edge by edge; shared ones count at each edge."""
    return [number for own in values for number in own["weights"] + [own["bias"]]]


def evaluate(instance, values):
    samples = list(losses_of_samples(instance, values))
    total = total_of(samples, regulariser(instance, values))
    shown = [{"output": outputs, "loss": loss} for outputs, loss, _ in samples]
    return {"kind": "evaluation", "samples": shown, "total": total, "within": total <= instance["gamma"]}


def values_for(instance, parameters):
    """A parameters document's numbers, edge by edge, if they are parameters of the instance."""
    values = values_for_network(instance["network"], parameters)
    for place, (own, choice) in enumerate(zip(values, instance["parameters"])):
        if tied(choice):
            expect(own == values[choice["same-as"]], f"/edges/{place}", f"the parameters of edge {choice['same-as']}")
            continue
        for number, options in zip(own["weights"] + [own["bias"]], choice["weights"] + [choice["biases"]]):
            allowed = not isinstance(options, list) or number in options
            expect(allowed, f"/edges/{place}", "one of the options")
    expect(bit_bound(instance)(values), "/edges", "parameters within the bound on their bits")
    return values


def values_for_network(network, parameters):
    values = resolve_ties(parameters["edges"])
    edges = network["edges"]
    expect(len(values) == len(edges), "/edges", f"parameters for {len(edges)} edges, found {len(values)}")
    for place, (own, edge) in enumerate(zip(values, edges)):
        wanted = weights_of_edge(network, edge)
        expect(len(own["weights"]) == wanted, f"/edges/{place}/weights", f"{wanted} weights")
    return values


def encoded_bits(values):
    """len(p/q) is the bits of |p| and those of q, each at least 1."""
    return sum(max(1, abs(number.numerator).bit_length()) + number.denominator.bit_length() for number in numbers_of(values))


def bit_bound(instance):
    """Whether the bits of the parameters are at most factor * |I|^power."""
    rule = instance["parameter-bits"]
    if rule is None:
        return lambda values: True
    bits_of_instance = 8 * (len(write_line(write_document(instance)).encode()) + 1)
    # No parameters that fit here have 2^64 bits, and |I| is at least 8: powers above 64 make no difference.
    bound = rule["factor"] * bits_of_instance ** min(rule["power"], 64)
    return lambda values: encoded_bits(values) <= bound


def derivative(question):
    """Of the total loss by the weight of one edge: every value is carried forward with its own derivative."""
    check_slopes(question["loss"])
    values, roots = resolve_ties(question["parameters"]), tie_roots(question["parameters"])
    moving = {place for place, root in enumerate(roots) if root == roots[question["edge"]]}
    computation = Computation(question["network"])
    return sum((sample["times"] * sample_derivative(question, computation, values, moving, sample)
                for sample in question["dataset"]), Fraction(0))


def sample_derivative(question, computation, values, moving, sample):
    sums, results = computation.run(values, sample["x"])
    outputs = computation.outputs(results)
    needed = leads_to_output(question["network"])
    rates = {}  # of the vertices that depend on the weight and that an output depends on
    for vertex, edges in enumerate(computation.incoming):
        parts = [values[place]["weights"][0] * rates[tail] for place, tail in edges if tail in rates]
        parts += [as_number(results[tail]) for place, tail in edges if place in moving]
        if parts and vertex in needed:
            rates[vertex] = slope(question["network"]["vertices"][vertex]["activation"], sums[vertex]) * sum(parts)
    slopes = loss_slopes(question["loss"], outputs, sample["y"])
    return sum(loss_slope * rates.get(vertex, 0) for loss_slope, vertex in zip(slopes, question["network"]["outputs"]))


def leads_to_output(network):
    needed = set(network["outputs"])
    for edge in sorted(network["edges"], key=lambda edge: -edge["to"]):
        if edge["to"] in needed:
            needed.add(edge["from"])
    return needed
