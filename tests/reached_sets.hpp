#pragma once
// The sets of a refutation, from the definitions of spec/two_layer_solver.md and as plainly as they can be found.

#include <functional>
#include <map>
#include <set>

#include "tests/support.hpp"

namespace reductio::tests {

using Row = std::vector<Rational>;
using Rows = std::set<Row>;

/// A refutation that is being made up.
struct Claim {
    Nnt instance;
    std::optional<Index> middle;
    VectorSets sets{};
    std::vector<std::string> made_by{};    // for each set, the step of the program that makes it
    std::vector<std::string> listed_by{};  // and the step that says where it stands
};

/// What to do to each set before the others are made from it.
using Change = std::function<void(Index set, Rows& rows)>;

class Reaching {
  public:
    Reaching(const Nnt& instance, std::optional<Index> middle, Change change)
        : claim_{instance, middle}, change_(std::move(change)), zero_(instance.dataset.size()) {
        const Network& network = instance.network;
        for (Index e = 0; e < network.edges.size(); ++e) {
            const auto& [from, to] = network.edges[e];
            edges_[{from, to}] = &std::get<EdgeOptions>(instance.parameters[e]);
        }
    }

    Claim claim() {
        const Index source = std::get<SourceInput>(claim_.instance.network.input).source;
        const Index output = claim_.instance.network.outputs[0];
        for (Index v = 0; v < claim_.instance.network.vertices.size(); ++v) {
            if (v != source && v != output) parts_.push_back(hidden(source, v, output));
        }
        if (edges_.contains({source, output})) parts_.push_back(weighted({source, output}, "4"));
        const Index middle = claim_.middle.value_or(parts_.size());
        Rows sums{zero_};
        for (Index p = 0; p < middle; ++p) sums = listed(all_sums(sums, parts_[p]), "5", "8");
        sums = {zero_};
        for (Index p = parts_.size(); p > middle; --p) sums = listed(all_sums(sums, parts_[p - 1]), "9", "9");
        return claim_;
    }

  private:
    using Ends = std::pair<Index, Index>;

    static const std::vector<Rational>& finite(const OptionList& list) { return std::get<std::vector<Rational>>(list); }

    static Rational value(const Activation& activation, const Rational& a) {
        if (const auto* constant = std::get_if<Constant>(&activation.is)) return constant->value;
        if (const auto* polynomial = std::get_if<Polynomial>(&activation.is)) {
            Rational sum = 0;
            Rational power = 1;
            for (const Rational& coefficient : polynomial->coefficients) {
                sum += coefficient * power;
                power *= a;
            }
            return sum;
        }
        if (const auto* line = std::get_if<PiecewiseLinear>(&activation.is)) {
            Index piece = 0;
            while (piece < line->breakpoints.size() && line->breakpoints[piece] <= a) ++piece;
            return line->pieces[piece].slope * a + line->pieces[piece].intercept;
        }
        EXPECT_TRUE(std::holds_alternative<Identity>(activation.is));
        return a;
    }

    static Rows all_sums(const Rows& left, const Rows& right) {
        Rows result;
        for (const Row& a : left) {
            for (const Row& b : right) {
                Row sum = a;
                for (Index i = 0; i < sum.size(); ++i) sum[i] += b[i];
                result.insert(sum);
            }
        }
        return result;
    }

    Rows listed(Rows rows, const std::string& made_by, const std::string& listed_by) {
        change_(claim_.sets.size(), rows);
        claim_.sets.emplace_back(rows.begin(), rows.end());
        claim_.made_by.push_back(made_by);
        claim_.listed_by.push_back(listed_by);
        return rows;
    }

    Rows multiples(const OptionList& options, const std::function<Rational(const Sample&)>& number) const {
        Rows result;
        for (const Rational& option : finite(options)) {
            Row row;
            for (const Sample& sample : claim_.instance.dataset) row.emplace_back(option * number(sample));
            result.insert(row);
        }
        return result;
    }

    Rows weighted(Ends ends, const std::string& step) {
        Rows rows{zero_};
        if (!edges_.contains(ends)) return rows;
        const EdgeOptions& options = *edges_[ends];
        for (Index r = 0; r < options.weights.size(); ++r) {
            const auto input = [r](const Sample& sample) { return sample.x[r]; };
            rows = listed(all_sums(rows, multiples(options.weights[r], input)), step, "7");
        }
        return listed(all_sums(rows, multiples(options.biases, [](const Sample&) { return Rational(1); })), step, "7");
    }

    Rows hidden(Index source, Index vertex, Index output) {
        const Rows sums = weighted({source, vertex}, "1");
        if (!edges_.contains({vertex, output})) return sums.empty() ? sums : Rows{zero_};
        const EdgeOptions& options = *edges_[{vertex, output}];
        Rows rows;
        for (const Row& a : sums) {
            for (const Rational& weight : finite(options.weights[0])) {
                for (const Rational& bias : finite(options.biases)) {
                    Row row;
                    for (const Rational& number : a) {
                        row.emplace_back(weight * value(*claim_.instance.network.vertices[vertex].activation, number) +
                                         bias);
                    }
                    rows.insert(row);
                }
            }
        }
        return listed(rows, "3", "7");
    }

    Claim claim_;
    Change change_;
    Row zero_;
    std::map<Ends, const EdgeOptions*> edges_;
    std::vector<Rows> parts_;  // O_1 .. O_m
};

inline Claim reached(const Nnt& instance, std::optional<Index> middle = std::nullopt) {
    return Reaching(instance, middle, [](Index, Rows&) {}).claim();
}

/// With one set changed, and the others made from it in good faith.
inline Claim forged(const Nnt& instance, std::optional<Index> middle, Index set,
                    const std::function<void(Rows&)>& change) {
    return Reaching(instance, middle,
                    [&](Index i, Rows& rows) {
                        if (i == set) change(rows);
                    })
        .claim();
}

}  // namespace reductio::tests
