"""Discrete paper, Theorem 1.2, repaired: finite lists of options to all of R. Steps as in dnnt_to_cnnt.md."""

from fractions import Fraction

from activations import activate
from building import IDENTITY, Draft, parameters_document, require, training
from networks import values_for
from shapes import tied

ZERO, ONE, TWO = Fraction(0), Fraction(1), Fraction(2)


def check_source(source):
    network = source["network"]
    require(network["input"]["type"] == "source", "input by a source")
    require(network["source"] not in network["outputs"], "a source that is no output")
    for own in source["parameters"]:
        require(not tied(own), "parameters that no edges share")
        require(all(isinstance(options, list) for options in own["weights"] + [own["biases"]]), "finite lists of options")
    for member in ("parameter-bits", "promise", "regulariser"):
        require(source[member] is None, f"no {member}")
    check_loss(source["loss"])


def check_loss(loss):
    require(loss.get("penalty", 0) >= 0, "a loss that is never negative")
    if "loss" in loss:
        check_loss(loss["loss"])


class Plan:
    """Vertices, edges and roles of the target, and where every parameter of the source has gone."""

    def __init__(self, source):
        self.source = source
        self.old = source["network"]
        self.dimension = self.old["input"]["dimension"]
        self.others = [vertex for vertex in range(len(self.old["vertices"])) if vertex != self.old["source"]]
        tails = {edge["from"] for edge in self.old["edges"]}
        self.probed = [vertex for vertex in self.others if vertex in tails]  # U
        self.draft = Draft()
        self.roles = []  # of vertex i in place i - 1
        self.supply = {}  # of a parameter vertex
        self.place_of = {}  # the parameter vertex of (edge, index); the index of the bias is the number of weights
        self.new, self.out = {}, {}  # where a vertex of the source is now, and its <v>_out
        self.add_ports()
        for vertex in self.others:
            self.add_vertex(vertex)
        sentinel = self.add("sentinel", {"role": "sentinel"}, {"type": "constant", "value": ZERO})  # [5]
        self.edge_from_source(sentinel, None)

    def name(self, vertex):
        return self.old["vertices"][vertex]["name"]

    def add(self, name, role, activation=IDENTITY):
        self.roles.append(role)
        return self.draft.vertex(name, activation)

    def edge_from_source(self, head, entry):
        """Lifted, the edge copies an entry; the sentinel's copies none."""
        width = self.dimension + 1 + len(self.probed)
        self.draft.edge(0, head, [Fraction(place == entry) for place in range(width)])

    def add_ports(self):
        """[1] [2]"""
        self.draft.source("s")
        names = [f"port_{number}" for number in range(1, self.dimension + 1)] + ["port_one"]
        names += [f"probe_{self.name(vertex)}" for vertex in self.probed]
        ports = [self.add(name, {"role": "port"}) for name in names]
        for entry, port in enumerate(ports):
            self.edge_from_source(port, entry)
        self.ports, self.port_one = ports[:self.dimension], ports[self.dimension]
        self.probe = dict(zip(self.probed, ports[self.dimension + 1:]))

    def add_vertex(self, vertex):
        """[3] [4] Its parameter vertices, then it, then its <v>_out."""
        incoming = [place for place, edge in enumerate(self.old["edges"]) if edge["to"] == vertex]
        own = [one for place in incoming for one in self.add_parameters(place)]
        activation = self.old["vertices"][vertex]["activation"]
        role = {"role": "vertex", "activation": activation, "sum": [position(one) for one in own]}
        self.new[vertex] = self.add(self.name(vertex), role, activation)
        for one in own:
            self.draft.edge(one, self.new[vertex], [ONE])
        if vertex in self.probe:
            role = {"role": "out", "vertex": position(self.new[vertex]), "probe": position(self.probe[vertex])}
            self.out[vertex] = self.add(f"{self.name(vertex)}_out", role)
            self.draft.edge(self.new[vertex], self.out[vertex], [ONE])
            self.draft.edge(self.probe[vertex], self.out[vertex], [ONE])

    def add_parameters(self, place):
        edge, own = self.old["edges"][place], self.source["parameters"][place]
        ends = f"{self.name(edge['from'])}_{self.name(edge['to'])}"
        if edge["from"] == self.old["source"]:
            supplies = [(f"w_{ends}_{number}", port) for number, port in enumerate(self.ports, 1)]
        else:
            supplies = [(f"w_{ends}", self.out[edge["from"]])]
        supplies.append((f"b_{ends}", self.port_one))
        for index, ((name, supply), options) in enumerate(zip(supplies, own["weights"] + [own["biases"]])):
            vertex = self.add(name, {"role": "parameter", "options": options})
            self.place_of[place, index] = vertex
            self.supply[vertex] = supply
            self.draft.edge(supply, vertex, (place, index))
        return [self.place_of[place, index] for index in range(len(supplies))]

    def shown(self, vertex):
        """Where the value of an output of the source is seen."""
        return self.out.get(vertex, self.new[vertex])


