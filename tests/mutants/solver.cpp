#include <sstream>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

using impl::TwoLayerTraining;
using impl::fast::EngineTraining;

/// The program reads another instance than it is given.
Plant plain_reads(std::function<void(Nnt&)> change) {
    return {"solver", [change](fuzz::Subject& subject) {
                subject.solver.plain = [change](Nnt instance, const impl::TwoLayerWork& work) {
                    change(instance);
                    return impl::train_two_layers(instance, work);
                };
            }};
}

Plant engine_reads(std::function<void(Nnt&)> change) {
    return {"solver", [change](fuzz::Subject& subject) {
                subject.solver.engine = [change](Nnt instance, const impl::fast::EngineWork& work) {
                    change(instance);
                    return impl::fast::solve_two_layers(instance, work);
                };
            }};
}

/// The program says something else than it found.
Plant plain_says(std::function<void(TwoLayerTraining&)> change) {
    return {"solver", [change](fuzz::Subject& subject) {
                subject.solver.plain = [change](const Nnt& instance, const impl::TwoLayerWork& work) {
                    auto training = impl::train_two_layers(instance, work);
                    if (training) change(*training);
                    return training;
                };
            }};
}

Plant engine_says(std::function<void(EngineTraining&)> change) {
    return {"solver", [change](fuzz::Subject& subject) {
                subject.solver.engine = [change](const Nnt& instance, const impl::fast::EngineWork& work) {
                    auto training = impl::fast::solve_two_layers(instance, work);
                    if (training) change(*training);
                    return training;
                };
            }};
}

void for_each_list(Nnt& nnt, bool of_output, const std::function<void(OptionList& list, bool is_bias)>& visit) {
    for (Index e = 0; e < nnt.network.edges.size(); ++e) {
        if ((nnt.network.edges[e].to == nnt.network.outputs[0]) != of_output) continue;
        auto& own = std::get<EdgeOptions>(nnt.parameters[e]);
        for (OptionList& list : own.weights) visit(list, false);
        visit(own.biases, true);
    }
}

void ignore_second_weights(Nnt& nnt) {
    for_each_list(nnt, true, [](OptionList& list, bool is_bias) {
        if (!is_bias) list = std::vector<Rational>{1};
    });
}

void ignore_biases(Nnt& nnt, bool of_output) {
    for_each_list(nnt, of_output, [](OptionList& list, bool is_bias) {
        if (is_bias) list = std::vector<Rational>{0};
    });
}

void take_activations_for_identity(Nnt& nnt) {
    for (Vertex& vertex : nnt.network.vertices)
        if (vertex.activation) vertex.activation = Activation{Identity{}};
}

void forget_copies(Nnt& nnt) {
    for (Sample& sample : nnt.dataset) sample.times = 1;
}

void forget_the_last_option(Nnt& nnt) {
    for_each_list(nnt, false, [](OptionList& list, bool) {
        if (std::get<0>(list).size() > 1) std::get<0>(list).pop_back();
    });
}

void turn_negative_inputs(Nnt& nnt) {
    for (Sample& sample : nnt.dataset)
        for (Rational& x : sample.x) x = abs(x);
}

/// The last listed set that has a vector loses it.
void lose_a_vector(TwoLayerTraining& training) {
    for (auto set = training.reachable.rbegin(); set != training.reachable.rend(); ++set) {
        if (set->empty()) continue;
        set->pop_back();
        return;
    }
}

void list_a_vector_too_many(TwoLayerTraining& training) {
    if (training.reachable.empty() || training.reachable.back().empty()) return;
    auto vector = training.reachable.back().front();
    for (Rational& entry : vector) entry += 1000003;
    training.reachable.back().push_back(vector);
}

void meet_elsewhere(EngineTraining& training) {
    training.write_refutation = [write = training.write_refutation](std::ostream& out) {
        std::ostringstream text;
        const std::size_t vectors = write(text);
        auto refutation = std::get<Refutation>(read_document(text.str())->is);
        refutation.middle = refutation.middle.value_or(0) + 1;
        out << write_document(Document{refutation});
        return vectors;
    };
}

/// Another parameter of the first optimum.
void show_others(EngineTraining& training) {
    if (training.optima.empty() || training.optima[0].edges.empty()) return;
    std::get<EdgeValues>(training.optima[0].edges[0]).bias += 1;
}

/// Gamma itself is no longer within gamma.
void demand_less_than_gamma(const Nnt& source, Decision& decision) {
    const auto training = impl::train_two_layers(source);
    if (training && training->training.least == source.gamma) decision.answer = Answer::no;
}

void take_nothing_for_something(const Nnt& source, Decision& decision) {
    const auto training = impl::train_two_layers(source);
    if (training && !training->training.least) decision.answer = Answer::yes;
}

bool has_no_samples(const Document& source) { return std::get<Nnt>(source.is).dataset.empty(); }

}  // namespace

std::vector<ReductionMutant> two_layer_mutants() {
    const std::string room = "two-layer-solver";
    std::vector<ReductionMutant> table = {
        {room, "does not read the weights of the second layer", "optimum", plain_reads(ignore_second_weights)},
        {room, "does not read the output's biases", "optimum", engine_reads([](Nnt& n) { ignore_biases(n, true); })},
        {room, "does not read the neurons' biases", "optimum", plain_reads([](Nnt& n) { ignore_biases(n, false); })},
        {room, "takes activations for the identity", "optimum", engine_reads(take_activations_for_identity)},
        {room, "forgets how often a sample counts", "optimum", engine_reads(forget_copies)},
        {room, "forgets the last option", "count", engine_reads(forget_the_last_option)},
        {room, "turns negative inputs", "optimum", plain_reads(turn_negative_inputs)},
        {room, "loses a vector", "refutation", plain_says(lose_a_vector)},
        {room, "loses a vector of the tables", "invariants", plain_says(lose_a_vector)},
        {room, "lists a vector too many", "invariants", plain_says(list_a_vector_too_many)},
        {room, "meets elsewhere than it says", "refutation", engine_says(meet_elsewhere)},
        {room, "shows other parameters", "optimum", engine_says(show_others)},
        {room, "counts one optimum only", "count",
         engine_says([](EngineTraining& training) { training.attaining = training.least ? 1 : 0; })},
        {room, "demands less than gamma", "equivalence", in_target<Nnt, Decision>(demand_less_than_gamma)},
        {room, "takes nothing for something", "equivalence", in_target<Nnt, Decision>(take_nothing_for_something)},
        {room, "refuses datasets without samples", "reduce", refuses(has_no_samples)},
    };
    for (ReductionMutant& mutant : table) mutant.plant.changes = "solver";
    return table;
}

}  // namespace reductio::mutants
