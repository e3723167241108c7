"""Encodings for the linear solvers (LP format) and for Gecode (FlatZinc). Each takes a Problem and returns a text."""

from two_layer import Unsupported

FLOATING_POINT_LIMIT = 2**31  # their tolerances make a larger sum meaningless
GECODE_LIMIT = 2**31 - 2
STEPS = 64


def linear(terms):
    """A sum of (coefficient, name), several lines long: the readers refuse lines that are too long."""
    words = ["%s %d %s" % ("-" if c < 0 else "+", abs(c), name) for c, name in terms if c]
    return "\n  ".join(" ".join(words[i : i + 6]) for i in range(0, len(words), 6))


def residual_terms(problem, names, i):
    return [(v[i], n) for part, ns in zip(problem.parts, names) for v, n in zip(part, ns)]


def bounded_losses(problem, names):
    """Rows, and names of further binaries, that hold the loss below gamma. Squares are sums of odd numbers."""
    rows, binaries, price = [], [], []
    for i in problem.samples:
        terms, label, most = residual_terms(problem, names, i), problem.labels[i], problem.largest_residual(i)
        if problem.loss == "zero-one":
            most = problem.largest_sum(i)
            bound = [(most, "m%d" % i)]
            price.append((problem.times[i], "m%d" % i))
            binaries.append("m%d" % i)
        elif problem.loss == "absolute-error":
            bound = [(1, "m%d" % i)]
            price.append((problem.times[i], "m%d" % i))
        elif most > STEPS:
            raise Unsupported("squares of large residuals")
        else:
            steps = ["q%d_%d" % (i, t) for t in range(1, most + 1)]
            binaries += steps
            bound = [(1, name) for name in steps]
            price += [(problem.times[i] * (2 * t + 1), name) for t, name in enumerate(steps)]
        minus = [(-c, name) for c, name in bound]
        rows.append((terms + minus, "<=", label))
        rows.append((terms + bound, ">=", label))
    return rows + [(price, "<=", problem.gamma)], binaries


def mixed_integer(problem):
    """One binary a vector, exactly one a part, the sums equal to the labels: the strong form of a choice."""
    if max(problem.largest_sum(i) for i in problem.samples) > FLOATING_POINT_LIMIT:
        raise Unsupported("numbers too large for floating point")
    if problem.gamma < 0 or not all(problem.parts):
        raise Unsupported("an empty part")
    names = [["x%d_%d" % (p, c) for c in range(len(part))] for p, part in enumerate(problem.parts)]
    rows = [([(1, n) for n in part], "=", 1) for part in names]
    binaries = [n for part in names for n in part]
    if problem.is_equality():
        rows += [(residual_terms(problem, names, i), "=", problem.labels[i]) for i in problem.samples]
    else:
        more, extra = bounded_losses(problem, names)
        rows, binaries = rows + more, binaries + extra
    lines = ["Minimize", " cost: 0 " + binaries[0], "Subject To"]
    for r, (terms, relation, right) in enumerate(rows):
        text = linear(terms) or "0 " + binaries[0]
        lines.append(" r%d: %s %s %d" % (r, text, relation, right))
    return "\n".join(lines + ["Binary"] + [" " + b for b in binaries] + ["End", ""])


def listed(values):
    return "[" + ",".join(map(str, values)) + "]"


class FlatZinc:
    """Parameters and variables first, then the constraints: the order that the format demands."""

    def __init__(self):
        self.variables, self.constraints = [], []

    def variable(self, name, low, high, shown=False):
        self.variables.append("var %d..%d: %s%s;" % (low, high, name, " :: output_var" if shown else ""))
        return name

    def constrain(self, name, *arguments):
        self.constraints.append("constraint %s(%s);" % (name, ",".join(map(str, arguments))))

    def text(self, search):
        return "\n".join(self.variables + self.constraints + ["solve :: %s satisfy;" % search, ""])


def gecode_losses(problem, model, sums):
    """sums[i]: the names whose sum is sample i's output."""
    price, names = [], []
    for i in problem.samples:
        if problem.is_equality():
            model.constrain("int_lin_eq", listed([1] * len(sums[i])), listed(sums[i]), problem.labels[i])
            continue
        most = problem.largest_sum(i) if problem.loss == "zero-one" else problem.largest_residual(i)
        residual = model.variable("r%d" % i, -most, most)
        model.constrain("int_lin_eq", listed([1] * len(sums[i]) + [-1]), listed(sums[i] + [residual]),
                        problem.labels[i])  # fmt: skip
        cost = model.variable("m%d" % i, 0, problem.gamma)
        if problem.loss == "zero-one":
            model.variables.append("var bool: n%d;" % i)
            model.constrain("int_ne_reif", residual, 0, "n%d" % i)
            model.constrain("bool2int", "n%d" % i, cost)
        elif problem.loss == "absolute-error":
            model.constrain("int_abs", residual, cost)
        else:
            model.constrain("int_times", residual, residual, cost)
        price.append(problem.times[i])
        names.append(cost)
    if price:
        model.constrain("int_lin_le", listed(price), listed(names), problem.gamma)


def gecode(problem, as_table=False, pick="first_fail", value="indomain_min"):
    """An index a part, its entries by element constraints, or a table constraint; bounds on the sums."""
    if max([problem.gamma] + [problem.largest_sum(i) for i in problem.samples]) > GECODE_LIMIT:
        raise Unsupported("numbers beyond 32 bits")
    if problem.gamma < 0 or not all(problem.parts):
        raise Unsupported("an empty part")
    model, indices = FlatZinc(), []
    sums = [[] for _ in problem.samples]
    for p, part in enumerate(problem.parts):
        indices.append(model.variable("c%d" % p, 1, len(part), shown=True))
        for i in problem.samples:
            values = [v[i] for v in part]
            sums[i].append(model.variable("v%d_%d" % (p, i), min(values), max(values)))
            if not as_table:
                model.constrain("array_int_element", indices[p], listed(values), sums[i][p])
        if as_table:
            rows = [n for c, v in enumerate(part, 1) for n in (c,) + v]
            model.constrain("gecode_table_int", listed([indices[p]] + [s[p] for s in sums]), listed(rows))
    gecode_losses(problem, model, sums)
    return model.text("int_search(%s,%s,%s,complete)" % (listed(indices), pick, value))
