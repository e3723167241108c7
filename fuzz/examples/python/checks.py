"""What a document must satisfy beyond its shape."""

from documents import expect
from shapes import read_shape, tied


def read_document(plain, *kinds):
    document = read_shape(plain)
    expect(not kinds or document["kind"] in kinds, "/kind", " or ".join(kinds))
    check = CHECKS.get(document["kind"])
    if check:
        check(document)
    return document


def check_below(indices, bound, pointer):
    expect(all(index < bound for index in indices), pointer, f"indices below {bound}")


def check_distinct(values, pointer):
    expect(len(set(values)) == len(values), pointer, "distinct indices")


def check_exact_cover(document):
    for place, elements in enumerate(document["sets"]):
        check_below(elements, document["universe"], f"/sets/{place}")


def check_two_csp(document):
    for place, constraint in enumerate(document["constraints"]):
        pointer = f"/constraints/{place}"
        check_below([constraint["u"], constraint["v"]], document["variables"], pointer)
        check_relation(constraint["allowed"], document["alphabet"], pointer + "/allowed")


def check_relation(pairs, alphabet, pointer):
    check_below([symbol for pair in pairs for symbol in pair], alphabet, pointer)


def check_formula(formula, pointer=""):
    for place, clause in enumerate(formula["clauses"]):
        good = all(1 <= abs(literal) <= formula["variables"] for literal in clause)
        expect(good, f"{pointer}/clauses/{place}", "literals of the formula's variables")


def check_model(document):
    for place, literal in enumerate(document["literals"]):
        expect(abs(literal) == place + 1, f"/literals/{place}", f"a literal of variable {place + 1}")


def check_program(document):
    for place, gate in enumerate(document["slp"]["gates"]):
        check_below(gate[1:], place + 1, f"/slp/gates/{place}")


def check_coefficients(coefficients, pointer):
    expect(not coefficients or coefficients[-1] != 0, pointer, "a last coefficient other than 0")


def check_options(document):
    check_coefficients(document["activation"] or [], "/activation")


def check_activation(activation, pointer):
    if activation["type"] == "polynomial":
        check_coefficients(activation["coefficients"], pointer + "/coefficients")
    elif activation["type"] == "piecewise-linear":
        wanted = len(activation["breakpoints"]) + 1
        expect(len(activation["pieces"]) == wanted, pointer + "/pieces", f"{wanted} pieces")
    elif activation["type"] == "published-probe":
        expect(all(low <= high for low, high in activation["zero"]), pointer + "/zero", "intervals with their ends in order")
        check_activation(activation["of"], pointer + "/of")
    elif activation["type"] == "rounded":
        low, high = activation["low"], activation["high"]
        expect(low is None or high is None or low <= high, pointer + "/high", "at least the low end")
        check_activation(activation["of"], pointer + "/of")
        if activation["derivative"] is not None:
            check_activation(activation["derivative"], pointer + "/derivative")


def check_network(network):
    count = len(network["vertices"])
    if network["input"]["type"] == "source":
        expect(network["source"] is not None, "/network", "the member source")
        check_below([network["source"]], count, "/network/source")
    else:
        expect(network["source"] is None, "/network/source", "no source beside injected input")
        check_below(input_vertices(network), count, "/network/input/vertices")
        check_distinct(input_vertices(network), "/network/input/vertices")
        if input_vertices(network) == list(range(count)):
            network["input"]["vertices"] = None  # the default, so that it is not written
    for place, vertex in enumerate(network["vertices"]):
        pointer = f"/network/vertices/{place}"
        expect((vertex["activation"] is None) == (place == network["source"]), pointer, "an activation, but for the source")
        if vertex["activation"] is not None:
            check_activation(vertex["activation"], pointer + "/activation")
    check_outputs(network, count)
    check_edges(network, count)


def check_outputs(network, count):
    check_below(network["outputs"], count, "/network/outputs")
    check_distinct(network["outputs"], "/network/outputs")
    vector = network["source"] in network["outputs"] and network["input"]["dimension"] != 1
    expect(not vector, "/network/outputs", "a source of dimension 1, where it is an output")


def check_edges(network, count):
    ends = [(edge["from"], edge["to"]) for edge in network["edges"]]
    for place, (tail, head) in enumerate(ends):
        check_below([head], count, f"/network/edges/{place}/to")
        expect(tail < head, f"/network/edges/{place}", "an edge to a higher index")
        expect(head != network["source"], f"/network/edges/{place}/to", "no edge into the source")
    expect(network["multigraph"] or len(set(ends)) == len(ends), "/network/edges", "no edge twice")


def input_vertices(network):
    listed = network["input"]["vertices"]
    return list(range(len(network["vertices"]))) if listed is None else listed


