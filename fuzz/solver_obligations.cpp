#include "fuzz/solver_obligations.hpp"

#include <sstream>

#include "checkers/two_layer_refutation.hpp"
#include "checkers/two_layer_solver.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Solved;
using checkers::Unknown;

/// What each program says, or why it says nothing.
struct Answers {
    std::vector<Solved> solved;
    std::optional<Check> neither;
};

constexpr std::size_t most_optima = 20;

Answers answers(const Solver& solver, const Nnt& instance) {
    impl::TwoLayerWork plain_work;
    plain_work.optima = most_optima;
    const auto plain = solver.plain(instance, plain_work);
    impl::fast::EngineWork work;
    work.count = true;
    work.optima = most_optima;
    const auto engine = solver.engine(instance, work);
    if (!plain || !engine) return {{}, Unknown{(plain ? engine.error() : plain.error()).message}};
    if (engine->out_of_reach) return {{}, Unknown{*engine->out_of_reach}};
    const impl::Training& training = plain->training;
    return {{{training.least, training.vectors, training.attaining, plain->optima},
             {engine->least, engine->vectors, engine->attaining.value_or(0), engine->optima}},
            std::nullopt};
}

template <Check (*right)(const Nnt&, const Solved&, const checkers::Work&)>
Check of_both(const Solver& solver, const Nnt& instance, const checkers::Work& work) {
    const Answers said = answers(solver, instance);
    if (said.neither) return *said.neither;
    for (const Solved& solved : said.solved)
        if (Check check = right(instance, solved, work); !std::holds_alternative<Holds>(check)) return check;
    return Holds{};
}

/// The instance made a NO, just below its least loss.
Nnt just_missed(const Nnt& instance, const std::optional<Rational>& least) {
    Nnt no = instance;
    if (least) no.gamma = *least - Rational{1, 1000};
    return no;
}

Check refutation(const Solver& solver, const Nnt& instance, const checkers::Work& work) {
    const auto training = solver.plain(instance, {});
    if (!training) return Unknown{training.error().message};
    const Nnt no = just_missed(instance, training->training.least);
    Check plain = checkers::refuted(no, training->reachable, std::nullopt, work);
    if (!std::holds_alternative<Holds>(plain)) return plain;
    const auto engine = solver.engine(no, {});
    if (!engine) return Unknown{engine.error().message};
    if (engine->out_of_reach) return Unknown{*engine->out_of_reach};
    std::ostringstream out;
    engine->write_refutation(out);
    const auto read = read_document(out.str());
    if (!read) return Fails{"", "the refutation is no document: " + read.error().message, std::nullopt};
    const auto& document = std::get<Refutation>(read->is);
    if (document.instance != no) return Fails{"", "the refutation is of another instance", *read};
    return checkers::refuted(no, document.reachable, document.middle, work);
}

Check invariants(const Solver& solver, const Nnt& instance, const checkers::Work& work) {
    const auto training = solver.plain(instance, {});
    if (!training) return Unknown{training.error().message};
    return checkers::tables_exact(instance, training->reachable, work);
}

}  // namespace

const std::vector<SolverObligation>& solver_obligations() {
    static const std::vector<SolverObligation> table = {{"optimum", of_both<checkers::optimum_right>},
                                                        {"count", of_both<checkers::count_right>},
                                                        {"refutation", refutation},
                                                        {"invariants", invariants}};
    return table;
}

}  // namespace reductio::fuzz
