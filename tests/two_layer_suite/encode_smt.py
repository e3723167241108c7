"""Encodings for Z3 and cvc5 (SMT-LIB). Each takes a Problem and returns a text whose satisfiability is the answer."""

from fractions import Fraction

from two_layer import Unsupported

STEPS = 64  # up to this many steps the square of a residual is a sum of odd numbers, beyond it a product


def number(n):
    return str(n) if n >= 0 else "(- %d)" % -n


def total(terms, zero="0", plus="+"):
    terms = list(terms)
    return zero if not terms else terms[0] if len(terms) == 1 else "(%s %s)" % (plus, " ".join(terms))


def one_of(names):
    """Exactly one of the Booleans: pairs for few, a running disjunction for many."""
    if not names:
        return ["(assert false)"]
    lines = ["(assert (or %s false))" % " ".join(names)]
    if len(names) <= 8:
        pairs = ((a, b) for i, a in enumerate(names) for b in names[:i])
        return lines + ["(assert (or (not %s) (not %s)))" % pair for pair in pairs]
    for i, name in enumerate(names[1:], 1):
        seen = "s" + name
        lines.append("(declare-const %s Bool)" % seen)
        before = "s" + names[i - 1] if i > 1 else names[0]
        lines.append("(assert (= %s (or %s %s)))" % (seen, before, name))
        lines.append("(assert (not (and %s %s)))" % (before, name))
    return lines


def choices(problem):
    """A Boolean for each vector of each part."""
    names = [["c%d_%d" % (p, c) for c in range(len(part))] for p, part in enumerate(problem.parts)]
    lines = ["(declare-const %s Bool)" % name for part in names for name in part]
    for part in names:
        lines += one_of(part)
    return names, lines


def chain(names, values, show):
    """The value of the choice, as nested if-then-else; runs of one value share a condition."""
    groups = {}
    for name, value in zip(names, values):
        groups.setdefault(value, []).append(name)
    ordered = sorted(groups, key=lambda v: len(groups[v]))
    text = show(ordered[-1])
    for value in ordered[:-1]:
        condition = groups[value][0] if len(groups[value]) == 1 else "(or %s)" % " ".join(groups[value])
        text = "(ite %s %s %s)" % (condition, show(value), text)
    return text


def integer_losses(problem):
    """Assertions over the integer constants r0, r1, ..: the residuals."""
    if problem.is_equality():
        return ["(assert (= r%d 0))" % i for i in problem.samples]
    lines, terms = [], []
    for i in problem.samples:
        size = "(ite (>= r%d 0) r%d (- r%d))" % (i, i, i)
        most, times = problem.largest_residual(i), problem.times[i]
        if problem.loss == "zero-one":
            terms.append("(ite (= r%d 0) 0 %d)" % (i, times))
            continue
        lines.append("(assert (<= (- %d) r%d %d))" % (most, i, most))
        if problem.loss == "absolute-error":
            terms.append("(* %d %s)" % (times, size))
        elif most <= STEPS:
            odd = ((2 * t - 1, t) for t in range(1, most + 1))
            terms += ["(ite (>= %s %d) %d 0)" % (size, t, step * times) for step, t in odd]
        else:
            terms.append("(* %d r%d r%d)" % (times, i, i))
    return lines + ["(assert (<= %s %s))" % (total(terms), number(problem.gamma))]


def finish(lines, logic=None):
    start = ["(set-logic %s)" % logic] if logic else []
    return "\n".join(start + lines + ["(check-sat)", "(exit)", ""])


def integers(problem, logic=None):
    """One Boolean a vector; a part's entry is an if-then-else over them."""
    names, lines = choices(problem)
    for i in problem.samples:
        terms = [chain(n, [v[i] for v in part], number) if part else "0" for n, part in zip(names, problem.parts)]
        lines.append("(define-fun r%d () Int (- %s %s))" % (i, total(terms), number(problem.labels[i])))
    return finish(lines + integer_losses(problem), logic)


def integers_with_logic(problem):
    """The same with an explicit logic, which Z3 may like less and cvc5 more."""
    nonlinear = problem.loss == "squared-error" and not problem.is_equality()
    nonlinear = nonlinear and any(problem.largest_residual(i) > STEPS for i in problem.samples)
    return integers(problem, "QF_NIA" if nonlinear else "QF_LIA")


def pseudo_boolean(problem):
    """Z3's own pseudo-Boolean constraints; the coefficients are made natural numbers first."""
    if not problem.is_equality():
        raise Unsupported("no pseudo-Boolean form of this loss")
    names = [["c%d_%d" % (p, c) for c in range(len(part))] for p, part in enumerate(problem.parts)]
    lines = ["(declare-const %s Bool)" % name for part in names for name in part]
    for part in names:
        lines.append("(assert ((_ at-most 1) %s))" % " ".join(part) if part else "(assert false)")
        lines.append("(assert (or %s false))" % " ".join(part))
    for i in problem.samples:
        lows = [min((v[i] for v in part), default=0) for part in problem.parts]
        pairs = [(v[i] - low, n) for low, part, ns in zip(lows, problem.parts, names) for v, n in zip(part, ns)]
        pairs = [(weight, name) for weight, name in pairs if weight]
        label = problem.labels[i] - sum(lows)
        if label < 0 or not pairs:
            lines.append("(assert %s)" % ("true" if label == 0 and not pairs else "false"))
            continue
        weights = " ".join(str(weight) for weight, _ in pairs)
        lines.append("(assert ((_ pbeq %d %s) %s))" % (label, weights, " ".join(name for _, name in pairs)))
    return finish(lines)


def bits(n, width):
    return "(_ bv%d %d)" % (n % (1 << width), width)


