"""A second implementation of the reductions: one request a line on standard input, one answer a line on standard output."""

import sys

import decide
import networks
from checks import read_document
from documents import Refusal, expect, parse, write_line
from rooms import ROOMS
from shapes import write_document

GREETING = {"name": "reductio-python", "version": "1", "protocol": 1, "rooms": list(ROOMS),
            "ops": ["hello", "reduce", "lift", "extract", "decide", "evaluate"]}


def answer_line(line):
    """The answer to a line of bytes, as a line of text without its end."""
    identity = {"id": None}
    try:
        request = parse_request(line)
        identity = {name: value for name, value in request.items() if name == "id"}
        answer = {"result": answer_request(request)}
    except Refusal as refusal:
        answer = {"error": {"code": refusal.code, "message": refusal.message}}
    return write_line(identity | answer)


def parse_request(line):
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("malformed", f"no UTF-8: {error}") from None
    request = parse(text)
    expect(isinstance(request, dict), "", "an object with every member once")
    expect(isinstance(request.get("id"), (str, int, type(None))), "/id", "an integer or a string")
    return request


def answer_request(request):
    operation = request.get("op")
    if not isinstance(operation, str) or operation not in OPERATIONS:
        raise Refusal("unsupported", "there is no such op")
    return OPERATIONS[operation](request)


def member(request, name, *kinds):
    expect(name in request, "", f"the member {name}")
    return read_document(request[name], *kinds)


def room_of(request):
    name = request.get("room")
    if not isinstance(name, str) or name not in ROOMS:
        raise Refusal("unsupported", "there is no such room")
    if request.get("variant", "repaired") != "repaired":
        raise Refusal("unsupported", "only the repaired variant is built")
    return ROOMS[name]


def options_of(request):
    """The members of an options document; a whole one is read too."""
    given = request.get("options", {})
    expect(isinstance(given, dict), "/options", "an object")
    return read_document({"reductio": 1, "kind": "options"} | given, "options")


def require_operation(room, operation):
    if not room.has(operation):
        raise Refusal("unsupported", f"{room.name}: there is nothing to {operation}")


def answer_reduce(request):
    room = room_of(request)
    return write_document(room.reduce(member(request, "instance", *room.sources), options_of(request)))


def answer_lift(request):
    room = room_of(request)
    require_operation(room, "lift")
    source = member(request, "instance", *room.sources)
    solution = member(request, "solution", room.solution) if room.solution else None
    return write_document(room.lift(source, solution, options_of(request)))


def answer_extract(request):
    room = room_of(request)
    require_operation(room, "extract")
    source, options = member(request, "instance", *room.sources), options_of(request)
    network = room.reduce(source, options)["network"]
    values = networks.values_for_network(network, member(request, "solution", "parameters"))
    return write_document(room.extract(source, values, options))


def answer_decide(request):
    return write_document(decide.decide(member(request, "instance")))


def answer_evaluate(request):
    instance = member(request, "instance", "nnt")
    values = networks.values_for(instance, member(request, "solution", "parameters"))
    return write_document(networks.evaluate(instance, values))


OPERATIONS = {"hello": lambda request: GREETING, "reduce": answer_reduce, "lift": answer_lift, "extract": answer_extract,
              "decide": answer_decide, "evaluate": answer_evaluate}


def serve():
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(answer_line(line).encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
