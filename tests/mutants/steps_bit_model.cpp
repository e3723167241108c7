// What the steps of the checkers of B-L3.2 and its kin, of B-T1.3 and of B-E.2 are there for.

#include "tests/mutants/planting.hpp"
#include "tests/mutants/spoiling.hpp"

namespace reductio::mutants {

namespace {

const std::string implied_by_promise = "`activations` and `promise` ask the options for what they need of them";
const std::string implied_by_activations = "`activations` asks the options for the same polynomial";
const std::string implied_by_network = "[2] compares the whole network, the last two gates among the others";

Spoil without_activation() {
    return spoil_options([](Options& options) { options.activation.reset(); });
}

Spoil starts_from_two() {
    return spoil_source<PosSlp>([](PosSlp& source) { source.slp.constant = 2; });
}

void exchange_outputs(Nnt& target) { std::swap(target.network.outputs[0], target.network.outputs[1]); }
void allow_more_bits(Nnt& target) { target.parameter_bits = ParameterBits{1, 2}; }

/// The first edge into the vertex of this name comes from `from`, and no longer from elsewhere.
Spoil lead_from(Index from, const std::string& name) {
    return spoil_target([=](Nnt& target) {
        for (Edge& edge : target.network.edges) {
            if (target.network.vertices[edge.to].name != name) continue;
            edge.from = from;
            return;
        }
    });
}

Spoil rename_from_the_end(Index distance) {
    return spoil_target(
        [distance](Nnt& target) { rename_vertex(target, target.network.vertices.size() - 1 - distance); });
}

/// The remark with a gap, and then a threshold that is too high.
void allow_more_with_a_gap(GivenPair& pair) {
    pair.options.yes = 0;
    pair.options.no = 2;
    pair.target = *fuzz::find_subject("bit-slp-to-scalar-erm")->variant.reduce(pair.source, pair.options);
    std::get<Nnt>(pair.target.is).gamma += 1;
}

/// A second input, beside the one there is; it is no output, so that there are as many vertices as both together.
void add_an_input_vertex(Nnt& target) {
    add_vertex(target);
    target.network.input = InjectedInput{{0, target.network.vertices.size() - 1}};
    target.dataset[0].x.emplace_back(0);
}

/// What the two rooms about gradients restrict alike, but for the options.
void add_gradient_restrictions(Steps& steps, const std::string& room) {
    const auto at = [](auto change) { return spoil_target<Gradient>(change); };
    const Steps more = {
        {room, "restrictions", "activations", "acts by a line", at([](Gradient& t) { act_otherwise(t, 0); })},
        {room, "restrictions", "inputs", "has a second input", at(inject_twice<Gradient>)},
        {room, "restrictions", "outputs", "has a second output", at([](Gradient& t) { add_an_output(t, 0); })},
        {room, "restrictions", "samples", "repeats the sample", at(repeat_the_sample<Gradient>)},
    };
    steps.insert(steps.end(), more.begin(), more.end());
}

Index last_vertex(const Gradient& target) { return target.network.vertices.size() - 1; }

}  // namespace

/// v0 and v1 are the first vertices.
Steps erm_steps() {
    const std::string room = "bit-slp-to-erm";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "options", "is without an activation", without_activation(), implied_by_promise},
        {room, "restrictions", "activations", "acts by a line", at([](Nnt& t) { act_otherwise(t, 0); })},
        {room, "restrictions", "inputs and outputs", "exchanges outputs", at(exchange_outputs)},
        {room, "restrictions", "parameters", "allows more bits", at(allow_more_bits)},
        {room, "restrictions", "promise", "forgets the promise", known(room, "forgets the promise")},
        {room, "construction", "1", "names a vertex otherwise", at([](Nnt& t) { rename_vertex(t, 0); })},
        {room, "construction", "2", "subtracts from another value", lead_from(1, "v3")},
        {room, "construction", "3", "multiplies another value", lead_from(0, "L2_2_0")},
        {room, "construction", "4", "allows more bits", at(allow_more_bits)},
        {room, "construction", "5", "counts the baseline once more", at([](Nnt& t) { t.dataset[0].times += 1; })},
        {room, "construction", "6", "counts the main sample once more",
         at([](Nnt& t) { t.dataset.back().times += 1; })},
        {room, "construction", "7", "allows the gap", known(room, "allows the gap")},
    };
}

