#pragma once
// For the sources of the line protocol only: members of a JSON object, taken one by one.

#include <set>

#include "fuzz/protocol.hpp"

namespace reductio::fuzz {

/// Leaves a reading at the first fault; caught where the line began.
struct Misread {
    Error error;
};

/// An object whose every member must be asked for.
class Members {
  public:
    explicit Members(const json::Value& value);

    const json::Value* find(std::string_view name);
    std::string text(std::string_view name);                           // which must be there
    std::string text_or(std::string_view name, std::string fallback);  // where it is not
    std::vector<std::string> texts(std::string_view name);
    std::optional<Integer> natural(std::string_view name);

    /// Refuses a member that nobody asked for.
    void close() const;

  private:
    const json::Value& require(std::string_view name);

    const json::Object* object_;
    std::set<std::string, std::less<>> known_;
};

/// The document, its errors placed under the member's name.
Document document_under(std::string_view name, const json::Value& value);

/// The limits of a line: a document stands a few levels down in it.
Limits line_limits();

}  // namespace reductio::fuzz
