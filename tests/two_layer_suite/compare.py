"""Times `reductio solve` against what a user would pick instead, on every instance of the suite.

Times are of whole processes, the least of several runs. The rivals' encoding is not counted (for the linear solvers
and Gecode it does the first layer's work), their start is; the time on a trivial instance is printed as each
program's floor. A program that answers wrongly ends this one with exit code 1.
"""

import argparse
import fnmatch
import glob
import json
import math
import os
import signal
import sys
import tempfile

from rivals import Form, Rival, all_rivals, by_exit_code, run
from two_layer import Unsupported, read_problem

HERE = os.path.dirname(os.path.abspath(__file__))
ANSWERS = ("yes", "no")
TRIVIAL = {
    "reductio": 1,
    "kind": "nnt",
    "network": {
        "input": {"type": "source", "dimension": 1},
        "vertices": [{"name": "s"}] + [{"name": n, "activation": {"type": "identity"}} for n in ("h1", "t")],
        "source": 0,
        "outputs": [2],
        "edges": [{"from": 0, "to": 1}, {"from": 1, "to": 2}],
    },
    "parameters": [{"weights": [["0", "1"]], "biases": ["0"]}, {"weights": [["1"]], "biases": ["0"]}],
    "dataset": [{"x": ["1"], "y": ["1"]}],
    "loss": {"type": "squared-error"},
    "gamma": "0",
}


def measure(form, problem, instance, folder, limit, repeat):
    """The answer ('yes', 'no', 'limit', 'cannot', 'inexact') and the least wall time in seconds."""
    try:
        command, solution = form.prepare(problem, instance, folder)
    except Unsupported:
        return {"answer": "cannot", "seconds": None}
    best = None
    for _ in range(repeat):
        if os.path.exists(solution):
            os.remove(solution)
        outcome = run(command, limit)
        answer = "limit" if outcome.code is None else form.reader(outcome, problem, solution)
        if answer not in ANSWERS:
            return best or {"answer": answer, "seconds": None}
        if best is None or outcome.wall < best["seconds"]:
            best = {"answer": answer, "seconds": outcome.wall}
    return best


def better(one, other):
    """Of two encodings: an answer before none, then the faster."""
    if one["answer"] not in ANSWERS or other["answer"] not in ANSWERS:
        order = {"limit": 1, "inexact": 2, "cannot": 3}
        return one if order.get(one["answer"], 0) <= order.get(other["answer"], 0) else other
    return one if one["seconds"] <= other["seconds"] else other


def measure_program(program, problem, instance, arguments):
    """The best form's result with its name, and the results of all forms."""
    results = {}
    for form in program.forms:
        with tempfile.TemporaryDirectory() as folder:
            results[form.name] = measure(form, problem, instance, folder, arguments.limit, arguments.repeat)
    name = list(results)[0]
    for other in results:
        if better(results[name], results[other]) is not results[name]:
            name = other
    return dict(results[name], form=name, forms=results)


def read_or_none(instance):
    try:
        return read_problem(instance)
    except Unsupported:
        return None


def expected(name):
    return next((word for word in name.split("-") if word in ANSWERS), None)


def our_command(arguments):
    """`solve` where the program has it; till then its exhaustive search stands in."""
    if arguments.ours:
        words = arguments.ours.split()
    else:
        known = run([arguments.reductio, "--help"], 60).text
        stand_in = ["train", "--max-vectors", str(10**18)]
        words = ["solve", "--decide"] if "\n  solve " in known else stand_in
    return [arguments.reductio] + words + ["FILE"]


def best_rival(row):
    """Of those that answered: (seconds, name); None if there is none."""
    times = [(r["seconds"], name) for name, r in row["rivals"].items() if r["answer"] in ANSWERS]
    return min(times, default=None)


def ratio(row, limit):
    """Ours by the best rival. A time out counts as the limit, so it is a bound only; None if nobody answered."""
    ours, best = row["ours"], best_rival(row)
    if ours["answer"] not in ANSWERS and best is None:
        return None
    return (ours["seconds"] or limit) / (best[0] if best else limit)


def disagreements(row):
    """Programs whose answer is neither the planted one nor that of the others."""
    given = {"ours": row["ours"]["answer"]}
    for name, r in row["rivals"].items():
        given.update({name + " (" + form + ")": result["answer"] for form, result in r["forms"].items()})
    right = expected(row["instance"]) or next((a for a in given.values() if a in ANSWERS), None)
    return [name for name, answer in given.items() if answer in ANSWERS and answer != right]


def shown(result):
    return result["answer"] if result["seconds"] is None else "%.3f" % result["seconds"]


def print_row(name, cells, factor):
    print("%-36s" % name + "".join("%13s" % cell for cell in cells) + "%10s" % factor, flush=True)


def show_row(row, names, limit):
    factor = ratio(row, limit)
    cells = [shown(row["ours"])] + [shown(row["rivals"][name]) for name in names]
    print_row(row["instance"], cells, "-" if factor is None else "%.3f" % factor)


