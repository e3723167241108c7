#include "fuzz/conversation.hpp"

#include "fuzz/solution_maps.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t most_shown = 400;       // bytes of a line
constexpr std::size_t most_questions = 2000;  // about one instance

std::string shown(const std::string& line) {
    return line.size() <= most_shown ? line : line.substr(0, most_shown) + "...";
}

/// What has to be wrong with an answer for the program to be started anew.
NoAnswer nonsense(const std::string& reason, const std::string& line, const std::string& asked) {
    return {"protocol", reason + "; the answer: " + shown(line) + "; the request: " + shown(asked)};
}

std::string spelled(const std::optional<Integer>& id) { return id ? id->get_str() : "null"; }

bool is_known_code(const std::string& code) {
    return code == "malformed" || code == "unsupported" || code == "precondition" || code == "budget";
}

}  // namespace

Result<Greeting> Conversation::greet() {
    if (auto error = peer_.start()) return Error{"", "cannot be started: " + *error};
    try {
        Request request;
        request.op = "hello";
        const Told& told = tell(std::move(request));
        if (const auto* refusal = std::get_if<Refusal>(&told.reply.said))
            return Error{"", "refuses hello: " + refusal->message};
        auto greeting = greeting_of(std::get<json::Value>(told.reply.said));
        if (greeting) return greeting;
        return Error{greeting.error().place, "hello: " + greeting.error().message};
    } catch (const NoAnswer& none) {
        return Error{"", "does not answer hello: " + none.reason};
    }
}

Result<Document> Conversation::ask(const Request& request) {
    const Told& told = tell(request);
    if (const auto* result = std::get_if<json::Value>(&told.reply.said)) {
        auto document = document_of(*result);
        if (document) return document;
        return Error{"", "its answer is no document: " + line_of(document.error())};
    }
    const auto& refusal = std::get<Refusal>(told.reply.said);
    if (refusal.code == "unsupported" || refusal.code == "budget") throw NoAnswer{refusal.code, refusal.message};
    return Error{"", refusal.code + ": " + refusal.message};
}

const Told& Conversation::tell(Request request) {
    request.id.reset();
    const std::string question = write_request(request);
    auto known = told_.find(question);
    if (known == told_.end() && told_.size() == most_questions)
        throw NoAnswer{"budget", "more than " + std::to_string(most_questions) + " questions about one instance"};
    if (known == told_.end()) known = told_.emplace(question, exchange(request)).first;
    if (const auto* none = std::get_if<NoAnswer>(&known->second)) throw *none;
    return std::get<Told>(known->second);
}

std::variant<Told, NoAnswer> Conversation::exchange(Request& request) {
    request.id = next_id_;
    ++next_id_;
    std::string asked = write_request(request);
    asked.pop_back();
    const Outcome outcome = peer_.ask(asked);
    if (const auto* death = std::get_if<Death>(&outcome))
        return NoAnswer{death->kind, death->reason + "; the request: " + shown(asked)};
    const auto& line = std::get<std::string>(outcome);
    auto reply = read_reply(line);
    std::optional<std::string> wrong;
    if (!reply)
        wrong = "no answer of the protocol: " + line_of(reply.error());
    else if (reply->id != request.id)
        wrong = "an answer with the id " + spelled(reply->id) + " to the request " + spelled(request.id);
    else if (const auto* refusal = std::get_if<Refusal>(&reply->said); refusal && !is_known_code(refusal->code))
        wrong = "an error of no known code";
    if (!wrong) return Told{*std::move(reply), line};
    hang_up();
    return nonsense(*wrong, line, asked);
}

Request reduce_request(const std::string& room, const std::string& variant, const Document& source,
                       const Options& options) {
    Request request;
    request.op = "reduce";
    request.room = room;
    request.variant = variant;
    request.options = options;
    request.instance = source;
    return request;
}

impl::Variant variant_of_peer(Conversation& conversation, const std::string& room, const impl::Variant& ours) {
    const std::string name = ours.name;
    impl::Variant theirs{name, {}, {}, {}};
    theirs.reduce = [=, &conversation](const Document& source, const Options& options) {
        return conversation.ask(reduce_request(room, name, source, options));
    };
    const auto map = [=, &conversation](const std::string& op, const Document& source,
                                        const std::optional<Document>& solution, const Options& options) {
        Request request = reduce_request(room, name, source, options);
        request.op = op;
        request.solution = solution;
        return conversation.ask(request);
    };
    if (ours.lift)
        theirs.lift = [=](const Document& source, const std::optional<Document>& solution, const Options& options) {
            return map("lift", source, solution, options);
        };
    if (ours.extract)
        theirs.extract = [=](const Document& source, const Document& parameters, const Options& options) {
            return map("extract", source, parameters, options);
        };
    return theirs;
}

}  // namespace reductio::fuzz
