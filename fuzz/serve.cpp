#include "fuzz/serve.hpp"

#include <algorithm>
#include <functional>
#include <istream>
#include <ostream>

#include "checkers/deciders.hpp"
#include "fuzz/obligations.hpp"
#include "fuzz/solution_maps.hpp"
#include "impl/evaluation.hpp"

namespace reductio::fuzz {

namespace {

using Said = std::variant<Document, Greeting, Refusal>;

Refusal refusal(const std::string& code, const Error& error) { return {code, line_of(error)}; }

const Document& instance_of(const Request& request) {
    if (!request.instance) throw Refusal{"malformed", "expected the member \"instance\""};
    return *request.instance;
}

const Document& solution_of(const Request& request) {
    if (!request.solution) throw Refusal{"malformed", "expected the member \"solution\""};
    return *request.solution;
}

const impl::Variant& variant_of(const Request& request) {
    if (request.room.empty()) throw Refusal{"malformed", "expected the member \"room\""};
    const impl::Room* room = impl::find_room(request.room);
    if (!room) throw Refusal{"unsupported", "no such room: " + request.room};
    if (request.variant.empty()) return room->variants.front();
    const impl::Variant* variant = impl::find_variant(*room, request.variant);
    if (!variant) throw Refusal{"unsupported", request.room + " has no variant " + request.variant};
    return *variant;
}

/// A document of a wrong kind is a fault of the request; whatever else a construction refuses, it does not admit.
Said said(Result<Document> result) {
    if (result) return *std::move(result);
    return refusal(result.error().place == "/kind" ? "malformed" : "precondition", result.error());
}

Said reduce(const Request& request) { return said(variant_of(request).reduce(instance_of(request), request.options)); }

Said lift(const Request& request) {
    const auto& variant = variant_of(request);
    if (!variant.lift) return Refusal{"unsupported", request.room + " has nothing to lift"};
    return said(variant.lift(instance_of(request), request.solution, request.options));
}

Said extract(const Request& request) {
    const auto& variant = variant_of(request);
    if (!variant.extract) return Refusal{"unsupported", request.room + " has nothing to extract"};
    return said(variant.extract(instance_of(request), solution_of(request), request.options));
}

Said decide(const Request& request) {
    checkers::Work work;
    work.candidates = std::min(request.candidates.value_or(std::size_t(1) << 20), work.candidates);
    work.budget.bits = std::min(request.bits.value_or(work.budget.bits), work.budget.bits);
    return Document{checkers::decide_by_all(instance_of(request), work)};
}

template <class T>
const T& typed(const Document& document, std::string_view member, std::string_view kind) {
    if (const auto* value = std::get_if<T>(&document.is)) return *value;
    throw Refusal{"malformed", json::step(member) + "/kind: expected " + std::string(kind) + ", found " +
                                   std::string(kind_of(document))};
}

Said evaluate(const Request& request) {
    const Nnt& nnt = typed<Nnt>(instance_of(request), "instance", "nnt");
    const Parameters& parameters = typed<Parameters>(solution_of(request), "solution", "parameters");
    impl::Budget budget;
    budget.bits = std::min(request.bits.value_or(budget.bits), budget.bits);
    if (const auto error = impl::not_allowed(nnt, parameters)) return refusal("precondition", *error);
    const auto evaluation = impl::evaluate(nnt, parameters, budget);
    if (evaluation) return Document{*evaluation};
    return refusal("budget", evaluation.error());  // nothing else is left
}

struct Operation {
    std::string name;
    std::function<Said(const Request&)> perform;
};

const std::vector<Operation>& operations() {
    static const std::vector<Operation> table = {
        {"reduce", reduce}, {"lift", lift}, {"extract", extract}, {"decide", decide}, {"evaluate", evaluate},
    };
    return table;
}

Greeting greeting(const std::string& version) {
    Greeting greeting{"reductio", version, reduction_names(), {"hello"}};
    for (const Operation& operation : operations()) greeting.ops.push_back(operation.name);
    return greeting;
}

Said perform(const Request& request, const std::string& version) {
    if (request.op == "hello") return greeting(version);
    const auto operation = std::ranges::find(operations(), request.op, &Operation::name);
    if (operation == operations().end()) return Refusal{"unsupported", "/op: no such operation: " + request.op};
    try {
        return operation->perform(request);
    } catch (const Refusal& refused) {
        return refused;
    } catch (const std::bad_alloc&) {
        return Refusal{"budget", "out of memory"};
    } catch (const std::exception& exception) {
        return Refusal{"budget", exception.what()};
    }
}

/// A line without its end, as much of it as may be there; nothing where the input ends.
std::optional<std::string> read_line(std::istream& in) {
    std::string line;
    for (int byte; (byte = in.rdbuf()->sbumpc()) != std::char_traits<char>::eof();) {
        if (byte == '\n') return line;
        if (line.size() <= longest_line) line += static_cast<char>(byte);
    }
    if (line.empty()) return std::nullopt;
    return line;
}

}  // namespace

std::vector<std::string> reduction_names() {
    std::vector<std::string> names = subject_names();
    std::erase_if(names, [](const std::string& name) {
        const auto owed = obligations_of(*find_subject(name));
        return std::ranges::find(owed, "construction") == owed.end();
    });
    return names;
}

std::string reply_to(std::string_view line, const std::string& version) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return "";
    if (line.size() > longest_line) return write_reply(std::nullopt, Refusal{"malformed", "expected a shorter line"});
    const Heard heard = read_request(line);
    if (!heard.request) return write_reply(heard.id, refusal("malformed", heard.request.error()));
    const Said said = perform(*heard.request, version);
    return std::visit([&](const auto& what) { return write_reply(heard.id, what); }, said);
}

void serve(std::istream& in, std::ostream& out, const std::string& version) {
    while (const auto line = read_line(in)) out << reply_to(*line, version) << std::flush;
}

}  // namespace reductio::fuzz
