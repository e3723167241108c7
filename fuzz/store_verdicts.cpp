#include "fuzz/store_verdicts.hpp"

#include <algorithm>
#include <charconv>

#include "spec/json.hpp"

namespace reductio::fuzz {

namespace {

/// What somebody threw need not be UTF-8; the store must be readable all the same.
std::string quoted(std::string text) {
    std::string quotes = json::in_quotes(text);
    if (json::parse(quotes, Limits{})) return quotes;
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) >= 128; }, '?');
    return json::in_quotes(text);
}

std::string member(std::string_view name, const std::string& value) { return json::in_quotes(name) + ':' + value; }

/// Members or entries, with a comma between two.
class Listed {
  public:
    void add(const std::string& entry) { text_ += (text_.empty() ? "" : ",") + entry; }
    std::string in(char open, char close) const { return open + text_ + close; }

  private:
    std::string text_;
};

std::string text_of(const Tally& tally) {
    Listed unknown;
    for (const auto& [reason, count] : tally.unknown) unknown.add(quoted(reason) + ':' + std::to_string(count));
    return "{" + member("holds", std::to_string(tally.holds)) + "," + member("fails", std::to_string(tally.fails)) +
           "," + member("unknown", unknown.in('{', '}')) + "}";
}

std::string text_of(const Finding& failure) {
    return "{" + member("obligation", json::in_quotes(failure.obligation)) + "," +
           member("step", quoted(failure.step)) + "," + member("index", std::to_string(failure.index)) + "," +
           member("reason", quoted(failure.reason)) + "," + member("count", std::to_string(failure.count)) + "}";
}

/// What is not a text of ours: everything below throws it, and one place catches it.
struct NoVerdicts {};

template <class T>
const T& as(const json::Value& value) {
    const auto* wanted = std::get_if<T>(&value.is);
    if (!wanted) throw NoVerdicts{};
    return *wanted;
}

std::uint64_t number(const json::Value& value) {
    const std::string& digits = as<json::Number>(value).digits;
    std::uint64_t result = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
    if (error != std::errc() || end != digits.data() + digits.size()) throw NoVerdicts{};
    return result;
}

const json::Value& at(const json::Value& object, std::size_t place, std::string_view name) {
    const auto& members = as<json::Object>(object);
    if (place >= members.size() || members[place].name != name) throw NoVerdicts{};
    return members[place].value;
}

Tally tally_from(const json::Value& value) {
    Tally tally{number(at(value, 0, "holds")), number(at(value, 1, "fails")), {}};
    for (const auto& [reason, count] : as<json::Object>(at(value, 2, "unknown"))) tally.unknown[reason] = number(count);
    return tally;
}

Finding failure_from(const json::Value& value) {
    return {as<std::string>(at(value, 0, "obligation")),
            as<std::string>(at(value, 1, "step")),
            number(at(value, 2, "index")),
            as<std::string>(at(value, 3, "reason")),
            number(at(value, 4, "count")),
            ""};
}

}  // namespace

std::string verdicts_to_text(const RoomReport& block) {
    Listed obligations;
    for (const auto& [name, tally] : block.obligations)
        if (tally.holds > 0 || tally.fails > 0 || !tally.unknown.empty()) obligations.add(member(name, text_of(tally)));
    std::vector<Finding> sorted = block.findings;
    std::ranges::sort(sorted, {}, [](const Finding& f) { return std::pair(f.obligation, f.step); });
    Listed failures;
    for (const Finding& failure : sorted) failures.add(text_of(failure));
    return "{" + member("obligations", obligations.in('{', '}')) + "," + member("failures", failures.in('[', ']')) +
           "}";
}

std::optional<RoomReport> verdicts_from_text(const std::string& text) try {
    const auto whole = json::parse(text, Limits{});
    if (!whole) return std::nullopt;
    RoomReport block;
    for (const auto& [name, tally] : as<json::Object>(at(*whole, 0, "obligations")))
        block.obligations.emplace_back(name, tally_from(tally));
    for (const auto& failure : as<json::Array>(at(*whole, 1, "failures")))
        block.findings.push_back(failure_from(failure));
    return block;
} catch (const NoVerdicts&) {
    return std::nullopt;
}

bool add_verdicts(RoomReport& report, const RoomReport& block, std::uint64_t times) {
    for (const auto& [name, tally] : block.obligations) {
        const auto own = std::ranges::find(report.obligations, name, &std::pair<std::string, Tally>::first);
        if (own == report.obligations.end()) return false;
        own->second.holds += times * tally.holds;
        own->second.fails += times * tally.fails;
        for (const auto& [reason, count] : tally.unknown) own->second.unknown[reason] += times * count;
    }
    for (Finding failure : block.findings) {
        failure.count *= times;
        add_failure(report, failure);
    }
    return true;
}

}  // namespace reductio::fuzz
