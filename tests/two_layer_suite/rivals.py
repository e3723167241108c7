"""The programs that are compared, and how each is run on an instance and its answer read."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import encode_other
import encode_smt
from two_layer import Unsupported

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = [os.path.realpath(sys.executable), "-I", "-S"]  # without site-packages it starts in half the time


class Run:
    """How one process ended: its exit code (None if the limit ended it), what it printed, seconds of wall time."""

    def __init__(self, code, text, wall):
        self.code, self.text, self.wall = code, text, wall


def run(command, limit):
    """The process and all that it started end by the limit. Output goes to a file: a pipe would need a reader."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   start_new_session=True)
        ended = []

        def end():
            ended.append(True)
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            code = process.wait()
            wall = time.perf_counter() - start
        except BaseException:  # interrupted ourselves: the process, in a group of its own, would live on
            end()
            raise
        finally:
            timer.cancel()
        output.seek(0)
        text = output.read(1 << 20).decode(errors="replace")
    return Run(None if ended else code, text, wall)


def by_exit_code(outcome, _problem, _solution):
    return {3: "budget", 10: "yes", 20: "no"}.get(outcome.code, "cannot")


def by_first_word(outcome, _problem, _solution):
    first = next((line for line in outcome.text.split("\n") if line in ("sat", "unsat")), "")
    return {"sat": "yes", "unsat": "no"}.get(first, "cannot")


def by_gecode(outcome, problem, _solution):
    if "=====UNSATISFIABLE=====" in outcome.text:
        return "no"
    chosen = [int(n) - 1 for _, n in sorted((int(p), n) for p, n in re.findall(r"c(\d+) = (\d+);", outcome.text))]
    return "yes" if "----------" in outcome.text and problem.accepts(chosen) else "cannot"


def chosen_vectors(problem, values):
    """From the binaries' values, where they are clearly one a part; else None."""
    chosen = []
    for p, part in enumerate(problem.parts):
        ones = [c for c in range(len(part)) if values.get("x%d_%d" % (p, c), 0) > 0.5]
        if len(ones) != 1:
            return None
        chosen += ones
    return chosen


def confirmed(problem, values):
    """A linear solver's YES holds to within a tolerance only: it counts if the choice holds in exact arithmetic."""
    chosen = chosen_vectors(problem, values)
    return "yes" if chosen is not None and problem.accepts(chosen) else "inexact"


def by_cbc(outcome, problem, solution):
    text = outcome.text
    if "Result - Optimal solution found" in text or re.search(r"Optimal - objective value", text):
        with open(solution, encoding="utf-8") as file:
            lines = [line.replace("**", "").split() for line in file.read().split("\n")[1:]]
        if not any("nfeasible" in word for line in lines for word in line):
            return confirmed(problem, {w[1]: float(w[2]) for w in lines if len(w) >= 3})
    return "no" if re.search(r"proven infeasible|Problem is infeasible|is infeasible", text) else "cannot"


def by_glpk(outcome, problem, solution):
    if re.search(r"HAS NO (INTEGER|PRIMAL|DUAL)? ?FEASIBLE", outcome.text):
        return "no"
    if "INTEGER OPTIMAL SOLUTION FOUND" not in outcome.text:
        return "cannot"
    with open(solution, encoding="utf-8") as file:
        lines = [line.split() for line in file]
    columns = [float(w[2]) for w in lines if w and w[0] == "j"]
    names = ["x%d_%d" % (p, c) for p, part in enumerate(problem.parts) for c in range(len(part))]
    # The writer numbers columns in the order of their first appearance, which is that of the rows "one a part".
    return confirmed(problem, dict(zip(names, columns)))


class Rival:
    """A program with one or more encodings; on each instance the best of them counts."""

    def __init__(self, name, program, forms, dropped=()):
        self.name, self.program, self.forms, self.dropped = name, program, forms, list(dropped)

    def installed(self):
        return self.program is None or shutil.which(self.program) is not None


class Form:
    """One way to ask a program: the encoder (None: the instance itself), the command, how the answer is read."""

    def __init__(self, name, encoder, suffix, command, reader):
        self.name, self.encoder, self.suffix, self.command, self.reader = name, encoder, suffix, command, reader

    def prepare(self, problem, instance, folder):
        """The command for this instance, and where it leaves its solution. Encoding is not part of the time."""
        path, solution = instance, os.path.join(folder, "solution")
        if self.encoder:
            if problem is None:
                raise Unsupported("too many vectors")
            path = os.path.join(folder, "instance" + self.suffix)
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.encoder(problem))
        return [word.replace("FILE", path).replace("SOLUTION", solution) for word in self.command], solution


def smt(name, encoder, *command):
    return Form(name, encoder, ".smt2", list(command) + ["FILE"], by_first_word)


def linear(name, reader, *command):
    return Form(name, encode_other.mixed_integer, ".lp", list(command), reader)


def fzn(name, *arguments):
    def encoder(problem):
        return encode_other.gecode(problem, *arguments)

    return Form(name, encoder, ".fzn", ["fzn-gecode", "FILE"], by_gecode)


CBC = ["cbc", "FILE"]
CBC_END = ["solve", "solution", "SOLUTION", "quit"]
GLPSOL = ["glpsol", "--lp", "FILE", "-w", "SOLUTION"]


def smt_rival(name, kept, dropped):
    encoders = {
        "bit vectors": encode_smt.bit_vectors,
        "integers": encode_smt.integers_with_logic,
        "integers, no logic": encode_smt.integers,
        "network": encode_smt.network,
        "pseudo-Boolean": encode_smt.pseudo_boolean,
    }

    def form(encoding):
        # cvc5 insists on a logic
        free = ["--force-logic=ALL"] if name == "cvc5" and encoding in ("integers, no logic", "network") else []
        return smt(encoding, encoders[encoding], name, *free)

    return Rival(name, name, [form(e) for e in kept], [form(e) for e in dropped])


def all_rivals(reductio):
    """Every program with the encodings that are its best somewhere, and those that were tried and dropped."""
    brute = [reductio, "train", "--max-vectors", str(10**18), "FILE"]
    table = PYTHON + [os.path.join(HERE, "python_table.py"), "FILE"]
    plain_cbc = linear("plain", by_cbc, *CBC, *CBC_END)
    bare_cbc = linear("no preprocessing", by_cbc, *CBC, "preprocess", "off", "cuts", "off", *CBC_END)
    split = fzn("table, split", True, "first_fail", "indomain_split")
    shuffled = fzn("element, random", False, "first_fail", "indomain_random")
    return [
        smt_rival("z3", ["bit vectors", "integers", "network", "pseudo-Boolean"], ["integers, no logic"]),
        smt_rival("cvc5", ["integers", "network"], ["integers, no logic", "bit vectors"]),
        Rival("cbc", "cbc", [plain_cbc, bare_cbc]),
        Rival("glpk", "glpsol", [linear("cuts", by_glpk, *GLPSOL, "--cuts"), linear("plain", by_glpk, *GLPSOL)]),
        Rival("gecode", "fzn-gecode", [fzn("element"), split], [fzn("table", True), shuffled]),
        Rival("brute force", reductio, [Form("train", None, "", brute, by_exit_code)]),
        Rival("python table", None, [Form("sets", None, "", table, by_exit_code)]),
    ]
