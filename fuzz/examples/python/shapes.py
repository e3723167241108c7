"""The format's documents, member by member, in the order in which they are written."""

from documents import (MOST_VALUES, Alternative, Integer, ListOf, Optional, Plain, PlainInteger, Rational, Record, Row, Tagged,
                       check_nesting, expect)

RATIONAL = Rational()
INTEGER = Integer()
COUNT = PlainInteger()
AMOUNT = PlainInteger(0, None)
LITERAL = PlainInteger(-MOST_VALUES)
TEXT = Plain(str)
RATIONALS = ListOf(RATIONAL)
COUNTS = ListOf(COUNT)
PAIR = Row(COUNT, COUNT)
RELATION = ListOf(PAIR, increasing=True)
OPTIONS_LISTED = ListOf(RATIONAL, increasing=True)

SLP = Record(constant=RATIONAL, gates=ListOf(Row(Plain(str, ["+", "-", "*"]), COUNT, COUNT)))
CNF = Record(variables=COUNT, clauses=ListOf(ListOf(LITERAL)))

ACTIVATION = Tagged("type", {
    "identity": Record(),
    "constant": Record(value=RATIONAL),
    "polynomial": Record(coefficients=RATIONALS),
    "piecewise-linear": Record(breakpoints=OPTIONS_LISTED, pieces=ListOf(Record(slope=RATIONAL, intercept=RATIONAL))),
    "decimal-encode": Record(),
    "decimal-product": Record(),
    "published-decimal-encode": Record(),
    "published-decimal-product": Record(),
})
ACTIVATION.records["rounded"] = Record(bits=COUNT, low=Optional(RATIONAL), high=Optional(RATIONAL), of=ACTIVATION,
                                       derivative=Optional(ACTIVATION))

ACTIVATION.records["published-probe"] = Record(of=ACTIVATION, threshold=RATIONAL, zero=ListOf(Row(RATIONAL, RATIONAL)))

ROLE = Tagged("role", {
    "port": Record(),
    "parameter": Record(options=OPTIONS_LISTED),
    "vertex": Record(activation=ACTIVATION, sum=COUNTS),
    "out": Record(vertex=COUNT, probe=COUNT),
    "sentinel": Record(),
})
MAIN_LOSS = Tagged("type", {"bit": Record(bit=INTEGER, output=COUNT), "hinge": Record(output=COUNT)})
LOSS = Tagged("type", {
    "squared-error": Record(),
    "half-squared-error": Record(),
    "absolute-error": Record(),
    "zero-one": Record(),
    "sign-error": Record(),
    "hinge": Record(),
    "positive-sign": Record(),
    "csp-decode": Record(alphabet=COUNT, allowed=ListOf(RELATION)),
    "published-csp-decode": Record(alphabet=COUNT, allowed=ListOf(RELATION)),
    "satisfies": Record(cnf=CNF),
    "bit": Record(bit=INTEGER, output=COUNT),
    "flagged": Record(flag=COUNT, main=MAIN_LOSS),
})
LOSS.records["trace"] = Record(loss=LOSS, outputs=COUNTS, roles=ListOf(ROLE), penalty=RATIONAL)
LOSS.records["published-probe"] = Record(
    loss=LOSS, outputs=COUNTS,
    probes=ListOf(Record(head=COUNT, value=RATIONAL, path=COUNTS, zero=COUNTS, options=OPTIONS_LISTED)),
    penalty=RATIONAL,
)

INPUT = Tagged("type", {"source": Record(dimension=COUNT), "injected": Record(vertices=Optional(COUNTS))})
NETWORK = Record(
    input=INPUT,
    vertices=ListOf(Record(name=TEXT, activation=Optional(ACTIVATION))),
    source=Optional(COUNT),
    outputs=COUNTS,
    edges=ListOf(Record(from_=COUNT, to=COUNT)),
    multigraph=Optional(Plain(bool), False),
)
DATASET = ListOf(Record(x=RATIONALS, y=RATIONALS, times=Optional(PlainInteger(1, None), 1)))

# An option list is "real", "rational" or its numbers.
OPTION_LIST = Alternative(lambda value: OPTIONS_LISTED if isinstance(value, list) else Plain(str, ["real", "rational"]))
TIE = Record(same_as=COUNT)
CHOICES = Record(weights=ListOf(OPTION_LIST), biases=OPTION_LIST)
VALUES = Record(weights=RATIONALS, bias=RATIONAL)


def tied(value):
    return isinstance(value, dict) and "same-as" in value


EDGE_CHOICES = ListOf(Alternative(lambda value: TIE if tied(value) else CHOICES))
EDGE_VALUES = ListOf(Alternative(lambda value: TIE if tied(value) else VALUES))

REGULARISER = Tagged("type", {
    "quadratic": Record(weight=RATIONAL, centre=EDGE_VALUES),
    "distinct": Record(penalty=RATIONAL, centre=EDGE_VALUES),
})
OPTIONS = Record(activation=Optional(RATIONALS), yes=Optional(RATIONAL), no=Optional(RATIONAL), gap=Optional(RATIONAL),
                 weight=Optional(RATIONAL))

DOCUMENT = Tagged("kind", {
    "subset-sum": Record(items=ListOf(INTEGER), target=INTEGER),
    "exact-cover": Record(universe=COUNT, sets=ListOf(ListOf(COUNT, increasing=True)), pick=AMOUNT),
    "two-csp": Record(variables=COUNT, alphabet=COUNT, constraints=ListOf(Record(u=COUNT, v=COUNT, allowed=RELATION))),
    "cnf": CNF,
    "pos-slp": Record(slp=SLP),
    "bit-slp": Record(slp=SLP, bit=INTEGER),
    "polynomial": Record(coefficients=RATIONALS),
    "nnt": Record(
        network=NETWORK, parameters=EDGE_CHOICES, dataset=DATASET, loss=LOSS, gamma=RATIONAL,
        parameter_bits=Optional(Record(factor=AMOUNT, power=AMOUNT)),
        promise=Optional(Record(yes=RATIONAL, no=RATIONAL)),
        regulariser=Optional(REGULARISER),
    ),
    "gradient": Record(
        network=NETWORK, parameters=EDGE_VALUES, dataset=DATASET, loss=LOSS, edge=COUNT,
        question=Tagged("type", {"sign": Record(gap=RATIONAL), "bit": Record(bit=INTEGER)}),
    ),
    "subset": Record(chosen=ListOf(COUNT, increasing=True)),
    "cover": Record(chosen=ListOf(COUNT, increasing=True)),
    "assignment": Record(values=COUNTS),
    "model": Record(literals=ListOf(LITERAL)),
    "parameters": Record(edges=EDGE_VALUES),
    "evaluation": Record(samples=ListOf(Record(output=RATIONALS, loss=RATIONAL)), total=RATIONAL, within=Plain(bool)),
    "decision": Record(answer=Plain(str, ["yes", "no", "unknown"]), reason=Optional(TEXT)),
    "options": OPTIONS,
})


def read_shape(plain):
    """A document as its shape says, not yet checked for sense."""
    check_nesting(plain)
    expect(isinstance(plain, dict), "", "an object with every member once")
    expect(type(plain.get("reductio")) is int and plain["reductio"] == 1, "/reductio", "the version 1")
    return DOCUMENT.read({name: part for name, part in plain.items() if name != "reductio"}, "")


def write_document(document):
    return {"reductio": 1} | DOCUMENT.write(document)