Steps scalar_erm_steps() {
    const std::string room = "bit-slp-to-scalar-erm";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "options", "is without an activation", without_activation(), implied_by_promise},
        {room, "restrictions", "activations", "acts by a line", at([](Nnt& t) { act_otherwise(t, 0); })},
        {room, "restrictions", "inputs", "has a second input", at(inject_twice<Nnt>)},
        {room, "restrictions", "outputs", "has a second output", at([](Nnt& t) { add_an_output(t, 0); })},
        {room, "restrictions", "samples", "repeats the sample", at(repeat_the_sample<Nnt>)},
        {room, "restrictions", "parameters", "allows more bits", at(allow_more_bits)},
        {room, "restrictions", "promise", "promises what it need not", at([](Nnt& t) {
             t.promise = Promise{0, 2};
         })},
        {room, "construction", "1", "names a vertex otherwise", at([](Nnt& t) { rename_vertex(t, 0); })},
        {room, "construction", "2", "asks for the next bit", known(room, "asks for the next bit")},
        {room, "construction", "3", "allows a loss of 1 more", known(room, "allows a loss of 1 more")},
        {room, "construction", "4", "allows a loss of 1 more, with a gap", allow_more_with_a_gap},
    };
}

/// The last vertex is the flag, the one before it the value of the last gate.
Steps hinge_erm_steps() {
    const std::string room = "pos-slp-to-hinge-erm";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "options", "starts from 2", starts_from_two()},
        {room, "restrictions", "activations", "acts by a line", at([](Nnt& t) { act_otherwise(t, 0); })},
        {room, "restrictions", "inputs and outputs", "exchanges outputs", at(exchange_outputs)},
        {room, "restrictions", "parameters", "allows more bits", at(allow_more_bits)},
        {room, "restrictions", "promise", "forgets the promise", at([](Nnt& t) { t.promise.reset(); })},
        {room, "construction", "1", "names the last value otherwise", rename_from_the_end(1), implied_by_network},
        {room, "construction", "2", "names the first vertex otherwise", at([](Nnt& t) { rename_vertex(t, 0); })},
        {room, "construction", "3", "counts the baseline once more", at([](Nnt& t) { t.dataset[0].times += 1; })},
        {room, "construction", "4", "counts the main sample once more",
         known(room, "counts the main sample once more")},
        {room, "construction", "5", "allows the gap", known(room, "allows the gap")},
    };
}

Steps backprop_sign_steps() {
    const std::string room = "pos-slp-to-backprop-sign";
    const auto at = [](auto change) { return spoil_target<Gradient>(change); };
    const Spoil twice_the_gap = at([](Gradient& t) { std::get<SignQuestion>(t.question).gap *= 2; });
    Steps steps = {
        {room, "restrictions", "options", "starts from 2", starts_from_two()},
        {room, "restrictions", "promise", "asks with twice the gap", twice_the_gap},
        {room, "construction", "1", "names the last value otherwise",
         at([](Gradient& t) { rename_vertex(t, last_vertex(t) - 1); }), implied_by_network},
        {room, "construction", "2", "names the first vertex otherwise", at([](Gradient& t) { rename_vertex(t, 0); })},
        {room, "construction", "3", "names the end otherwise",
         at([](Gradient& t) { rename_vertex(t, last_vertex(t)); })},
        {room, "construction", "4", "counts the sample once", known(room, "counts the sample once")},
        {room, "construction", "5", "asks with twice the gap", twice_the_gap},
    };
    add_gradient_restrictions(steps, room);
    return steps;
}

Steps backprop_bit_steps() {
    const std::string room = "bit-slp-to-backprop-bit";
    const auto at = [](auto change) { return spoil_target<Gradient>(change); };
    Steps steps = {
        {room, "restrictions", "options", "is without an activation", without_activation(), implied_by_activations},
        {room, "construction", "1", "names the first vertex otherwise", at([](Gradient& t) { rename_vertex(t, 0); })},
        {room, "construction", "2", "names the end otherwise",
         at([](Gradient& t) { rename_vertex(t, last_vertex(t)); })},
        {room, "construction", "3", "has the label 0", known(room, "has the label 0")},
        {room, "construction", "4", "asks for the next bit", known(room, "asks for the next bit")},
    };
    add_gradient_restrictions(steps, room);
    return steps;
}

Steps cnf_to_erm_steps() {
    const std::string room = "cnf-to-erm";
    const auto at = [](auto change) { return spoil_target(change); };
    return {
        {room, "restrictions", "layers", "adds a vertex", at([](Nnt& t) { add_vertex(t); })},
        {room, "restrictions", "activations", "passes a value on", at([](Nnt& t) { act_otherwise(t, 1); })},
        {room, "restrictions", "inputs", "has a second input", at(add_an_input_vertex)},
        {room, "restrictions", "samples", "repeats the sample", at(repeat_the_sample<Nnt>)},
        {room, "restrictions", "parameters", "allows more bits", at(allow_more_bits)},
        {room, "construction", "1", "names an output otherwise", at([](Nnt& t) { rename_vertex(t, 1); })},
        {room, "construction", "2", "allows more bits", at(allow_more_bits)},
        {room, "construction", "3", "allows a loss of 1", known(room, "allows a loss of 1")},
    };
}

}  // namespace reductio::mutants
