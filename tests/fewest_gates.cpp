// The listed counterexamples to D-L3.5 as printed have the fewest gates: every shorter program is walked, its true
// values beside those of the printed network.

#include <map>

#include "checkers/evaluation.hpp"
#include "fuzz/exhaustive.hpp"
#include "fuzz/generators.hpp"
#include "impl/activations.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

struct Value {
    Integer program;
    Integer network;
};

const impl::Arithmetic exact{impl::Budget{}};

/// What the printed product neuron gives for floor and code; each pair of operands is computed once.
Integer printed_product(const Integer& left, const Integer& right) {
    static std::map<std::pair<Integer, Integer>, Integer> known;
    const auto [entry, fresh] = known.try_emplace({left, right});
    if (fresh) {
        const Rational code = impl::apply(Activation{PublishedDecimalEncode{}}, right, exact);
        const Rational product = impl::apply(Activation{PublishedDecimalProduct{}}, Rational(left + code), exact);
        EXPECT_EQ(product.get_den(), 1);
        entry->second = product.get_num();
    }
    return entry->second;
}

/// The printed network as a multigraph: sums and differences are right, products go through the codes.
Value apply_gate(Operation operation, const Value& a, const Value& b) {
    if (operation == Operation::plus) return {a.program + b.program, a.network + b.network};
    if (operation == Operation::minus) return {a.program - b.program, a.network - b.network};
    return {a.program * b.program, printed_product(a.network, b.network)};
}

struct Search {
    std::size_t most_gates;
    bool positive_operands;  // only products of positive values
    std::size_t flips = 0;
    std::size_t programs = 0;

    void extend(std::vector<Value>& values) {
        if (values.size() > most_gates) return;
        const std::size_t count = values.size();
        for (std::size_t j = 0; j < count; ++j) {
            for (std::size_t k = 0; k < count; ++k) {
                for (const auto operation : {Operation::plus, Operation::minus, Operation::times}) {
                    const bool product = operation == Operation::times;
                    if (product && positive_operands && (values[j].program <= 0 || values[k].program <= 0)) continue;
                    values.push_back(apply_gate(operation, values[j], values[k]));
                    ++programs;
                    flips += (values.back().program > 0) != (values.back().network > 0);
                    extend(values);
                    values.pop_back();
                }
            }
        }
    }
};

Search searched(std::size_t most_gates, bool positive_operands) {
    Search search{most_gates, positive_operands};
    std::vector<Value> values = {{1, 1}};
    search.extend(values);
    return search;
}

TEST(FewestGates, ANegativeOperandNeedsThree) {
    EXPECT_EQ(searched(2, false).flips, 0u);
    EXPECT_EQ(searched(2, false).programs, 39u);
    EXPECT_GT(searched(3, false).flips, 0u);
}

TEST(FewestGates, TrailingZerosNeedSixWherePositive) {
    const Search five = searched(5, true);
    EXPECT_EQ(five.flips, 0u);
    EXPECT_GT(five.programs, 1'000'000u);
}

TEST(FewestGates, TheValuesAreThoseOfTheNetworks) {
    for (fuzz::Exhaustive walk; walk.more(); walk.advance()) {
        auto choices = walk.choices();
        const Slp slp = fuzz::any_slp(choices, {.most_gates = 2});
        std::vector<Value> values = {{1, 1}};
        for (const Gate& gate : slp.gates)
            values.push_back(apply_gate(gate.operation, values[gate.left], values[gate.right]));
        const std::string source = write_document(Document{PosSlp{slp}});
        const auto built = run("reductio reduce pos-slp-to-dnnt --variant published-multigraph", source);
        ASSERT_EQ(built.code, 0) << built.err;
        const auto target = parsed_as<Nnt>(built.out);
        Parameters only;
        for (const auto* own : own_entries(target.parameters)) {
            EdgeValues edge{{}, 0};
            edge.weights.push_back(std::get<0>(own->weights[0]).front());
            only.edges.emplace_back(edge);
        }
        const auto evaluation = checkers::evaluate(target, only);
        ASSERT_TRUE(evaluation) << source;
        EXPECT_EQ(evaluation->samples[0].output[0], values.back().network) << source;
    }
}

}  // namespace
}  // namespace reductio::tests
