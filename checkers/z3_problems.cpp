#include "checkers/z3_problems.hpp"

#include "checkers/z3_training.hpp"

#include <algorithm>
#include <map>

namespace reductio::checkers {

namespace {

using Things = std::vector<Index>;

/// The positions that have the thing 1.
Things positions(const Things& things) {
    Things result;
    for (Index i = 0; i < things.size(); ++i) {
        if (things[i] == 1) result.push_back(i);
    }
    return result;
}

Index variable(Literal literal) { return static_cast<Index>(literal < 0 ? -literal : literal) - 1; }

bool has_empty_list(const ParameterOptions& parameters) {
    const auto is_empty = [](const OptionList& options) {
        const auto* list = std::get_if<std::vector<Rational>>(&options);
        return list && list->empty();
    };
    return std::ranges::any_of(parameters, [&](const auto& entry) {
        const auto* own = std::get_if<EdgeOptions>(&entry);
        return own && (is_empty(own->biases) || std::ranges::any_of(own->weights, is_empty));
    });
}

/// All weights and biases, each once.
std::vector<OpenParameter> each_once(const OpenParameters& parameters) {
    std::vector<OpenParameter> result;
    for (const auto& entry : parameters) {
        const auto* own = std::get_if<EdgeParameters>(&entry);
        if (own == nullptr) continue;
        result.insert(result.end(), own->weights.begin(), own->weights.end());
        result.push_back(own->bias);
    }
    return result;
}

Rational found(const OpenParameter& parameter, const Solver& solver) {
    const auto value = solver.value(parameter.options[parameter.choice.found(solver)]);
    if (!value) throw Refusal{"Z3:", "parameters were found, but irrational ones"};
    return *value;
}

Parameters found(const OpenParameters& parameters, const Solver& solver) {
    Parameters result;
    for (const auto& entry : parameters) {
        if (const auto* tie = std::get_if<SameAs>(&entry)) {
            result.edges.emplace_back(*tie);
            continue;
        }
        const auto& own = std::get<EdgeParameters>(entry);
        EdgeValues values = {{}, found(own.bias, solver)};
        for (const OpenParameter& weight : own.weights) values.weights.push_back(found(weight, solver));
        result.edges.emplace_back(std::move(values));
    }
    return result;
}

struct Ask {
    const Document& document;
    Solver& solver;
    const Budget& budget;

    Number number(const Fmpq& number) const {
        demand(bits(number), budget);
        return {number};
    }
    std::vector<Choice> choices(std::size_t count, std::size_t things) const {
        std::vector<Choice> result;
        while (result.size() < count) result.emplace_back(solver, things);
        return result;
    }
    /// How many of the choices have the thing 1.
    Number count(const std::vector<Choice>& chosen) const {
        std::vector<Number> ones;
        for (const Choice& choice : chosen) ones.push_back(choice.of({Number{0}, Number{1}}));
        return sum(ones, budget);
    }

    Question operator()(const SubsetSum& problem) const {
        const std::vector<Choice> chosen = choices(problem.items.size(), 2);
        std::vector<Number> summands;
        for (Index i = 0; i < chosen.size(); ++i) {
            summands.push_back(chosen[i].of({Number{0}, number(Fmpq(problem.items[i]))}));
        }
        return {is_equal(sum(summands, budget), number(Fmpq(problem.target))), chosen, false,
                [](const Things& things, const Solver&) { return Document{Subset{positions(things)}}; }};
    }
    Question operator()(const ExactCover& problem) const {
        const std::vector<Choice> chosen = choices(problem.sets.size(), 2);
        std::map<Index, std::vector<Choice>> with;  // the sets with each element that has one: a universe may be huge
        for (Index i = 0; i < chosen.size(); ++i) {
            for (const Index element : problem.sets[i]) with[element].push_back(chosen[i]);
        }
        std::vector<Truth> all = {{with.size() == problem.universe},
                                  is_equal(count(chosen), number(Fmpq(problem.pick)))};
        for (const auto& [element, sets] : with) all.push_back(is_equal(count(sets), Number{1}));
        return {conjunction(all), chosen, false,
                [](const Things& things, const Solver&) { return Document{Cover{positions(things)}}; }};
    }
    Question operator()(const TwoCsp& problem) const {
        if (problem.variables > 0 && problem.alphabet == 0) return {{false}, {}, false, nullptr};
        const std::vector<Choice> values = choices(problem.variables, problem.alphabet);
        std::vector<Truth> all;
        for (const Constraint& constraint : problem.constraints) {
            std::vector<Truth> any;
            for (const auto& [a, b] : constraint.allowed) {
                any.push_back(conjunction({values[constraint.u].is[a], values[constraint.v].is[b]}));
            }
            all.push_back(disjunction(any));
        }
        return {conjunction(all), values, false,
                [](const Things& things, const Solver&) { return Document{Assignment{things}}; }};
    }
    Question operator()(const Cnf& problem) const {
        const std::vector<Choice> truths = choices(problem.variables, 2);
        std::vector<Truth> all;
        for (const Clause& clause : problem.clauses) {
            std::vector<Truth> any;
            for (const Literal literal : clause) any.push_back(truths[variable(literal)].is[literal < 0 ? 0 : 1]);
            all.push_back(disjunction(any));
        }
        return {conjunction(all), truths, false, [](const Things& things, const Solver&) {
                    Model model;
                    for (Index i = 0; i < things.size(); ++i) {
                        const auto literal = static_cast<Literal>(i) + 1;
                        model.literals.push_back(things[i] == 1 ? literal : -literal);
                    }
                    return Document{std::move(model)};
                }};
    }
    Question operator()(const Nnt& problem) const {
        if (has_empty_list(problem.parameters)) return {{false}, {}, false, nullptr};
        const Meaning itself = [&](const Rational& value) { return number(Fmpq(value)); };
        const OpenParameters parameters = open_parameters(solver, problem, itself);
        Question question = {is_within_gamma(problem, parameters, itself, budget),
                             {},
                             false,
                             [parameters](const Things&, const Solver& s) { return Document{found(parameters, s)}; }};
        for (const OpenParameter& parameter : each_once(parameters)) {
            question.choices.push_back(parameter.choice);
            if (parameter.options.size() == 1 && !known(parameter.options[0])) question.has_continuum = true;
        }
        return question;
    }
    template <class Other>
    Question operator()(const Other&) const {
        throw Refusal{"kind " + std::string(kind_of(document)), "is no problem to ask Z3 about"};
    }
};

}  // namespace

Question question(const Document& document, Solver& solver, const Budget& budget) {
    return std::visit(Ask{document, solver, budget}, document.is);
}

}  // namespace reductio::checkers
