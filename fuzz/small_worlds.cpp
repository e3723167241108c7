#include "fuzz/small_worlds.hpp"

#include <algorithm>

#include "fuzz/exhaustive.hpp"
#include "fuzz/generators.hpp"

namespace reductio::fuzz {

namespace {

using Pairs = std::vector<std::pair<Index, Index>>;

/// Lists of up to `most` constraints, in one order each, over these pairs of variables and all relations on 2 symbols.
TwoCsp any_list_of_constraints(Choices& choices, std::size_t variables, const Pairs& pairs, std::size_t most) {
    TwoCsp source{variables, 2, {}};
    const std::size_t kinds = pairs.size() * 16;
    std::size_t least = 0;
    for (std::size_t left = choices.count(0, most); left > 0; --left) {
        least += choices.below(kinds - least);
        Constraint constraint{pairs[least / 16].first, pairs[least / 16].second, {}};
        for (Index pair = 0; pair < 4; ++pair)
            if (least % 16 >> pair & 1) constraint.allowed.emplace_back(pair / 2, pair % 2);
        source.constraints.push_back(constraint);
    }
    return source;
}

ExactCover any_cover_of_three(Choices& choices) {
    ExactCover source{3, std::vector<std::vector<Index>>(choices.count(0, 4)), 0};
    for (auto& set : source.sets) {
        const auto members = choices.below(8);
        for (Index element = 0; element < 3; ++element)
            if (members >> element & 1) set.push_back(element);
    }
    source.pick = choices.below(6);
    return source;
}

Vertex active(std::string name, Activation activation) { return {std::move(name), std::move(activation)}; }

/// One sample through one vertex or two in a row, ReLU before the identity; lists of one or two options.
Nnt any_path(Choices& choices) {
    static const std::vector<std::vector<Rational>> lists = {{0}, {1}, {-1, 1}, {0, 2}};
    const std::size_t length = choices.count(1, 2);
    Network network;
    network.input = SourceInput{1, 0};
    network.vertices.push_back({"s", std::nullopt});
    Nnt instance;
    for (std::size_t v = 1; v <= length; ++v) {
        const bool last = v == length;
        network.vertices.push_back(last ? active("t", {Identity{}})
                                        : active("h", {PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}}));
        network.edges.push_back({v - 1, v});
        EdgeOptions options;
        options.weights.emplace_back(lists[choices.below(lists.size())]);
        options.biases = lists[choices.below(lists.size())];
        instance.parameters.emplace_back(std::move(options));
    }
    network.outputs = {length};
    instance.network = std::move(network);
    Sample sample;
    sample.x = {Rational(static_cast<long>(choices.below(2)))};
    sample.y = {Rational(static_cast<long>(choices.below(2)))};
    instance.dataset.push_back(std::move(sample));
    instance.loss = {SquaredError{}};
    return instance;
}

/// The options that the room's own examples have, with another activation.
Options options_of(const std::string& room, std::vector<Rational> activation) {
    Options options = std::get<Options>(read_document(impl::find_room(room)->example_options)->is);
    options.activation = std::move(activation);
    return options;
}

std::vector<Rational> any_activation(Choices& choices) {
    static const std::vector<std::vector<Rational>> activations = {{0, 0, 1}, {0, -1, 0, 1}, {0, Rational(1, 2), 1}};
    return activations[choices.below(activations.size())];
}

const SlpShape two_gates{0, 2, 1};

SmallWorld signs_of_programs(const std::string& room) {
    return {room, "programs of up to 2 gates, 3 activations", [room](Choices& c) {
                Document source{PosSlp{any_slp(c, two_gates)}};
                return Instance{std::move(source), options_of(room, any_activation(c))};
            }};
}

SmallWorld bits_of_programs(const std::string& room) {
    return {room, "bits 0 to 2 of programs of up to 2 gates, 3 activations", [room](Choices& c) {
                Slp slp = any_slp(c, two_gates);
                const Integer bit = static_cast<unsigned long>(c.below(3));
                return Instance{Document{BitSlp{std::move(slp), bit}}, options_of(room, any_activation(c))};
            }};
}

template <class Make>
SmallWorld without_options(const std::string& room, const std::string& what, const Make& make, bool large = false) {
    return {room, what, [make](Choices& c) { return Instance{Document{make(c)}, {}}; }, large};
}

/// Empty clauses, repeated literals, both signs, repeated clauses and variables in no clause: all are there.
SmallWorld formulas(const std::string& room, std::size_t variables, std::size_t clauses, std::size_t literals) {
    const CnfShape shape{0, variables, clauses, literals};
    const std::string what = "formulas of up to " + std::to_string(variables) + " variables, " +
                             std::to_string(clauses) + " clauses, " + std::to_string(literals) + " literals in each";
    return without_options(
        room, what, [shape](Choices& c) { return any_cnf(c, shape); }, variables + clauses > 4);
}

std::vector<SmallWorld> discrete_worlds() {
    return {
        without_options("pos-slp-to-dnnt", "programs of up to 2 gates",
                        [](Choices& c) { return PosSlp{any_slp(c, two_gates)}; }),
        without_options(
            "pos-slp-to-dnnt", "programs of up to 4 gates", [](Choices& c) { return PosSlp{any_slp(c, {})}; }, true),
        without_options("subset-sum-to-dnnt", "up to 4 items, all numbers in -1..4",
                        [](Choices& c) { return any_subset_sum(c, {}); }),
        without_options(
            "two-csp-to-dnnt", "up to 3 constraints on pairs of 3 variables of 2 symbols",
            [](Choices& c) {
                return any_list_of_constraints(c, 3, {{0, 1}, {0, 2}, {1, 2}, {1, 0}, {2, 0}, {2, 1}}, 3);
            },
            true),
        without_options("two-csp-to-dnnt", "up to 3 constraints, loops too, on 2 variables of 2 symbols",
                        [](Choices& c) {
                            return any_list_of_constraints(c, 2, {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 3);
                        }),
        without_options("exact-cover-to-dnnt", "up to 4 subsets of 3 elements, 0 to 5 of them to pick",
                        any_cover_of_three),
        without_options("dnnt-to-cnnt", "one sample through paths of up to 2 vertices", any_path),
    };
}

std::vector<SmallWorld> bit_model_worlds() {
    return {
        without_options("product-identity", "polynomials of degree 2 and 3, coefficients in -1, 0, 1",
                        [](Choices& c) {
                            return any_polynomial(c, {3, 4, {1, 1}});
                        }),
        without_options("slp-to-bounded-slp", "bits 0 to 2 of programs of up to 2 gates",
                        [](Choices& c) {
                            Slp slp = any_slp(c, two_gates);
                            return BitSlp{std::move(slp), Integer(static_cast<unsigned long>(c.below(3)))};
                        }),
        without_options(
            "slp-to-bounded-slp", "programs of up to 4 gates", [](Choices& c) { return PosSlp{any_slp(c, {})}; }, true),
        bits_of_programs("bit-slp-to-erm"),
        bits_of_programs("bit-slp-to-scalar-erm"),
        signs_of_programs("pos-slp-to-hinge-erm"),
        signs_of_programs("pos-slp-to-backprop-sign"),
        bits_of_programs("bit-slp-to-backprop-bit"),
    };
}

std::vector<SmallWorld> formula_worlds() {
    return {formulas("cnf-to-erm", 2, 2, 2),        formulas("cnf-to-erm", 3, 2, 3),
            formulas("cnf-to-two-csp", 2, 2, 2),    formulas("cnf-to-two-csp", 2, 2, 3),
            formulas("cnf-to-two-csp", 3, 3, 2),    formulas("cnf-to-two-csp", 3, 1, 4),
            formulas("cnf-to-subset-sum", 2, 2, 2), formulas("cnf-to-subset-sum", 2, 2, 3),
            formulas("cnf-to-subset-sum", 3, 3, 2), formulas("cnf-to-subset-sum", 3, 2, 3)};
}

std::size_t size_of(const SmallWorld& world) {
    std::size_t size = 0;
    for (Exhaustive walk; walk.more(); walk.advance(), ++size) {
        auto choices = walk.choices();
        world.make(choices);
    }
    return size;
}

}  // namespace

const std::vector<SmallWorld>& small_worlds() {
    static const std::vector<SmallWorld> table = [] {
        std::vector<SmallWorld> worlds;
        for (auto&& some : {discrete_worlds(), bit_model_worlds(), formula_worlds()})
            worlds.insert(worlds.end(), some.begin(), some.end());
        return worlds;
    }();
    return table;
}

WorldReport walk(const SmallWorld& world, std::size_t most) {
    const Subject subject = find_subject(world.room).value();
    WorldReport report;
    report.size = size_of(world);
    const std::size_t stride = report.size <= most ? 1 : (report.size + most - 1) / most;
    for (const std::string& name : obligations_of(subject))
        if (name != "forall" && name != "reduce" && !(world.large && name == "equivalence"))
            report.obligations.push_back(name);
    ObligationWork work;
    work.only = report.obligations;
    std::size_t index = 0;
    for (Exhaustive walk; walk.more() && !report.unmet; walk.advance(), ++index) {
        auto choices = walk.choices();
        const Instance instance = world.make(choices);
        if (index % stride != 0) continue;
        ++report.checked;
        for (const auto& [obligation, check] : check_obligations(subject, instance, work))
            if (!std::holds_alternative<checkers::Holds>(check) && !report.unmet)
                report.unmet = UnmetObligation{obligation, instance.source};
    }
    return report;
}

}  // namespace reductio::fuzz
