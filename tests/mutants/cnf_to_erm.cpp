#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

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

void negate_the_last_literal(const Cnf&, Nnt& target) {
    auto& clauses = formula(target).cnf.clauses;
    if (!clauses.empty() && !clauses.back().empty()) clauses.back().back() = -clauses.back().back();
}

/// It has no output, which makes the target no document.
void add_a_variable(const Cnf&, Nnt& target) { ++formula(target).cnf.variables; }

}  // namespace

std::vector<ReductionMutant> cnf_to_erm_mutants() {
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
        {room, "adds a variable", "reduce", change(add_a_variable)},
        {room, "ranges over reals", "restrictions", in_nnt(range_over_reals)},
        {room, "names vertices at length", "size", in_nnt(name_vertices_at_length)},
        {room, "negates the last literal", "equivalence", change(negate_the_last_literal)},
        {room, "gives a second sample", "construction", in_nnt(give_a_second_sample)},
        {room, "lifts the negated model", "forward", before_lift<Cnf, Model>(negate)},
        {room, "extracts the negated model", "backward", after_extract<Cnf, Model>(negate)},
    };
}

}  // namespace reductio::mutants
