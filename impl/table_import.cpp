#include "impl/table_import.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include "impl/building.hpp"

namespace reductio::impl {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> fields(std::string_view line) {
    std::vector<std::string_view> all;
    for (std::size_t begin = 0;;) {
        const auto comma = line.find(',', begin);
        all.push_back(trimmed(line.substr(begin, comma - begin)));
        if (comma == std::string_view::npos) return all;
        begin = comma + 1;
    }
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Error at(std::size_t line, std::size_t column, const std::string& message) {
    return {"line " + std::to_string(line) + (column > 0 ? ", column " + std::to_string(column) : ""), message};
}

}  // namespace

std::optional<Rational> parse_number(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    const auto mark = text.find_first_of("./");
    const std::string whole(text.substr(0, mark));
    const std::string rest(mark == std::string_view::npos ? "" : text.substr(mark + 1));
    if (!are_digits(whole) || (mark != std::string_view::npos && !are_digits(rest))) return std::nullopt;
    Rational number(Integer(whole, 10));
    if (mark != std::string_view::npos && text[mark] == '.')
        number = Rational(Integer(whole + rest, 10), Integer("1" + std::string(rest.size(), '0'), 10));
    if (mark != std::string_view::npos && text[mark] == '/') {
        const Integer denominator(rest, 10);
        if (denominator == 0) return std::nullopt;
        number = Rational(Integer(whole, 10), denominator);
    }
    number.canonicalize();
    return is_negative ? Rational{-number} : number;
}

std::optional<std::vector<Rational>> parse_numbers(std::string_view text) {
    std::vector<Rational> numbers;
    for (const auto field : fields(text)) {
        const auto number = parse_number(field);
        if (!number) return std::nullopt;
        numbers.push_back(*number);
    }
    return std::get<0>(options(std::move(numbers)));
}

Result<std::vector<Sample>> read_table(const std::string& text, bool has_header) {
    std::vector<Sample> samples;
    std::map<std::vector<Rational>, std::size_t> seen;
    std::istringstream lines(text);
    std::string line;
    std::size_t width = 0;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if ((has_header && number == 1) || trimmed(line).empty()) continue;
        std::vector<Rational> row;
        for (const auto field : fields(line)) {
            const auto value = parse_number(field);
            if (!value)
                return at(number, row.size() + 1,
                          "expected a number such as -3, 22/7 or 0.25, found \"" + std::string(field.substr(0, 40)) +
                              "\"" + (number == 1 ? " (--header passes over the first line)" : ""));
            row.push_back(*value);
        }
        if (width != 0 && row.size() != width)
            return at(number, 0,
                      "expected " + std::to_string(width) + " numbers, as in the first row, found " +
                          std::to_string(row.size()));
        width = row.size();
        const auto [known, is_new] = seen.emplace(row, samples.size());
        if (!is_new) {
            ++samples[known->second].times;
            continue;
        }
        samples.push_back({{row.begin(), row.end() - 1}, {row.back()}, 1});
    }
    if (samples.empty()) return Error{"", "expected at least one row of numbers"};
    return samples;
}

Nnt training_on(const std::vector<Sample>& samples, const TwoLayerArchitecture& architecture) {
    const std::size_t d = samples.front().x.size();
    const Index t = architecture.hidden + 1;
    Nnt nnt;
    nnt.network.input = SourceInput{d, 0};
    nnt.network.vertices = {{"s", {}}};
    std::vector<OpenEdge> edges;
    const auto from_source = [&](const std::vector<Rational>& weights, const std::vector<Rational>& biases) {
        return EdgeOptions{std::vector<OptionList>(d, weights), biases};
    };
    for (Index h = 1; h < t; ++h) {
        nnt.network.vertices.push_back({"h" + std::to_string(h), architecture.activation});
        edges.push_back({{0, h}, from_source(architecture.weights, architecture.biases)});
        edges.push_back({{h, t}, {{architecture.output_weights}, architecture.output_biases}});
        // One bias at the output is enough: those of the other edges are 0.
        if (h > 1) edges.back().options.biases = std::vector<Rational>{0};
    }
    if (!architecture.direct_weights.empty()) edges.push_back({{0, t}, from_source(architecture.direct_weights, {0})});
    nnt.network.vertices.push_back({"t", identity()});
    nnt.network.outputs = {t};
    sort_edges(edges);
    add_edges(nnt, edges);
    nnt.dataset = samples;
    nnt.loss = architecture.loss;
    nnt.gamma = architecture.gamma;
    return nnt;
}

}  // namespace reductio::impl
