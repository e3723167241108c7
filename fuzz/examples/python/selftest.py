"""Holds the implementation to a folder of examples: `selftest.py FOLDER`, one folder a room in it.

`<case>.source.json` must reduce to the bytes of `<case>.target.json`; solutions must lift and extract to each other; every answer
must be the one that the case's name begins with; given optima must have their evaluations. `published/facts.json` has the
answers of printed constructions. Prints a line a failure.
"""

import json
import sys
from pathlib import Path

from rooms import ROOMS
from second import answer_line


class Selftest:
    def __init__(self):
        self.checks = 0
        self.failures = 0

    def expect(self, condition, what):
        self.checks += 1
        if not condition:
            self.failures += 1
            print(f"FAIL {what}")

    def ask(self, **request):
        return json.loads(answer_line(json.dumps(request).encode()))

    def expect_result(self, path, **request):
        """The bytes of the document at `path` are the answer's result; a document that is not there asks for nothing."""
        if path.exists():
            wanted = '{"result": ' + path.read_text().rstrip("\n") + "}"
            self.expect(answer_line(json.dumps(request).encode()) == wanted, f"{request['op']} {path}")

    def expect_answer(self, path, wanted):
        """Unknown is no wrong answer."""
        result = self.ask(op="decide", instance=document(path)).get("result", {})
        self.expect(result.get("answer") in (wanted, "unknown"), f"decide {path}: {result}")

    def expect_total(self, instance, parameters, within):
        """Parameters that are said to reach the threshold, or to miss it."""
        if parameters.exists():
            result = self.ask(op="evaluate", instance=document(instance), solution=document(parameters)).get("result", {})
            self.expect(result.get("within") == within, f"evaluate {parameters}")

    def check_case(self, room, source):
        case = source.name.removesuffix(".source.json")
        beside = lambda ending: source.with_name(f"{case}.{ending}.json")
        wanted = case.split("-")[0]
        if wanted not in ("yes", "no"):
            return
        self.expect_answer(source, wanted)
        if room in ROOMS:
            self.check_room(room, source, beside, wanted)
        self.expect_result(beside("decision"), op="decide", instance=document(source))
        if beside("optimum").exists():
            optimum = document(beside("optimum"))
            self.expect_result(beside("evaluation"), op="evaluate", instance=document(source), solution=optimum)

    def check_room(self, room, source, beside, wanted):
        asked = {"room": room, "instance": document(source), "options": options_beside(source, beside)}
        self.expect_result(beside("target"), op="reduce", **asked)
        if not beside("target").exists():
            return
        self.expect_answer(beside("target"), wanted)
        self.expect_total(beside("target"), beside("target-solution"), True)
        self.expect_total(beside("target"), beside("target-parameters"), False)
        if ROOMS[room].solution is None:
            self.expect_result(beside("target-solution"), op="lift", **asked)
            self.expect_result(beside("target-parameters"), op="lift", **asked)
        elif beside("source-solution").exists():
            self.expect_result(beside("target-solution"), op="lift", solution=document(beside("source-solution")), **asked)
            self.expect_result(beside("source-solution"), op="extract", solution=document(beside("target-solution")), **asked)

    def check_published(self, facts):
        """Instances on which a printed construction goes wrong; the target there is the printed one."""
        for case, answers in document(facts).items():
            path = {side: facts.with_name(f"{case}.{side}.json") for side in ("source", "target", "target-solution")}
            for side, wanted in answers.items():
                self.expect_answer(path[side], wanted)
            self.expect_total(path["target"], path["target-solution"], True)


def document(path):
    return json.loads(path.read_text())


def options_beside(source, beside):
    for path in (beside("options"), source.with_name("options.json")):
        if path.exists():
            return document(path)
    return {}


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: selftest.py FOLDER")
    selftest = Selftest()
    for source in sorted(Path(sys.argv[1]).glob("*/*.source.json")):
        selftest.check_case(source.parent.name, source)
    for facts in sorted(Path(sys.argv[1]).glob("*/published/facts.json")):
        selftest.check_published(facts)
    print(f"{selftest.checks} checks, {selftest.failures} failures")
    sys.exit(1 if selftest.failures or not selftest.checks else 0)


if __name__ == "__main__":
    main()
