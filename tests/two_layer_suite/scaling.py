"""The scaling experiment: how the time of `reductio solve` grows with M, n0, d and k, one varied at a time.

The theorem (D-T1.6) claims M^O(n0) * d * k, where M, the largest number reached, has d and k as factors. Here M is
held: the weights shrink as d or k grows. Every reachable sum is even, the labels are odd and lie in the middle; and the
number of optima is asked for (--count), or else the residue alone would end the search. The exponent of each is
fitted by least squares on the logarithms, the time of a trivial instance (the start of the process) taken off.
Floating point is for display only.
"""

import argparse
import json
import math
import os
import random
import sys
import tempfile

from compare import HERE, TRIVIAL
from make_suite import ACTIVATIONS, write
from rivals import run

LARGEST_INPUT = 3
BASES = {
    "M": {"n0": 2, "d": 2, "k": 8},
    "n0": {"M": 672, "d": 2, "k": 8},
    "d": {"M": 1536, "n0": 2, "k": 8},
    "k": {"M": 1536, "n0": 2, "d": 2},
}
SERIES = {
    "M": [384, 768, 1536, 3072, 6144],
    "n0": [1, 2, 3],
    "d": [1, 2, 4, 8, 16],
    "k": [4, 8, 16, 32, 64],
}
CLAIMS = {"M": "O(n0), here O(2)", "n0": "exponential: M^O(n0)", "d": "1", "k": "1"}


def share(most, *place):
    """A number in 1..most that depends on the place alone: the instances of a series are alike."""
    return 1 + int(most * random.Random(" ".join(map(str, place))).random())


def neuron(p, most, dimension):
    """Three options a weight; the biases bend the samples' sums out of one line; the second layer doubles."""
    weights = [sorted({0, share(most, "weight", p, r), most}) for r in range(dimension)]
    bias = share(most, "bias", p)
    first = {"weights": [[str(w) for w in options] for options in weights], "biases": [str(-bias), str(bias)]}
    return first, {"weights": [["2"]], "biases": ["0"]}


def instance(sizes):
    """Weights as large as M allows; labels half way up, made odd."""
    k, d, n0 = sizes["k"], sizes["d"], sizes["n0"]
    most = max(1, sizes["M"] // (2 * (LARGEST_INPUT * d + 1) * k))
    neurons = [neuron(p, most, d) for p in range(k)]
    vertices = [{"name": "s"}] + [{"name": "h%d" % p, "activation": ACTIVATIONS["relu"]} for p in range(1, k + 1)]
    vertices.append({"name": "t", "activation": {"type": "identity"}})
    edges = [{"from": 0, "to": p} for p in range(1, k + 1)] + [{"from": p, "to": k + 1} for p in range(1, k + 1)]
    data = []
    for i in range(n0):
        x = [1 + (i + r) % LARGEST_INPUT for r in range(d)]
        reach = sum(int(first["biases"][1]) + sum(int(ws[-1]) * e for ws, e in zip(first["weights"], x))
                    for first, _ in neurons)  # fmt: skip
        data.append({"x": [str(e) for e in x], "y": [str(reach | 1)]})
    network = {"input": {"type": "source", "dimension": d}, "vertices": vertices, "source": 0, "outputs": [k + 1],
               "edges": edges}  # fmt: skip
    parameters = [first for first, _ in neurons] + [second for _, second in neurons]
    return {"reductio": 1, "kind": "nnt", "network": network, "parameters": parameters, "dataset": data,
            "loss": {"type": "squared-error"}, "gamma": "0"}  # fmt: skip


def seconds(command, document, folder, arguments):
    """The least time of several runs; None at the limit or without an answer."""
    path = os.path.join(folder, "instance.json")
    write(path, document)
    times = []
    for _ in range(arguments.repeat):
        outcome = run(command + [path], arguments.limit)
        if outcome.code not in (10, 20):
            return None
        times.append(outcome.wall)
    return min(times)


def slope(points):
    """The exponent e of the best a * x^e."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    if len(logs) < 2:
        return None
    middle_x, middle_y = (sum(column) / len(logs) for column in zip(*logs))
    spread = sum((x - middle_x) ** 2 for x, _ in logs)
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / spread


def rate(points):
    """For n0: the factor from one sample to the next, as a power of M, times n0."""
    logs = [(n, math.log(y) / math.log(BASES["n0"]["M"])) for n, y in points if y > 0]
    return (logs[-1][1] - logs[0][1]) / (logs[-1][0] - logs[0][0]) if len(logs) > 1 else None


def measure(command, arguments):
    """name -> [(value, seconds above the floor)], and the floor."""
    table = {}
    with tempfile.TemporaryDirectory() as folder:
        floor = seconds(command, TRIVIAL, folder, arguments) or 0
        for name, values in SERIES.items():
            table[name] = []
            for value in values:
                time = seconds(command, instance(dict(BASES[name], **{name: value})), folder, arguments)
                if time is not None:
                    table[name].append((value, max(time - floor, 1e-4)))
                print("%-3s = %4d  %s" % (name, value, "no answer" if time is None else "%.4f s" % time), flush=True)
    return table, floor


def fitted(name, points):
    """The text of the exponent, without the times that drown in the noise of a process's start."""
    clear = [(x, y) for x, y in points if y >= 2e-3]
    exponent = rate(clear) if name == "n0" else slope(clear)
    if exponent is None:
        return "too fast to tell"
    return "M^(%.2f n0)" % exponent if name == "n0" else "%.2f" % exponent


def report(table, floor):
    print("\nfloor %.4f s, taken off" % floor)
    print("%-8s%-28s%-22s%s" % ("varied", "fixed", "exponent measured", "claimed"))
    for name, points in table.items():
        fixed = ", ".join("%s = %d" % item for item in BASES[name].items())
        print("%-8s%-28s%-22s%s" % (name, fixed, fitted(name, points), CLAIMS[name]))


def ticks(low, high):
    """Powers of ten that cover the range, as exponents."""
    return range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)


