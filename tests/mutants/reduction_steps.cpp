// For each step of a checker, a construction that no other step of it rejects on the room's YES example.

#include <algorithm>

#include "tests/mutants/logic.hpp"

namespace reductio::mutants {

namespace {

using fuzz::Subject;
using Plant = std::function<void(Subject&)>;

Plant in_target(std::function<void(Nnt&)> change) {
    return [change](Subject& subject) {
        subject.variant.reduce = [reduce = subject.variant.reduce, change](const Document& source,
                                                                           const Options& options) {
            auto target = reduce(source, options);
            if (target) change(std::get<Nnt>(target->is));
            return target;
        };
    };
}

/// One of the faults that an obligation kills.
Plant known(const std::string& room, const std::string& name) {
    const auto mutant = std::ranges::find_if(
        reduction_mutants(), [&](const ReductionMutant& m) { return m.room == room && m.name == name; });
    return mutant->plant;
}

// D-T1.3: the source, the hidden vertices from 1 on, the output

OptionList only(Rational option) { return std::vector<Rational>{std::move(option)}; }

EdgeOptions fixed(Rational weight) { return {{only(std::move(weight))}, only(0)}; }

/// An edge from the source to the output, which changes nothing.
void lead_past_the_hidden_layer(Nnt& target) {
    target.network.edges.push_back({0, target.network.outputs[0]});
    target.parameters.emplace_back(fixed(0));
}

/// It has the value of the first hidden vertex, which the label does not suit.
void add_an_output(Nnt& target) {
    Network& network = target.network;
    network.vertices.push_back({"u", Activation{Identity{}}});
    network.outputs.push_back(network.vertices.size() - 1);
    network.edges.push_back({1, network.outputs[1]});
    target.parameters.emplace_back(fixed(1));
    target.dataset[0].y.emplace_back(0);
}

/// A second input, which is 0.
void add_an_input(Nnt& target) {
    std::get<SourceInput>(target.network.input).dimension = 2;
    target.dataset[0].x.emplace_back(0);
    for (Index e = 0; e < target.network.edges.size(); ++e)
        if (target.network.edges[e].from == 0) std::get<EdgeOptions>(target.parameters[e]).weights.push_back(only(0));
}

std::vector<StepMutant> subset_sum_steps() {
    const std::string room = "subset-sum-to-dnnt";
    const auto known_here = [&](const std::string& name) { return known(room, name); };
    const Plant repeat = in_target([](Nnt& target) { target.dataset.push_back(target.dataset[0]); });
    const Plant rename = in_target([](Nnt& target) { target.network.vertices[1].name = "first"; });
    return {
        {room, "restrictions", "layers", "leads past the hidden layer", in_target(lead_past_the_hidden_layer)},
        {room, "restrictions", "width", "drops a neuron", known_here("drops a neuron")},
        {room, "restrictions", "outputs", "adds an output", in_target(add_an_output)},
        {room, "restrictions", "dimension", "adds an input", in_target(add_an_input)},
        {room, "restrictions", "samples", "repeats the sample", repeat},
        {room, "restrictions", "activations", "rectifies", known_here("rectifies")},
        {room, "restrictions", "loss", "asks for the absolute error", known_here("asks for the absolute error")},
        {room, "restrictions", "biases", "offers the bias 1 too", known_here("offers the bias 1 too")},
        {room, "construction", "1", "names a vertex otherwise", rename},
        {room, "construction", "2", "rectifies", known_here("rectifies")},
        {room, "construction", "3", "offers twice the item too", known_here("offers twice the item too")},
        {room, "construction", "4", "allows a loss of 1", known_here("allows a loss of 1")},
    };
}

}  // namespace

const std::vector<StepMutant>& step_mutants() {
    static const std::vector<StepMutant> table = [] {
        auto all = subset_sum_steps();
        for (const auto& steps : {cnf_to_two_csp_steps(), cnf_to_subset_sum_steps()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }();
    return table;
}

void drop_step(Subject& subject, const std::string& obligation, const std::string& step) {
    auto& steps = obligation == "construction" ? subject.checker.construction : subject.checker.restrictions;
    std::erase_if(steps, [&](const checkers::Step& s) { return s.number == step; });
}

}  // namespace reductio::mutants
