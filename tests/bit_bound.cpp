// The bound on the bits of values holds at every vertex, and for shallow networks it is small.

#include "impl/bit_bound.hpp"

#include "checkers/evaluation.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/pos_slp_to_dnnt.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

bool within(const Rational& value, const impl::Bits& bound) {
    return Integer(static_cast<unsigned long>(bit_length(value.get_num()))) <= bound.numerator &&
           Integer(static_cast<unsigned long>(bit_length(value.get_den()))) <= bound.denominator;
}

TEST(BitBound, HoldsAtEveryVertex) {
    fuzz::NntShape shape = fuzz::NntShape::of(fuzz::Size::of(fuzz::default_size));
    shape.lists = {fuzz::Lists::finite};
    std::size_t values = 0;
    for (std::size_t i = 0; i < fuzz::scaled(3000); ++i) {
        auto choices = fuzz::seeded(1, "bit-bound", i);
        const Nnt instance = fuzz::generate_nnt(choices, shape);
        const Parameters parameters = fuzz::generate_parameters(choices, instance);
        if (checkers::not_allowed(instance, parameters)) continue;
        const auto bound = impl::value_bits(instance);
        ASSERT_TRUE(bound);
        for (const auto& sample : instance.dataset) {
            const auto z = checkers::vertex_values(instance.network, parameters, sample.x);
            ASSERT_TRUE(z);
            for (std::size_t v = 0; v < z->size(); ++v, ++values)
                EXPECT_TRUE(within((*z)[v], (*bound)[v])) << v << ' ' << write_document(Document{instance});
        }
    }
    EXPECT_GT(values, fuzz::scaled(3000));
}

/// One layer multiplies lengths by at most 40 (indegree + 1) for the activations of degree at most 3 used here, so that
/// depth L gives at most (40 |I|)^(L + 1) bits: polynomial in |I| for every fixed L. Loose, but explicit.
TEST(BitBound, IsPolynomialForFixedDepth) {
    fuzz::NntShape shape = fuzz::NntShape::of(fuzz::Size::of(fuzz::default_size));
    shape.lists = {fuzz::Lists::finite};
    for (std::size_t i = 0; i < fuzz::scaled(2000); ++i) {
        auto choices = fuzz::seeded(2, "bit-bound", i);
        const Nnt instance = fuzz::generate_nnt(choices, shape);
        const auto bound = impl::value_bits(instance);
        ASSERT_TRUE(bound);
        // Vertices that are no output may stand deeper; the whole network counts here.
        Network all = instance.network;
        all.outputs.resize(all.vertices.size());
        for (Index v = 0; v < all.vertices.size(); ++v) all.outputs[v] = v;
        const Integer size = static_cast<unsigned long>(write_document(Document{instance}).size());
        Integer polynomial = 1;
        for (std::size_t l = 0; l <= impl::depth(all); ++l) polynomial *= 40 * size;
        for (const auto& bits : *bound) EXPECT_LE(bits.numerator + bits.denominator, polynomial);
    }
}

TEST(BitBound, GrowsExponentiallyWithTheDepthOfSquarings) {
    Slp slp{1, {{Operation::plus, 0, 0}}};
    for (int i = 0; i < 200; ++i) slp.gates.push_back({Operation::times, slp.gates.size(), slp.gates.size()});
    const auto instance = impl::pos_slp_to_dnnt::reduce(PosSlp{slp});
    EXPECT_EQ(impl::depth(instance->network), 402u);  // at most 2l
    EXPECT_GT(bit_length(impl::value_bits(*instance)->back().numerator), 200u)
        << "2^200 bits, known without evaluating";
}

TEST(BitBound, AContinuumHasNone) {
    Nnt instance;
    instance.network.input = SourceInput{1, 0};
    instance.network.vertices = {{"s", std::nullopt}, {"t", Activation{Identity{}}}};
    instance.network.edges = {{0, 1}};
    instance.parameters.emplace_back(EdgeOptions{{Continuum::real}, Continuum::real});
    EXPECT_FALSE(impl::value_bits(instance));
}

}  // namespace
}  // namespace reductio::tests