def position(vertex):
    """[6] Every vertex but s is an output."""
    return vertex - 1


def real_sample(plan, sample):
    """[7]"""
    injected = sample["x"] + [ONE] + [ZERO] * len(plan.probed)
    label = injected + [ZERO] * (len(plan.roles) - len(injected))
    for vertex, wanted in zip(plan.old["outputs"], sample["y"]):
        label[position(plan.shown(vertex))] = wanted
    label[-1] = ONE
    return {"x": injected, "y": label, "times": sample["times"]}


def probes(plan):
    """[8] The baseline, the ones, and a unit for each vertex with an outgoing edge."""
    first = [ZERO] * (plan.dimension + 1)
    base = [-activate(plan.old["vertices"][vertex]["activation"], ZERO) for vertex in plan.probed]
    ports = set(plan.ports) | {plan.port_one}
    yield probe(plan, first + base, lambda supply: TWO)
    yield probe(plan, [ONE] * len(first) + base, lambda supply: Fraction(supply in ports))
    for place, vertex in enumerate(plan.probed):
        unit = base[:place] + [base[place] + 1] + base[place + 1:]
        yield probe(plan, first + unit, lambda supply, out=plan.out[vertex]: Fraction(supply == out))


def probe(plan, injected, label_of_supply):
    label = injected + [ZERO] * (len(plan.roles) - len(injected))
    for vertex, supply in plan.supply.items():
        label[position(vertex)] = label_of_supply(supply)
    label[-1] = TWO
    return {"x": injected, "y": label}


def reduce(source, options):
    check_source(source)
    plan = Plan(source)
    dataset = [real_sample(plan, sample) for sample in source["dataset"]] + list(probes(plan))
    gamma = source["gamma"] + sum(sample["times"] for sample in source["dataset"]) + 2 + len(plan.probed)  # [9]
    loss = {"type": "trace", "loss": source["loss"], "outputs": [position(plan.shown(vertex)) for vertex in plan.old["outputs"]],
            "roles": plan.roles, "penalty": max(ZERO, gamma) + 1}
    edges = plan.draft.edges()
    width = plan.dimension + 1 + len(plan.probed)
    free = [{"weights": ["real"] * (width if tail == 0 else 1), "biases": "real"} for tail, _, _ in edges]
    network = plan.draft.network_from_source(width, list(range(1, len(plan.roles) + 1)))
    return training(network, free, dataset, loss, gamma)


def lift(source, solution, options):
    check_source(source)
    old = [own["weights"] + [own["bias"]] for own in values_for(source, solution)]
    weights = [[old[own[0]][own[1]]] if isinstance(own, tuple) else own for own in Plan(source).draft.owned()]
    return parameters_document([{"weights": own, "bias": ZERO} for own in weights])


def extract(source, parameters, options):
    check_source(source)
    found = {own: values["weights"][0] for own, values in zip(Plan(source).draft.owned(), parameters) if isinstance(own, tuple)}
    edges = []
    for place, own in enumerate(source["parameters"]):
        count = len(own["weights"])
        edges.append({"weights": [found[place, index] for index in range(count)], "bias": found[place, count]})
    return parameters_document(edges)
