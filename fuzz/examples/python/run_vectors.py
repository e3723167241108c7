"""Tries a program that speaks the line protocol on files of test vectors: run_vectors.py FILE... -- COMMAND.

Prints one line a fault, with the test's flags, and ends with exit code 1 if there are any.
"""
import json
import subprocess
import sys


class Program:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.asked = 0

    def ask(self, **request):
        """The result; None where the program does not serve this; a fault raises ValueError."""
        self.asked += 1
        self.process.stdin.write(json.dumps({**request, "id": self.asked}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise EOFError("the program ended")
        answer = json.loads(line)
        if answer.get("id") != self.asked:
            raise ValueError("another id")
        if "error" in answer:
            if answer["error"]["code"] in ("unsupported", "budget"):
                return None
            raise ValueError(answer["error"]["message"])
        return answer["result"]


def expect(got, wanted, what):
    if got is not None and got != wanted:
        raise ValueError("another " + what)


def try_vector(program, room, test):
    about = {"room": room, "instance": test["source"]}
    if "options" in test:
        about["options"] = test["options"]
    expect(program.ask(op="reduce", **about), test["target"], "target")
    for side in ("source", "target"):
        decision = program.ask(op="decide", instance=test[side])
        if decision is not None and decision["answer"] != "unknown":
            expect(decision["answer"], test["answer"], "answer of the " + side)
    if "lifted" not in test:
        return
    solution = {"solution": test["solution"]} if "solution" in test else {}
    expect(program.ask(op="lift", **about, **solution), test["lifted"], "lifted solution")
    if "solution" in test:
        expect(program.ask(op="extract", **{**about, "solution": test["lifted"]}), test["solution"], "extracted solution")
    if test["target"]["kind"] == "nnt":
        evaluation = program.ask(op="evaluate", instance=test["target"], solution=test["lifted"])
        if evaluation is not None:
            expect(evaluation["within"], test["answer"] == "yes", "evaluation")


def main(arguments):
    cut = arguments.index("--")
    faults = 0
    for path in arguments[:cut]:
        with open(path, encoding="utf-8") as file:
            vectors = json.load(file)
        program = Program(arguments[cut + 1:])
        for number, test in enumerate(vectors["tests"], start=1):
            try:
                try_vector(program, vectors["room"], test)
            except (ValueError, KeyError, EOFError, BrokenPipeError) as fault:
                faults += 1
                print(f"{vectors['room']} test {number} {test['id']} [{', '.join(test['flags'])}]: {fault}", flush=True)
                if not isinstance(fault, ValueError):
                    program = Program(arguments[cut + 1:])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