def quantile(values, share):
    """The smallest value that at least this share does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def summary(rows, names, limit):
    factors = {row["instance"]: ratio(row, limit) for row in rows}
    known = [f for f in factors.values() if f is not None]
    solved = sum(row["ours"]["answer"] in ANSWERS for row in rows)
    print("\nours solves %d of %d (%.0f%%)" % (solved, len(rows), 100 * solved / len(rows)))
    for name in names:
        answered = sum(row["rivals"][name]["answer"] in ANSWERS for row in rows)
        best = sum((best_rival(row) or (0, ""))[1] == name for row in rows)
        print("  %-14s solves %2d, is the best rival on %2d" % (name, answered, best))
    if known:
        print("ours / best rival: median %.3f, 90th percentile %.3f" % (quantile(known, 0.5), quantile(known, 0.9)))
    print("losses (ratio above 1.2):")
    for name, factor in factors.items():
        if factor is not None and factor > 1.2:
            best = best_rival(next(row for row in rows if row["instance"] == name))
            print("  %-36s %8.2f  to %s, %.3f s" % (name, factor, best[1], best[0]))


def show_goal(rows, limit):
    """NO instances with few samples that are work for every rival."""
    print("NO, at most 2 samples, best rival above 0.1 s (goal: 10 times faster):")
    for row in rows:
        best = best_rival(row)
        if expected(row["instance"]) != "no" or int(row["instance"].split("-")[0]) > 2 or (best and best[0] <= 0.1):
            continue
        if row["ours"]["seconds"] is None:
            print("  %-36s not solved" % row["instance"])
            continue
        factor = (best[0] if best else limit) / row["ours"]["seconds"]
        by = best[1] if best else "all reach the limit: at least"
        print("  %-36s %8.1f times%s  (%s)" % (row["instance"], factor, "" if factor >= 10 else "  SHORT", by))


def show_forms(rows, names):
    """How often each encoding is its program's best, and how many it solves: what to keep and what to drop."""
    print("encodings: solved, best of its program")
    for name in names:
        for form in rows[0]["rivals"][name]["forms"]:
            results = [row["rivals"][name]["forms"][form] for row in rows]
            solved = sum(r["answer"] in ANSWERS for r in results)
            best = sum(row["rivals"][name]["form"] == form and row["rivals"][name]["answer"] in ANSWERS for row in rows)
            print("  %-14s %-22s %3d %3d" % (name, form, solved, best))


def floors(programs, arguments):
    """Each program's time on a trivial instance: it starts, reads and answers."""
    with tempfile.TemporaryDirectory() as folder:
        instance = os.path.join(folder, "trivial-yes.json")
        with open(instance, "w", encoding="utf-8") as file:
            file.write(json.dumps(TRIVIAL) + "\n")
        row = {p.name: measure_program(p, read_problem(instance), instance, arguments) for p in programs}
    print_row("floor (a trivial instance)", [shown(r) for r in row.values()], "")
    return row


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--reductio", default=os.path.join(HERE, "..", "..", "build", "release", "reductio"), help="the program")
    add("--ours", help="its subcommand and options, instead of: solve --decide")
    add("--limit", type=float, default=2, help="seconds of wall time for each run (2)")
    add("--repeat", type=int, default=1, help="runs of each, the least counts (1)")
    add("--only", default="*", help="a pattern of instance names")
    add("--rivals", help="only these, a list with commas")
    add("--all-forms", action="store_true", help="also the encodings that were tried and dropped")
    add("--instances", default=os.path.join(HERE, "instances"))
    add("--json", help="write the data here")
    return parser.parse_args()


def chosen_rivals(arguments):
    wanted = arguments.rivals.split(",") if arguments.rivals else None
    rivals = [r for r in all_rivals(arguments.reductio) if not wanted or r.name in wanted]
    for rival in rivals:
        rival.forms += rival.dropped if arguments.all_forms else []
        if not rival.installed():
            print("missing, skipped: " + rival.name)
    return [rival for rival in rivals if rival.installed()]


def main():
    arguments = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that a running program is ended, too
    ours = Rival("ours", None, [Form("ours", None, "", our_command(arguments), by_exit_code)])
    rivals = chosen_rivals(arguments)
    names = [rival.name for rival in rivals]
    print("ours: reductio " + " ".join(ours.forms[0].command[1:]))
    print_row("seconds", ["ours"] + names, "ratio")
    floor = floors([ours] + rivals, arguments)
    rows = []
    for instance in sorted(glob.glob(os.path.join(arguments.instances, "*.json"))):
        name = os.path.basename(instance)[: -len(".json")]
        if not fnmatch.fnmatch(name, arguments.only):
            continue
        problem = read_or_none(instance)
        results = {p.name: measure_program(p, problem, instance, arguments) for p in [ours] + rivals}
        rows.append({"instance": name, "ours": results.pop("ours"), "rivals": results})
        show_row(rows[-1], names, arguments.limit)
    if not rows:
        sys.exit("no instance matches " + arguments.only)
    return report(rows, names, floor, arguments)


def report(rows, names, floor, arguments):
    summary(rows, names, arguments.limit)
    show_goal(rows, arguments.limit)
    show_forms(rows, names)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump({"limit": arguments.limit, "repeat": arguments.repeat, "floors": floor, "rows": rows}, file)
            file.write("\n")
    wrong = [(row["instance"], name) for row in rows for name in disagreements(row)]
    for instance, name in wrong:
        print("WRONG ANSWER: %s on %s" % (name, instance))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
