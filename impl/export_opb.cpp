#include "impl/export_opb.hpp"

#include "impl/export_finite.hpp"
#include "impl/export_network.hpp"

namespace reductio::impl {

namespace {

using namespace exporting;

/// Rational factors of numbered Booleans.
using Linear = std::vector<std::pair<Rational, std::size_t>>;

class Writer {
  public:
    Writer(const Circuit& circuit, const Finite& finite, const ExportLimits& limits)
        : finite_(finite), booleans_(finite.variables.size()), characters_left_(limits.characters) {
        for (Index v = 0; v < finite.variables.size(); ++v) define(v);
        for (const CostBound& bound : finite.bounds) add_bound(bound);
        if (circuit.impossible) add_impossible();
        if (count_ == 0) ++count_;  // some readers want one variable at least
    }

    /// The Booleans of a parameter, none for one of a single option.
    const std::vector<std::size_t>& booleans(Index variable) const { return booleans_[variable]; }

    std::string header() const {
        return "* #variable= " + std::to_string(count_) + " #constraint= " + std::to_string(constraints_) + "\n";
    }
    const std::string& text() const { return text_; }

  private:
    const std::vector<Rational>& values(Index variable) const { return finite_.variables[variable].values; }

    std::vector<std::size_t> fresh(std::size_t count) {
        std::vector<std::size_t> names;
        while (names.size() < count) names.push_back(++count_);
        return names;
    }

    /// [27] One Boolean a value.
    void define(Index v) {
        if (values(v).size() > 1) std::visit([&](const auto& is) { define(v, is); }, finite_.variables[v].is);
    }
    void define(Index, std::monostate) {}

    void define(Index v, const Chosen&) {
        booleans_[v] = fresh(values(v).size());
        exactly_one(v);
    }

    /// [28] Exactly one value of the sum, which is that of its summands.
    void define(Index v, const Sum& sum) {
        booleans_[v] = fresh(values(v).size());
        exactly_one(v);
        Linear linear = over(sum);
        for (Index i = 0; i < values(v).size(); ++i)
            if (values(v)[i] != 0) linear.emplace_back(-values(v)[i], booleans_[v][i]);
        constrain(linear, "=", -sum.constant);
    }

    /// [29] A value is taken where one that leads to it is. Where only one leads to it, it is the same Boolean.
    void define(Index v, const Mapped& mapped) { lead_to(v, booleans_[mapped.of], mapped.to); }

    /// [30] A Boolean for each pair of values, then the same.
    void define(Index v, const Paired& paired) {
        const auto left = booleans_[paired.left];
        const auto right = booleans_[paired.right];
        const auto pairs = fresh(left.size() * right.size());
        const auto at = [&](Index i, Index j) { return pairs[i * right.size() + j]; };
        for (Index i = 0; i < left.size(); ++i) {
            Linear row{{-1, left[i]}};
            for (Index j = 0; j < right.size(); ++j) row.emplace_back(1, at(i, j));
            constrain(row, "=", 0);
        }
        for (Index j = 0; j < right.size(); ++j) {
            Linear column{{-1, right[j]}};
            for (Index i = 0; i < left.size(); ++i) column.emplace_back(1, at(i, j));
            constrain(column, "=", 0);
        }
        lead_to(v, pairs, paired.to);
    }

    void lead_to(Index v, const std::vector<std::size_t>& from, const std::vector<Index>& to) {
        std::vector<std::vector<std::size_t>> leading(values(v).size());
        for (Index i = 0; i < from.size(); ++i) leading[to[i]].push_back(from[i]);
        std::vector<std::size_t> taken;
        for (const auto& those : leading) {
            taken.push_back(those.size() == 1 ? those[0] : fresh(1)[0]);
            if (those.size() == 1) continue;
            Linear sum{{-1, taken.back()}};
            for (const std::size_t boolean : those) sum.emplace_back(1, boolean);
            constrain(sum, "=", 0);
        }
        booleans_[v] = std::move(taken);
    }

    /// [31] The total, the other way round: the format has no <=.
    void add_bound(const CostBound& bound) {
        Linear linear;
        for (const auto& [of, costs] : bound.costs)
            for (Index i = 0; i < costs.size(); ++i)
                if (costs[i] != 0) linear.emplace_back(-costs[i], booleans_[of][i]);
        if (bound.most < 0) return add_impossible();
        if (!linear.empty()) constrain(linear, ">=", -bound.most);
    }

    void add_impossible() { constrain({{1, fresh(1)[0]}}, ">=", 2); }

    Linear over(const Sum& sum) const {
        Linear linear;
        for (const auto& [factor, of] : sum.of)
            for (Index i = 0; i < values(of).size(); ++i)
                if (values(of)[i] != 0) linear.emplace_back(factor * values(of)[i], booleans_[of][i]);
        return linear;
    }

    void exactly_one(Index v) {
        Linear all;
        for (const std::size_t boolean : booleans_[v]) all.emplace_back(1, boolean);
        constrain(all, "=", 1);
    }

    void constrain(const Linear& linear, const std::string& relation, const Rational& right) {
        std::vector<Rational> numbers;
        for (const auto& [factor, boolean] : linear) numbers.push_back(factor);
        numbers.push_back(right);
        const std::vector<Integer> whole = made_whole(numbers);
        std::string line;
        for (std::size_t i = 0; i < linear.size(); ++i) {
            line += (whole[i] < 0 ? "" : "+") + whole[i].get_str() + " x" + std::to_string(linear[i].second) + " ";
            if (line.size() > characters_left_) refuse();
        }
        text_ += line + relation + " " + whole.back().get_str() + " ;\n";
        characters_left_ -= std::min(characters_left_, line.size());
        ++constraints_;
    }

    [[noreturn]] void refuse() const {
        throw Refused{{"", "expected a problem that takes fewer characters to write down"}};
    }

    const Finite& finite_;
    std::vector<std::vector<std::size_t>> booleans_;
    std::size_t characters_left_;
    std::size_t count_ = 0;
    std::size_t constraints_ = 0;
    std::string text_;
};

/// What each Boolean of a parameter says.
std::string legend(const Nnt& instance, const Circuit& circuit, const Finite& finite, const Writer& writer) {
    std::string text;
    for (const Index node : circuit.parameters) {
        const auto& chosen = std::get<Chosen>(circuit.nodes()[node].is);
        const auto& options = std::get<std::vector<Rational>>(*chosen.options);
        const std::string name = circuit.nodes()[node].name + " = ";
        const std::string place = ": " + place_of(instance, chosen);
        const std::optional<Index> variable = finite.of_node[node];
        if (!variable || options.size() == 1) {
            if (!options.empty())
                text += "* " + name + options[0].get_str() + place +
                        (options.size() == 1 ? ", its only option\n" : ", nothing depends on it\n");
            continue;
        }
        for (Index k = 0; k < options.size(); ++k)
            text += "* x" + std::to_string(writer.booleans(*variable)[k]) + ": " + name + options[k].get_str() + place +
                    ", option " + std::to_string(k) + "\n";
    }
    return text;
}

}  // namespace

Result<std::string> opb_of(const Nnt& instance, const ExportLimits& limits) {
    return or_refusal(limits, [&] {
        const Circuit circuit = circuit_of(instance, limits);
        const Finite finite = finite_encoding(circuit, limits);
        const Writer writer(circuit, finite, limits);
        return writer.header() + heading(instance, "*") + legend(instance, circuit, finite, writer) + writer.text();
    });
}

}  // namespace reductio::impl
