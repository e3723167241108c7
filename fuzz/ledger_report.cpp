// The ledger as a table and as JSON; and what a mutation report says was killed.

#include "fuzz/ledger.hpp"
#include "spec/json.hpp"

namespace reductio::fuzz {

namespace {

std::string letters(const LedgerRow& row) {
    std::string text;
    for (const auto& [letter, bound] : row.strengths) text += std::string(text.empty() ? "" : ", ") + letter;
    return text;
}

std::string bounds(const LedgerRow& row) {
    std::string text;
    for (const auto& [letter, bound] : row.strengths)
        text += std::string(text.empty() ? "" : "; ") + letter + ": " + bound;
    return row.unmet ? "UNMET: " + *row.unmet : text;
}

json::Value text(const std::string& value) { return {value}; }
json::Value number(std::uint64_t value) { return {json::Number{std::to_string(value)}}; }

json::Value to_value(const LedgerRow& row) {
    json::Object strengths;
    for (const auto& [letter, bound] : row.strengths) strengths.push_back({std::string(1, letter), text(bound)});
    json::Object object{{"room", text(row.room)},
                        {"obligation", text(row.obligation)},
                        {"strengths", {strengths}},
                        {"milliseconds", number(row.milliseconds)},
                        {"mutants", number(row.mutants)}};
    if (row.unmet) object.push_back({"unmet", text(*row.unmet)});
    return {object};
}

const json::Value* member(const json::Value& value, std::string_view name) {
    const auto* object = std::get_if<json::Object>(&value.is);
    if (!object) return nullptr;
    for (const auto& [key, held] : *object)
        if (key == name) return &held;
    return nullptr;
}

std::optional<std::string> string_member(const json::Value& value, std::string_view name) {
    const json::Value* held = member(value, name);
    const auto* string = held ? std::get_if<std::string>(&held->is) : nullptr;
    return string ? std::optional(*string) : std::nullopt;
}

}  // namespace

std::string ledger_table(const std::vector<LedgerRow>& rows) {
    std::string table = "| room | obligation | strength | how far | ms | mutants |\n|---|---|---|---|---|---|\n";
    for (const LedgerRow& row : rows)
        table += "| " + row.room + " | `" + row.obligation + "` | " + letters(row) + " | " + bounds(row) + " | " +
                 std::to_string(row.milliseconds) + " | " + std::to_string(row.mutants) + " |\n";
    return table;
}

std::string ledger_json(const std::vector<LedgerRow>& rows) {
    json::Array list;
    for (const LedgerRow& row : rows) list.push_back(to_value(row));
    return json::pretty({json::Object{{"reductio-ledger", number(1)}, {"rows", {list}}}});
}

std::optional<std::map<std::pair<std::string, std::string>, std::size_t>> killed_mutants(const std::string& text) {
    const auto report = json::parse(text, Limits{});
    const json::Value* list = report ? member(*report, "mutants") : nullptr;
    const auto* mutants = list ? std::get_if<json::Array>(&list->is) : nullptr;
    if (!mutants) return std::nullopt;
    std::map<std::pair<std::string, std::string>, std::size_t> killed;
    for (const json::Value& mutant : *mutants) {
        const auto room = string_member(mutant, "room");
        const auto obligation = string_member(mutant, "obligation");
        if (!room || !obligation) return std::nullopt;
        ++killed[{*room, *obligation}];
    }
    return killed;
}

}  // namespace reductio::fuzz
