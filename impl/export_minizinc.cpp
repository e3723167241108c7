#include "impl/export_minizinc.hpp"

#include <algorithm>

#include "impl/export_finite.hpp"
#include "impl/export_network.hpp"

namespace reductio::impl {

namespace {

using namespace exporting;

template <class T, class Text>
std::string array(const std::vector<T>& entries, Text text) {
    std::string line = "[";
    for (std::size_t i = 0; i < entries.size(); ++i) line += (i == 0 ? "" : ",") + text(entries[i]);
    return line + "]";
}

std::string places(const std::vector<Index>& to) {
    return array(to, [](Index place) { return std::to_string(place + 1); });
}

class Writer {
  public:
    Writer(const Circuit& circuit, const Finite& finite, const ExportLimits& limits)
        : finite_(finite), characters_left_(limits.characters) {
        for (const FiniteVariable& variable : finite.variables) names_.push_back(variable.name);
        for (Index v = 0; v < finite.variables.size(); ++v) define(v);
        for (const CostBound& bound : finite.bounds) add_bound(bound);
        if (circuit.impossible) add("constraint false;");
    }
    const std::string& text() const { return text_; }

  private:
    const std::vector<Rational>& values(Index v) const { return finite_.variables[v].values; }

    /// Where every place leads to itself, one name does for both.
    bool is_same(Index v) {
        const auto* mapped = std::get_if<Mapped>(&finite_.variables[v].is);
        if (!mapped || mapped->to.size() != values(v).size() || !std::is_sorted(mapped->to.begin(), mapped->to.end()))
            return false;
        names_[v] = names_[mapped->of];
        return true;
    }

    /// [32] The place of the value.
    void define(Index v) {
        if (values(v).size() == 1 || is_same(v)) return;
        add("var 1.." + std::to_string(values(v).size()) + ": " + names_[v] + ";");
        std::visit([&](const auto& is) { define(v, is); }, finite_.variables[v].is);
    }
    void define(Index, std::monostate) {}
    void define(Index, const Chosen&) {}

    /// [33]
    void define(Index v, const Sum& sum) {
        std::vector<Costs> terms;
        const auto add_term = [&](const Rational& factor, Index of) {
            terms.push_back({of, values(of)});
            for (Rational& value : terms.back().costs) value *= factor;
        };
        for (const auto& [factor, of] : sum.of) add_term(factor, of);
        add_term(-1, v);
        constrain(terms, " = ", -sum.constant);
    }

    /// [34]
    void define(Index v, const Mapped& mapped) {
        add("constraint " + names_[v] + " = " + places(mapped.to) + "[" + names_[mapped.of] + "];");
    }

    /// [35]
    void define(Index v, const Paired& paired) {
        add("constraint " + names_[v] + " = " + places(paired.to) + "[(" + names_[paired.left] + " - 1) * " +
            std::to_string(values(paired.right).size()) + " + " + names_[paired.right] + "];");
    }

    /// [36]
    void add_bound(const CostBound& bound) {
        if (bound.most < 0) return add("constraint false;");
        if (!bound.costs.empty()) constrain(bound.costs, " <= ", bound.most);
    }

    /// A sum of arrays at the places of variables, all made whole.
    void constrain(const std::vector<Costs>& terms, const std::string& relation, const Rational& right) {
        std::vector<Rational> numbers;
        for (const Costs& term : terms) numbers.insert(numbers.end(), term.costs.begin(), term.costs.end());
        numbers.push_back(right);
        const std::vector<Integer> whole = made_whole(numbers);
        Integer largest = abs(whole.back());
        auto next = whole.begin();
        std::string text;
        for (const Costs& term : terms) {
            const std::vector<Integer> entries(next, next + static_cast<std::ptrdiff_t>(term.costs.size()));
            next += static_cast<std::ptrdiff_t>(entries.size());
            Integer size = 0;
            for (const Integer& entry : entries) size = std::max(size, Integer(abs(entry)));
            largest += size;
            text += (text.empty() ? "" : " + ") + array(entries, [](const Integer& n) { return n.get_str(); }) + "[" +
                    names_[term.of] + "]";
        }
        if (largest > Integer(1) << 62)
            throw Refused{{"", "expected integers that stay below 2^62, found " + largest.get_str() +
                                   " in a sum: MiniZinc has no longer ones"}};
        add("constraint " + text + relation + whole.back().get_str() + ";");
    }

    void add(const std::string& line) {
        if (line.size() >= characters_left_)
            throw Refused{{"", "expected a problem that takes fewer characters to write down"}};
        characters_left_ -= line.size();
        text_ += line + "\n";
    }

    const Finite& finite_;
    std::vector<std::string> names_;
    std::size_t characters_left_;
    std::string text_;
};

/// One line a parameter, as it is printed with a solution; and what it is, in a comment.
std::string output(const Nnt& instance, const Circuit& circuit, const Finite& finite) {
    std::string text;
    for (const Index node : circuit.parameters) {
        const auto& [name, is] = circuit.nodes()[node];
        const auto& chosen = std::get<Chosen>(is);
        const auto& options = std::get<std::vector<Rational>>(*chosen.options);
        const auto quoted = [](const Rational& option) { return "\"" + option.get_str() + "\""; };
        const bool is_open = finite.of_node[node] && options.size() > 1;
        text += "% " + name + ": " + place_of(instance, chosen) + ", options in order " +
                array(options, [](const Rational& option) { return " " + option.get_str(); }) + "\n";
        if (options.empty()) continue;
        text += "output [\"" + name + " = \", " +
                (is_open ? array(options, quoted) + "[fix(" + name + ")]" : quoted(options[0])) + ", \"\\n\"];\n";
    }
    return text;
}

}  // namespace

Result<std::string> minizinc_of(const Nnt& instance, const ExportLimits& limits) {
    return or_refusal(limits, [&] {
        const Circuit circuit = circuit_of(instance, limits);
        const Finite finite = finite_encoding(circuit, limits);
        return heading(instance, "%") + Writer(circuit, finite, limits).text() + "solve satisfy;\n" +
               output(instance, circuit, finite);
    });
}

}  // namespace reductio::impl