def bit_losses(problem, width):
    """Residuals are confined to what gamma allows; then few bits hold their losses."""
    if problem.is_equality():
        return ["(assert (= r%d %s))" % (i, bits(0, width)) for i in problem.samples]
    lines, terms = [], []
    most = [0 if problem.loss == "zero-one" else problem.largest_residual(i) for i in problem.samples]
    price = 2 if problem.loss == "squared-error" else 1
    worst = sum(t * max(r, 1) ** price for t, r in zip(problem.times, most))
    wide = max(worst, problem.gamma).bit_length() + 2
    for i in problem.samples:
        times = bits(problem.times[i], wide)
        if problem.loss == "zero-one":
            terms.append("(ite (= r%d %s) %s %s)" % (i, bits(0, width), bits(0, wide), times))
            continue
        lines.append("(assert (bvsle %s r%d))" % (bits(-most[i], width), i))
        lines.append("(assert (bvsle r%d %s))" % (i, bits(most[i], width)))
        lines.append("(define-fun a%d () (_ BitVec %d) (ite (bvslt r%d %s) (bvneg r%d) r%d))"
                     % (i, width, i, bits(0, width), i, i))  # fmt: skip
        short = "((_ extract %d 0) a%d)" % (min(wide, width) - 1, i)
        size = short if wide <= width else "((_ zero_extend %d) a%d)" % (wide - width, i)
        lines.append("(define-fun b%d () (_ BitVec %d) %s)" % (i, wide, size))
        terms.append("(bvmul %s %s)" % (times, " ".join(["b%d" % i] * price)))
    sum_of_all = terms[0]
    for term in terms[1:]:
        sum_of_all = "(bvadd %s %s)" % (sum_of_all, term)
    return lines + ["(assert (bvule %s %s))" % (sum_of_all, bits(problem.gamma, wide))]


def bit_vectors(problem):
    """One Boolean a vector, two's complement sums that are wide enough."""
    if problem.gamma < 0:
        return finish(["(assert false)"])
    names, lines = choices(problem)
    width = max(problem.largest_sum(i) for i in problem.samples).bit_length() + 2
    for i in problem.samples:
        text = bits(-problem.labels[i], width)
        for n, part in zip(names, problem.parts):
            if part:
                text = "(bvadd %s %s)" % (text, chain(n, [v[i] for v in part], lambda v: bits(v, width)))
        lines.append("(define-fun r%d () (_ BitVec %d) %s)" % (i, width, text))
    return finish(lines + bit_losses(problem, width), "QF_BV")


def options_constant(name, options, lines):
    """A constant that is one of the options, as a disjunction."""
    lines.append("(declare-const %s Int)" % name)
    lines.append("(assert (or %s false))" % " ".join("(= %s %s)" % (name, whole(w)) for w in options))
    return name


def whole(text):
    value = Fraction(text)
    if value.denominator != 1:
        raise Unsupported("fractions in the network itself")
    return number(int(value))


def activated(activation, a):
    """The activation of the term a, a name."""
    if activation["type"] == "identity":
        return a
    if activation["type"] == "polynomial":
        powers = ["(* %s)" % " ".join([whole(c)] + [a] * i) if i else whole(c)
                  for i, c in enumerate(activation["coefficients"]) if c != "0"]  # fmt: skip
        return total(powers)
    pieces = ["(+ (* %s %s) %s)" % (whole(p["slope"]), a, whole(p["intercept"])) for p in activation["pieces"]]
    text = pieces[-1]
    for breakpoint, piece in zip(reversed(activation["breakpoints"]), reversed(pieces[:-1])):
        text = "(ite (< %s %s) %s %s)" % (a, whole(breakpoint), piece, text)
    return text


def source_sums(edge, inputs, tag, lines):
    """Names of the weighted sums behind an edge from the source, one a sample."""
    weights = [options_constant("w%s_%d" % (tag, r), w, lines) for r, w in enumerate(edge["weights"])]
    bias = options_constant("b" + tag, edge["biases"], lines)
    for i, x in enumerate(inputs):
        terms = ["(* %s %s)" % (whole(value), w) for value, w in zip(x, weights)]
        lines.append("(define-fun a%s_%d () Int (+ %s %s))" % (tag, i, " ".join(terms), bias))
    return ["a%s_%d" % (tag, i) for i in range(len(inputs))]


def network(problem):
    """The network itself, nothing enumerated: weights are constants, activations are if-then-else or products."""
    neurons, direct, inputs, scale = problem.neurons
    if scale != 1:
        raise Unsupported("fractions in the network itself")
    lines, parts = [], []
    for p, (activation, first, second) in enumerate(neurons):
        below = source_sums(first, inputs, str(p), lines)
        bias = options_constant("d%d" % p, second["biases"], lines)
        lines.append("(declare-const v%d Int)" % p)
        cases = []
        for i, a in enumerate(below):
            lines.append("(define-fun z%d_%d () Int %s)" % (p, i, activated(activation, a)))
            lines.append("(declare-const o%d_%d Int)" % (p, i))
        for w in second["weights"][0]:
            equal = ["(= o%d_%d (+ (* %s z%d_%d) %s))" % (p, i, whole(w), p, i, bias) for i in problem.samples]
            cases.append("(and (= v%d %s) %s)" % (p, whole(w), " ".join(equal)))
        lines.append("(assert (or %s false))" % " ".join(cases))
        parts.append(["o%d_%d" % (p, i) for i in problem.samples])
    parts += [source_sums(edge, inputs, "t%d" % e, lines) for e, edge in enumerate(direct)]
    for i in problem.samples:
        terms = total(part[i] for part in parts)
        lines.append("(define-fun r%d () Int (- %s %s))" % (i, terms, number(problem.labels[i])))
    return finish(lines + integer_losses(problem))