def panel(name, points, left, lowest, highest):
    """One plot with logarithmic axes, 260 by 240, as lines of SVG."""
    first, last = math.log(points[0][0]), math.log(points[-1][0])
    exponents = ticks(lowest, highest)
    rows = exponents[-1] - exponents[0] or 1

    def across(x):
        return left + 20 + 220 * (math.log(x) - first) / ((last - first) or 1)

    def down(y):
        return 270 - 220 * (math.log10(y) - exponents[0]) / rows

    lines = ['<rect x="%d" y="40" width="260" height="240" fill="none" stroke="black"/>' % left]
    lines.append('<text x="%d" y="30">%s (%s)</text>' % (left, name, fitted(name, points)))
    for e in exponents:
        place = (left - 4, down(10.0**e), e)
        lines.append('<text x="%d" y="%.1f" text-anchor="end" font-size="11">1e%d s</text>' % place)
    for x, y in points:
        lines.append('<circle cx="%.1f" cy="%.1f" r="4" fill="steelblue"/>' % (across(x), down(y)))
        lines.append('<text x="%.1f" y="296" text-anchor="middle" font-size="11">%d</text>' % (across(x), x))
    path = " ".join("%.1f,%.1f" % (across(x), down(y)) for x, y in points)
    return lines + ['<polyline points="%s" fill="none" stroke="steelblue"/>' % path]


def svg(table):
    """Four panels side by side, one time axis."""
    shown = {name: points for name, points in table.items() if points}
    times = [y for points in shown.values() for _, y in points]
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" width="1320" height="310"']
    lines.append('font-family="sans-serif" font-size="14"><rect width="100%" height="100%" fill="white"/>')
    for place, (name, points) in enumerate(shown.items()):
        lines += panel(name, points, 50 + 320 * place, min(times), max(times))
    return "\n".join(lines + ["</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--reductio", default=os.path.join(HERE, "..", "..", "build", "release", "reductio"), help="the program")
    add("--ours", default="solve --count", help="its subcommand and options")
    add("--limit", type=float, default=20, help="seconds of wall time for each run (20)")
    add("--repeat", type=int, default=3, help="runs of each, the least counts (3)")
    add("--svg", help="write a picture here")
    add("--json", help="write the data here")
    arguments = parser.parse_args()
    table, floor = measure([arguments.reductio] + arguments.ours.split(), arguments)
    if not any(table.values()):
        sys.exit("no answers: does the program know " + arguments.ours.split()[0] + "?")
    report(table, floor)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump({"bases": BASES, "floor": floor, "series": table}, file)
    if arguments.svg:
        with open(arguments.svg, "w", encoding="utf-8") as file:
            file.write(svg(table))


if __name__ == "__main__":
    main()
