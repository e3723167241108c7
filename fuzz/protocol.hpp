#pragma once
// The line protocol (spec/protocol.md): requests and replies as values, and each as one line of JSON.

#include "spec/json.hpp"

namespace reductio::fuzz {

inline constexpr std::size_t longest_line = std::size_t(64) << 20;  // in bytes

/// Which of the members there must be depends on the operation.
struct Request {
    std::string op;
    std::optional<Integer> id;
    std::string room;
    std::string variant;  // empty: the repaired one
    Options options;
    std::optional<Document> instance;
    std::optional<Document> solution;
    std::optional<std::size_t> candidates;  // of the budget
    std::optional<std::size_t> bits;
};

/// A line that should be a request. Its id is known even where the rest is no request, if the line is JSON at all.
struct Heard {
    std::optional<Integer> id;
    Result<Request> request;
};

Heard read_request(std::string_view line);
std::string write_request(const Request& request);

/// The error of a reply.
struct Refusal {
    std::string code;  // "malformed", "unsupported", "precondition" or "budget"
    std::string message;
};

/// The result of hello.
struct Greeting {
    std::string name;
    std::string version;
    std::vector<std::string> rooms;
    std::vector<std::string> ops;
};

struct Reply {
    std::optional<Integer> id;
    std::variant<json::Value, Refusal> said;
};

Result<Reply> read_reply(std::string_view line);
Result<Document> document_of(const json::Value& result);
Result<Greeting> greeting_of(const json::Value& result);

std::string write_reply(const std::optional<Integer>& id, const Document& result);
std::string write_reply(const std::optional<Integer>& id, const Greeting& result);
std::string write_reply(const std::optional<Integer>& id, const Refusal& error);

}  // namespace reductio::fuzz
