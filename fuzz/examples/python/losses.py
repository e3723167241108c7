"""What an output costs against its label, and the slopes of the losses that have them."""

from fractions import Fraction

from activations import activate
from documents import Refusal
from programs import bit_of


def loss_of(loss, outputs, label):
    return Fraction(LOSSES[loss["type"]](loss, outputs, label))


def check_slopes(loss):
    if loss["type"] not in SLOPES:
        raise Refusal("precondition", f"the loss {loss['type']} has no derivative")


def loss_slopes(loss, outputs, label):
    return [SLOPES[loss["type"]](output, wanted) for output, wanted in zip(outputs, label)]


def sign(number):
    return (number > 0) - (number < 0)


def entry_by_entry(cost):
    return lambda loss, outputs, label: sum(cost(output, wanted) for output, wanted in zip(outputs, label))


def zero_one(loss, outputs, label):
    return 0 if outputs == label else 1


def positive_sign(loss, outputs, label):
    if outputs == label:
        return 0
    return 1 if outputs[0] > 0 else 2


def csp_decode(loss, outputs, label):
    return 0 if outputs == label else printed_csp_decode(loss, outputs, label)


def printed_csp_decode(loss, outputs, label):
    satisfied = all(decoded(output, loss["alphabet"]) in pairs for output, pairs in zip(outputs, loss["allowed"]))
    return 1 if satisfied else 2


def decoded(output, alphabet):
    """The pair of symbols that l + 2n m stands for, symbols counting from 0; None where it stands for none."""
    if output.denominator != 1 or alphabet == 0:
        return None
    second, first = divmod(output.numerator, 2 * alphabet)
    return [first - 1, second - 1] if 1 <= first <= alphabet and 1 <= second <= alphabet else None


def satisfies(loss, outputs, label):
    if any(output not in (0, 1) for output in outputs):
        return 1
    true = {variable if output == 1 else -variable for variable, output in enumerate(outputs, 1)}
    return 0 if all(true.intersection(clause) for clause in loss["cnf"]["clauses"]) else 1


def one_bit(loss, outputs, label):
    return 1 - bit_of(outputs[loss["output"]], loss["bit"])


def flagged(loss, outputs, label):
    main = loss["main"]
    if label[loss["flag"]] != 1:
        return zero_one(loss, outputs, label)
    if main["type"] == "bit":
        return one_bit(main, outputs, label)
    return max(0, 1 - outputs[main["output"]])


def trace(loss, outputs, label):
    if outputs == label:
        return 0
    if not all(role_holds(role, place, outputs, label) for place, role in enumerate(loss["roles"])):
        return loss["penalty"]
    sentinel = [role["role"] for role in loss["roles"]].index("sentinel")
    if label[sentinel] != 1:  # a probe
        return 1
    return 1 + inner_loss(loss, outputs, label)


def inner_loss(loss, outputs, label):
    """The loss of the source, at the positions where its outputs stand."""
    return loss_of(loss["loss"], *([vector[place] for place in loss["outputs"]] for vector in (outputs, label)))


def role_holds(role, place, outputs, label):
    value, wanted = outputs[place], label[place]
    if role["role"] == "port":
        return value == wanted
    if role["role"] == "parameter":
        return (wanted != 2 or value == 0) and (wanted != 1 or value in role["options"])
    if role["role"] == "vertex":
        return value == activate(role["activation"], sum((outputs[other] for other in role["sum"]), Fraction(0)))
    if role["role"] == "out":
        return value == outputs[role["vertex"]] + outputs[role["probe"]]
    return True  # the sentinel


def printed_probe(loss, outputs, label):
    for probe in loss["probes"]:
        if label == [probe["value"] if place == probe["head"] else 0 for place in range(len(label))]:
            passed = (all(outputs[place] == probe["value"] for place in probe["path"])
                      and all(outputs[place] == 0 for place in probe["zero"])
                      and outputs[probe["head"]] / probe["value"] in probe["options"])
            return 1 if passed else loss["penalty"]
    return inner_loss(loss, outputs, label)


LOSSES = {
    "squared-error": entry_by_entry(lambda output, wanted: (output - wanted) ** 2),
    "half-squared-error": entry_by_entry(lambda output, wanted: (output - wanted) ** 2 / 2),
    "absolute-error": entry_by_entry(lambda output, wanted: abs(output - wanted)),
    "zero-one": zero_one,
    "sign-error": entry_by_entry(lambda output, wanted: int(sign(output) != sign(wanted))),
    "hinge": entry_by_entry(lambda output, wanted: max(0, 1 - wanted * output)),
    "positive-sign": positive_sign,
    "csp-decode": csp_decode,
    "published-csp-decode": printed_csp_decode,
    "satisfies": satisfies,
    "bit": one_bit,
    "flagged": flagged,
    "trace": trace,
    "published-probe": printed_probe,
}
SLOPES = {
    "squared-error": lambda output, wanted: 2 * (output - wanted),
    "half-squared-error": lambda output, wanted: output - wanted,
    "absolute-error": lambda output, wanted: sign(output - wanted),
    "hinge": lambda output, wanted: -wanted if wanted * output < 1 else 0,
}
