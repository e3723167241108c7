"""Bit-model paper, Lemma 3.2: the network of a program, with its distinguished parameters, and the samples that hold it to
them. Steps as in bit_slp_to_erm.md."""

from fractions import Fraction
from math import lcm

from activations import activate
from building import Draft, any_rationals, parameters_document, require, values
from polynomial import multipliers


def activation_option(options):
    require(options["activation"] is not None, "the coefficients of the activation")
    return options["activation"]


def gap_options(options):
    require(options["yes"] is not None and options["no"] is not None, "the promise gap, yes and no")
    require(0 <= options["yes"] < options["no"], "0 <= yes < no")
    return options["yes"], options["no"]


def doubled_less_constant(program):
    """The program of 2 n - 1, which is never 0."""
    gates = program["gates"]
    last = len(gates)
    return {"constant": program["constant"], "gates": gates + [["+", last, last], ["-", last + 1, 0]]}


class PolynomialNetwork:
    """Steps [1] to [3]. An edge of the draft carries its distinguished weight and bias."""

    def __init__(self, program, coefficients):
        self.sigma = {"type": "polynomial", "coefficients": coefficients}
        self.factors = multipliers(coefficients)
        self.denominator = lcm(*(number.denominator for number in coefficients + self.factors))
        self.draft = Draft()
        self.program_values = [self.draft.vertex("v0")]
        for number, (operation, left, right) in enumerate(program["gates"], 1):
            operands = self.program_values[left], self.program_values[right]
            if operation == "*":
                self.add_product(number, *operands)
            else:
                self.add_sum(number, *operands, 1 if operation == "+" else -1)

    @property
    def last(self):
        return self.program_values[-1]

    def edge(self, tail, head, weight, bias=0):
        self.draft.edge(tail, head, (Fraction(weight), Fraction(bias)))

    def edge_pair(self, left, right, head, second_weight, bias):
        """[2] Parallel edges are merged, their weights added."""
        if left == right:
            self.edge(left, head, 1 + second_weight, bias)
        else:
            self.edge(left, head, 1, bias)
            self.edge(right, head, second_weight)

    def add_sum(self, number, left, right, sign):
        self.program_values.append(self.draft.vertex(f"v{number}"))
        self.edge_pair(left, right, self.last, sign, 0)

    def add_product(self, number, left, right):
        """[3] left * right from shifted copies of sigma, as in Lemma 3.1."""
        copies = [self.add_copy(number, shift, left, right) for shift in range(len(self.factors))]
        scaled = self.draft.vertex(f"z{number}")
        for factor, copy in zip(self.factors, copies):
            for vertex, sign in zip(copy, (1, -1, -1)):
                self.edge(vertex, scaled, sign * factor * self.denominator)
        self.program_values.append(self.draft.vertex(f"v{number}"))
        self.edge(scaled, self.last, Fraction(1, self.denominator))

    def add_copy(self, number, shift, left, right):
        sums = [self.draft.vertex(f"L{index}_{number}_{shift}") for index in (1, 2, 3)]
        powers = [self.draft.vertex(f"U{index}_{number}_{shift}", self.sigma) for index in (1, 2, 3)]
        self.edge_pair(left, right, sums[0], 1, shift)
        self.edge(left, sums[1], 1, shift)
        self.edge(right, sums[2], 1, shift)
        for own, power in zip(sums, powers):
            self.edge(own, power, 1)
        return powers

    def distinguished(self):
        return [values(weight, bias) for weight, bias in self.draft.owned()]

    def distinguished_document(self):
        return parameters_document(self.distinguished())

    def free_parameters(self):
        return [any_rationals() for _ in self.draft.owned()]


class Templates:
    """[5] Samples that the distinguished parameters meet exactly."""

    def __init__(self, network):
        self.vertices = network.draft.vertices
        self.edges = network.draft.edges()
        self.sigma = network.sigma
        self.shifts = range(len(network.factors))
        self.at_zero = [self.value(vertex, Fraction(0)) for vertex in range(len(self.vertices))]

    def is_sigma(self, vertex):
        return self.vertices[vertex]["activation"] is self.sigma

    def value(self, vertex, wanted):
        return activate(self.vertices[vertex]["activation"], wanted)

    def samples(self, times):
        wanted = [{}]  # the baseline
        wanted += [self.for_edge(*edge) for edge in self.edges if not self.is_sigma(edge[1])]
        wanted += [{tail: Fraction(shift), head: Fraction(shift)} for tail, head, _ in self.edges if self.is_sigma(head)
                   for shift in self.shifts]
        return [self.sample(one) | {"times": times} for one in wanted]

    def for_edge(self, tail, head, own):
        """The tail moves away from its baseline, and the head follows by the edge's weight."""
        moved = Fraction(1)
        if self.is_sigma(tail):
            moved = next(Fraction(shift) for shift in self.shifts[1:] if self.value(tail, Fraction(shift)) != self.at_zero[tail])
        return {tail: moved, head: own[0] * (self.value(tail, moved) - self.at_zero[tail])}

    def sample(self, wanted):
        """`wanted` has the pre-activations that are not 0."""
        label = [self.value(vertex, wanted[vertex]) if vertex in wanted else zero for vertex, zero in enumerate(self.at_zero)]
        injected = [wanted.get(vertex, Fraction(0)) for vertex in range(len(self.vertices))]
        for tail, head, (weight, bias) in self.edges:
            injected[head] -= weight * label[tail] + bias
        return {"x": injected, "y": label}