def weights_of_edge(network, edge):
    return network["input"]["dimension"] if edge["from"] == network["source"] else 1


def check_parameters(network, parameters, pointer):
    edges = network["edges"]
    expect(len(parameters) == len(edges), pointer, f"parameters for {len(edges)} edges, found {len(parameters)}")
    for place, (edge, choice) in enumerate(zip(edges, parameters)):
        wanted = weights_of_edge(network, edge)
        if tied(choice):
            check_below([choice["same-as"]], place, f"{pointer}/{place}/same-as")
            found = weights_of_edge(network, edges[choice["same-as"]])
        else:
            found = len(choice["weights"])
        expect(found == wanted, f"{pointer}/{place}/weights", f"{wanted} weights")


def check_values(document):
    for place, values in enumerate(document["edges"]):
        if tied(values):
            check_below([values["same-as"]], place, f"/edges/{place}/same-as")


def check_dataset(network, dataset):
    injected = network["input"]["type"] == "injected"
    size = len(input_vertices(network)) if injected else network["input"]["dimension"]
    for place, sample in enumerate(dataset):
        expect(len(sample["x"]) == size, f"/dataset/{place}/x", f"{size} numbers")
        expect(len(sample["y"]) == len(network["outputs"]), f"/dataset/{place}/y", f"{len(network['outputs'])} numbers")


def check_loss(loss, outputs, pointer="/loss"):
    kind = loss["type"]
    if kind == "positive-sign":
        expect(outputs == 1, pointer, "exactly one output")
    elif kind in ("csp-decode", "published-csp-decode"):
        expect(len(loss["allowed"]) == outputs, pointer + "/allowed", "one relation an output")
        for place, pairs in enumerate(loss["allowed"]):
            check_relation(pairs, loss["alphabet"], f"{pointer}/allowed/{place}")
    elif kind == "satisfies":
        check_formula(loss["cnf"], pointer + "/cnf")
        expect(loss["cnf"]["variables"] == outputs, pointer + "/cnf/variables", "one output a variable")
    elif kind == "bit":
        check_below([loss["output"]], outputs, pointer + "/output")
    elif kind == "flagged":
        check_below([loss["flag"], loss["main"]["output"]], outputs, pointer)
    elif kind in ("trace", "published-probe"):
        check_below(loss["outputs"], outputs, pointer + "/outputs")
        check_loss(loss["loss"], len(loss["outputs"]), pointer + "/loss")
        (check_roles if kind == "trace" else check_probes)(loss, outputs, pointer)


def check_roles(loss, outputs, pointer):
    expect(len(loss["roles"]) == outputs, pointer + "/roles", "one role an output")
    expect([role["role"] for role in loss["roles"]].count("sentinel") == 1, pointer + "/roles", "exactly one sentinel")
    for place, role in enumerate(loss["roles"]):
        if role["role"] == "vertex":
            check_activation(role["activation"], f"{pointer}/roles/{place}/activation")
            check_below(role["sum"], outputs, f"{pointer}/roles/{place}/sum")
        elif role["role"] == "out":
            check_below([role["vertex"], role["probe"]], outputs, f"{pointer}/roles/{place}")


def check_probes(loss, outputs, pointer):
    for place, probe in enumerate(loss["probes"]):
        check_below([probe["head"]] + probe["path"] + probe["zero"], outputs, f"{pointer}/probes/{place}")
        expect(probe["value"] != 0, f"{pointer}/probes/{place}/value", "a number other than 0")


def check_training(document):
    network = document["network"]
    check_network(network)
    check_parameters(network, document["parameters"], "/parameters")
    check_dataset(network, document["dataset"])
    check_loss(document["loss"], len(network["outputs"]))


def check_nnt(document):
    check_training(document)
    promise = document["promise"]
    expect(promise is None or 0 <= promise["yes"] < promise["no"], "/promise", "0 <= yes < no")
    if document["regulariser"] is not None:
        check_parameters(document["network"], document["regulariser"]["centre"], "/regulariser/centre")


def check_gradient(document):
    check_training(document)
    edges = document["network"]["edges"]
    check_below([document["edge"]], len(edges), "/edge")
    expect(weights_of_edge(document["network"], edges[document["edge"]]) == 1, "/edge", "an edge with one weight")


CHECKS = {
    "exact-cover": check_exact_cover, "two-csp": check_two_csp, "cnf": check_formula, "pos-slp": check_program,
    "bit-slp": check_program, "polynomial": lambda document: check_coefficients(document["coefficients"], "/coefficients"),
    "nnt": check_nnt, "gradient": check_gradient, "parameters": check_values, "model": check_model, "options": check_options,
}
