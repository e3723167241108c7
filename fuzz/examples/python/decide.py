"""Answers from the definitions: a value where there is one, else every candidate in turn."""

from itertools import combinations, product as all_choices
from math import comb, prod

from documents import Refusal
from networks import bit_bound, derivative, total_loss
from programs import bit_of, output_of
from shapes import tied

MOST_STEPS = 2_000_000  # candidates, times what one of them costs


def decide(document):
    kind = document["kind"]
    if kind not in DECIDERS:
        raise Refusal("unsupported", f"a document of kind {kind} asks no question")
    try:
        answer = DECIDERS[kind](document)
    except Refusal as refusal:
        if refusal.code != "budget":
            raise
        return unknown(refusal.message)
    return answer if isinstance(answer, dict) else {"kind": "decision", "answer": "yes" if answer else "no"}


def unknown(reason):
    return {"kind": "decision", "answer": "unknown", "reason": reason}


def search(candidates, count, steps, solves):
    """Does any of `count` candidates solve it? Each costs about `steps`."""
    if count * steps > MOST_STEPS:
        return unknown(f"the budget of {MOST_STEPS} steps is too small for {count} candidates")
    return any(solves(candidate) for candidate in candidates)


def decide_subset_sum(problem):
    items = problem["items"]
    subsets = (chosen for size in range(len(items) + 1) for chosen in combinations(items, size))
    return search(subsets, 2 ** len(items), len(items) + 1, lambda chosen: sum(chosen) == problem["target"])


def decide_exact_cover(problem):
    """`pick` distinct positions; a set may stand at several."""
    if problem["pick"] > len(problem["sets"]):
        return False
    elements = list(range(problem["universe"]))
    count = comb(len(problem["sets"]), problem["pick"])
    return search(combinations(problem["sets"], problem["pick"]), count, len(elements) + problem["pick"] + 1,
                  lambda chosen: sorted(element for one in chosen for element in one) == elements)


def decide_two_csp(problem):
    constraints = problem["constraints"]
    assignments = all_choices(range(problem["alphabet"]), repeat=problem["variables"])
    return search(assignments, problem["alphabet"] ** problem["variables"], len(constraints) + 1,
                  lambda values: all([values[one["u"]], values[one["v"]]] in one["allowed"] for one in constraints))


def decide_formula(problem):
    models = all_choices(*((-variable, variable) for variable in range(1, problem["variables"] + 1)))
    return search(models, 2 ** problem["variables"], len(problem["clauses"]) + 1,
                  lambda model: all(any(literal in model for literal in clause) for clause in problem["clauses"]))


def decide_sign_of_program(problem):
    return output_of(problem["slp"]) > 0


def decide_bit_of_program(problem):
    return bit_of(output_of(problem["slp"]), problem["bit"]) == 1


def decide_polynomial(problem):
    return len(problem["coefficients"]) > 2


def decide_gradient(question):
    value, asked = derivative(question), question["question"]
    if asked["type"] == "bit":
        return bit_of(value, asked["bit"]) == 1
    if abs(value) < asked["gap"]:
        return unknown(f"the promise is broken: the derivative is {value}, the gap {asked['gap']}")
    return value > 0


def decide_training(instance):
    lists = [options for own in instance["parameters"] if not tied(own) for options in own["weights"] + [own["biases"]]]
    if any(not isinstance(options, list) for options in lists):
        return unknown("the parameters have no finite lists of options")
    network = instance["network"]
    steps = (len(network["vertices"]) + len(network["edges"]) + 1) * (len(instance["dataset"]) + 1)
    allowed = bit_bound(instance)

    def solves(numbers):
        values = values_from(instance, iter(numbers))
        return allowed(values) and total_loss(instance, values) <= instance["gamma"]

    return search(all_choices(*lists), prod(len(options) for options in lists), steps, solves)


def values_from(instance, numbers):
    """Parameters edge by edge from a candidate's numbers, one after the other."""
    values = []
    for own in instance["parameters"]:
        if tied(own):
            values.append(values[own["same-as"]])
        else:
            values.append({"weights": [next(numbers) for _ in own["weights"]], "bias": next(numbers)})
    return values


DECIDERS = {
    "subset-sum": decide_subset_sum, "exact-cover": decide_exact_cover, "two-csp": decide_two_csp, "cnf": decide_formula,
    "pos-slp": decide_sign_of_program, "bit-slp": decide_bit_of_program, "polynomial": decide_polynomial,
    "nnt": decide_training, "gradient": decide_gradient,
}
