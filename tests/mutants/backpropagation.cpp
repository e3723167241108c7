#include "tests/mutants/backpropagation.hpp"

#include "tests/mutants/planting.hpp"

namespace reductio::mutants {

namespace {

Plant as_printed(const std::string& variant) {
    return [variant](fuzz::Subject& subject) { subject.variant = *impl::find_variant(*subject.room, variant); };
}

Plant in_question(std::function<void(Gradient&)> change) {
    return [change](fuzz::Subject& subject) {
        subject.variant.reduce = [reduce = subject.variant.reduce, change](const Document& source,
                                                                           const Options& options) {
            auto target = reduce(source, options);
            if (target) change(std::get<Gradient>(target->is));
            return target;
        };
    };
}

EdgeValues& entry(Gradient& target, Index edge) { return std::get<EdgeValues>(target.parameters[edge]); }

void ask_the_edge_before(Gradient& target) {
    if (target.edge > 0) --target.edge;
}

void forget_the_label(Gradient& target) { target.dataset[0].y[0] = 0; }
void turn_the_label(Gradient& target) { target.dataset[0].y[0] = -target.dataset[0].y[0]; }
void double_the_input(Gradient& target) { target.dataset[0].x[0] *= 2; }

void double_a_weight(Gradient& target) {
    if (target.parameters.size() > 1) entry(target, target.parameters.size() - 2).weights[0] *= 2;
}

void start_elsewhere(Gradient& target) { entry(target, target.edge).bias = 1; }
void take_the_whole_square(Gradient& target) { target.loss.is = SquaredError{}; }
void count_the_sample_once(Gradient& target) { target.dataset[0].times = 1; }

void name_vertices_at_length(Gradient& target) {
    const auto vertices = target.network.vertices;
    target.network.vertices.insert(target.network.vertices.end(), vertices.begin(), vertices.end());
}

Satisfies& formula(Nnt& target) { return std::get<Satisfies>(target.loss.is); }

void forget_a_clause(const Cnf&, Nnt& target) {
    if (!formula(target).cnf.clauses.empty()) formula(target).cnf.clauses.pop_back();
}

void negate_a_literal(const Cnf&, Nnt& target) {
    for (Clause& clause : formula(target).cnf.clauses)
        if (!clause.empty()) clause.front() = -clause.front();
}

void pass_values_on(const Cnf&, Nnt& target) {
    for (Vertex& vertex : target.network.vertices) vertex.activation = Activation{Identity{}};
}

void negate(const Cnf&, Model& model) {
    for (Literal& literal : model.literals) literal = -literal;
}

}  // namespace

std::vector<ReductionMutant> backprop_sign_mutants() {
    const std::string room = "pos-slp-to-backprop-sign";
    return {
        {room, "asks for the edge before", "derivative", in_question(ask_the_edge_before)},
        {room, "has the label 0", "derivative", in_question(forget_the_label)},
        {room, "turns the label", "equivalence", in_question(turn_the_label)},
        {room, "starts from 2", "derivative", in_question(double_the_input)},
        {room, "doubles a weight", "construction", in_question(double_a_weight)},
        {room, "gives the last edge a bias", "derivative", in_question(start_elsewhere)},
        {room, "takes the whole square", "derivative", in_question(take_the_whole_square)},
        {room, "counts the sample once", "derivative", in_question(count_the_sample_once)},
        {room, "has every vertex twice", "size", in_question(name_vertices_at_length)},
        {room, "is as printed", "derivative", as_printed("published")},
    };
}

std::vector<ReductionMutant> backprop_bit_mutants() {
    const std::string room = "bit-slp-to-backprop-bit";
    return {
        {room, "asks for the edge before", "derivative", in_question(ask_the_edge_before)},
        {room, "has the label 0", "equivalence", in_question(forget_the_label)},
        {room, "starts from twice the constant", "equivalence", in_question(double_the_input)},
        {room, "doubles a weight", "construction", in_question(double_a_weight)},
        {room, "takes the whole square", "equivalence", in_question(take_the_whole_square)},
        {room, "asks for the next bit", "equivalence",
         in_question([](Gradient& t) { std::get<BitQuestion>(t.question).bit += 1; })},
        {room, "injects a large number", "bounded", in_question([](Gradient& t) { t.dataset[0].x[0] += 1'000'000; })},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

std::vector<ReductionMutant> cnf_mutants() {
    const std::string room = "cnf-to-erm";
    const auto change = [](auto f) { return in_target<Cnf>(f); };
    return {
        {room, "forgets a clause", "backward", change(forget_a_clause)},
        {room, "negates literals", "forward", change(negate_a_literal)},
        {room, "passes values on", "construction", change(pass_values_on)},
        {room, "allows a loss of 1", "backward", change([](const Cnf&, Nnt& t) { t.gamma = 1; })},
        {room, "shows the input 2", "forward", change([](const Cnf&, Nnt& t) { t.dataset[0].x[0] = 2; })},
        {room, "allows no bits", "forward", change([](const Cnf&, Nnt& t) {
             t.parameter_bits = ParameterBits{0, 1};
         })},
        {room, "lifts the negated model", "forward", before_lift<Cnf, Model>(negate)},
    };
}

}  // namespace reductio::mutants
