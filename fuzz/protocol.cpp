#include "fuzz/protocol.hpp"

#include "fuzz/protocol_members.hpp"

namespace reductio::fuzz {

namespace {

/// As a document writes it, but for the newline.
std::string inner(const Document& document) {
    std::string text = write_document(document);
    text.pop_back();
    return text;
}

/// The members of an options document without its first two.
std::string inner(const Options& options) {
    const std::string empty = inner(Document{Options{}});
    const std::string text = inner(Document{options});
    const std::size_t start = empty.size() - 1;  // where the first option's comma is
    return "{" + text.substr(std::min(start + 2, text.size() - 1));
}

Options read_options(const json::Value& value) {
    const auto* members = std::get_if<json::Object>(&value.is);
    if (!members) throw Misread{Error{"/options", "expected an object, found " + json::found(value)}};
    json::Object whole{{"reductio", {json::Number{"1"}}}, {"kind", {std::string("options")}}};
    whole.insert(whole.end(), members->begin(), members->end());
    return std::get<Options>(document_under("options", {std::move(whole)}).is);
}

/// More than a machine number holds is as good as no bound.
std::optional<std::size_t> bound(const std::optional<Integer>& number) {
    if (!number) return std::nullopt;
    return number->fits_ulong_p() ? number->get_ui() : std::numeric_limits<std::size_t>::max();
}

void read_budget(const json::Value& value, Request& request) {
    try {
        Members budget(value);
        request.candidates = bound(budget.natural("candidates"));
        request.bits = bound(budget.natural("bits"));
        budget.close();
    } catch (const Misread& misread) {
        throw Misread{Error{"/budget" + misread.error.place, misread.error.message}};
    }
}

Request request_of(const json::Value& value) {
    Members members(value);
    Request request;
    request.op = members.text("op");
    request.id = members.natural("id");
    request.room = members.text_or("room", "");
    request.variant = members.text_or("variant", "");
    if (const auto* options = members.find("options")) request.options = read_options(*options);
    if (const auto* instance = members.find("instance")) request.instance = document_under("instance", *instance);
    if (const auto* solution = members.find("solution")) request.solution = document_under("solution", *solution);
    if (const auto* budget = members.find("budget")) read_budget(*budget, request);
    members.close();
    return request;
}

/// Null, as in an answer to a line without one, is none.
std::optional<Integer> id_of(Members& members) {
    const json::Value* id = members.find("id");
    if (id && std::holds_alternative<std::nullptr_t>(id->is)) return std::nullopt;
    return members.natural("id");
}

std::optional<Integer> id_of_any(const json::Value& value) {
    try {
        Members members(value);
        return id_of(members);
    } catch (const Misread&) {
        return std::nullopt;
    }
}

Refusal refusal_of(const json::Value& value) {
    Members members(value);
    Refusal refusal{members.text("code"), members.text_or("message", "")};
    members.close();
    return refusal;
}

Reply reply_of(const json::Value& value) {
    Members members(value);
    Reply reply{id_of(members), json::Value{}};
    const json::Value* result = members.find("result");
    const json::Value* error = members.find("error");
    if (!result == !error) throw Misread{Error{"", "expected either \"result\" or \"error\""}};
    if (result) reply.said = *result;
    if (error) reply.said = refusal_of(*error);
    members.close();
    return reply;
}

std::string start_of_reply(const std::optional<Integer>& id) { return "{\"id\": " + (id ? id->get_str() : "null"); }

std::string list_of(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + json::in_quotes(text);
    return "[" + list + "]";
}

std::string budget_of(const Request& request) {
    std::string members;
    if (request.candidates) members = "\"candidates\": " + std::to_string(*request.candidates);
    if (request.bits) members += (members.empty() ? "" : ", ") + ("\"bits\": " + std::to_string(*request.bits));
    return members.empty() ? "" : ", \"budget\": {" + members + "}";
}

}  // namespace

Heard read_request(std::string_view line) {
    const auto value = json::parse(line, line_limits());
    if (!value) return {std::nullopt, value.error()};
    try {
        Request request = request_of(*value);
        return {request.id, std::move(request)};
    } catch (const Misread& misread) {
        return {id_of_any(*value), misread.error};
    }
}

std::string write_request(const Request& request) {
    std::string line = "{\"op\": " + json::in_quotes(request.op);
    if (request.id) line += ", \"id\": " + request.id->get_str();
    if (!request.room.empty()) line += ", \"room\": " + json::in_quotes(request.room);
    if (!request.variant.empty()) line += ", \"variant\": " + json::in_quotes(request.variant);
    if (request.options != Options{}) line += ", \"options\": " + inner(request.options);
    line += budget_of(request);
    if (request.instance) line += ", \"instance\": " + inner(*request.instance);
    if (request.solution) line += ", \"solution\": " + inner(*request.solution);
    return line + "}\n";
}

Result<Reply> read_reply(std::string_view line) {
    const auto value = json::parse(line, line_limits());
    if (!value) return value.error();
    try {
        return reply_of(*value);
    } catch (const Misread& misread) {
        return misread.error;
    }
}

Result<Document> document_of(const json::Value& result) {
    try {
        return document_under("result", result);
    } catch (const Misread& misread) {
        return misread.error;
    }
}

Result<Greeting> greeting_of(const json::Value& result) {
    try {
        Members members(result);
        Greeting greeting{members.text("name"), members.text_or("version", ""), members.texts("rooms"),
                          members.texts("ops")};
        if (members.natural("protocol") != Integer(1)) throw Misread{Error{"/protocol", "expected the version 1"}};
        return greeting;
    } catch (const Misread& misread) {
        return misread.error;
    }
}

std::string write_reply(const std::optional<Integer>& id, const Document& result) {
    return start_of_reply(id) + ", \"result\": " + inner(result) + "}\n";
}

std::string write_reply(const std::optional<Integer>& id, const Greeting& result) {
    return start_of_reply(id) + ", \"result\": {\"name\": " + json::in_quotes(result.name) +
           ", \"version\": " + json::in_quotes(result.version) +
           ", \"protocol\": 1, \"rooms\": " + list_of(result.rooms) + ", \"ops\": " + list_of(result.ops) + "}}\n";
}

std::string write_reply(const std::optional<Integer>& id, const Refusal& error) {
    return start_of_reply(id) + ", \"error\": {\"code\": " + json::in_quotes(error.code) +
           ", \"message\": " + json::in_quotes(error.message) + "}}\n";
}

}  // namespace reductio::fuzz
