#include "fuzz/target_deciders.hpp"

#include "checkers/forced_training.hpp"
#include "checkers/slp_balls.hpp"
#include "checkers/z3_decision.hpp"
#include "fuzz/network_generators.hpp"
#include "fuzz/rooms.hpp"
#include "impl/room.hpp"

namespace reductio::fuzz {

namespace {

const Size small = Size::of(3);
const checkers::SolverWork little_z3{.rlimit = 500'000};

Decision by_computing(const Document& document) { return checkers::decide(document); }
Decision by_z3(const Document& document) { return checkers::decide_by_z3(document, little_z3); }
Decision by_balls(const Document& document) { return checkers::decide_by_balls(document); }
Decision by_forcing(const Document& document) { return checkers::decide_by_forcing(document); }

template <class Problem>
DeciderPair about(const std::string& kind, Problem (*generate)(Choices&, const Size&), const std::string& summary,
                  const Decide& other) {
    return {"deciders-" + kind, summary,
            [generate](Choices& choices) {
                Document document{generate(choices, small)};
                return DeciderQuestion{document, document};
            },
            by_computing, other};
}

/// Training instances whose parameters are forced, against the program that they were made from.
DeciderPair about_forced(const std::string& room) {
    const auto reduce = impl::find_room(room)->variants.front().reduce;
    const Generator generate = find_room(room)->generate;
    return {"deciders-forced-" + room, "a target by forcing its parameters, its source by computing",
            [=](Choices& choices) {
                const Instance instance = generate(choices, small);
                return DeciderQuestion{*reduce(instance.source, instance.options), instance.source};
            },
            by_forcing, by_computing};
}

std::string named(Answer answer) { return answer == Answer::yes ? "yes" : "no"; }

std::optional<std::string> contradiction(const DeciderPair& pair, const DeciderQuestion& question) {
    const Answer one = pair.one(question.of_one).answer;
    if (one == Answer::unknown) return std::nullopt;
    const Answer other = pair.other(question.of_other).answer;
    if (other == Answer::unknown || one == other) return std::nullopt;
    return "one says " + named(one) + ", the other " + named(other) + ", of " + write_document(question.of_one);
}

}  // namespace

const std::vector<DeciderPair>& decider_pairs() {
    static const std::string search = "by trying all candidates and by Z3";
    static const std::string value = "by the exact value and by balls";
    static const std::vector<DeciderPair> table = {
        about("subset-sum", generate_subset_sum, search, by_z3),
        about("exact-cover", generate_exact_cover, search, by_z3),
        about("two-csp", generate_two_csp, search, by_z3),
        about("cnf", generate_cnf, search, by_z3),
        about("nnt", generate_dnnt, search, by_z3),
        about("pos-slp", generate_pos_slp, value, by_balls),
        about("bit-slp", generate_bit_slp, value, by_balls),
        about_forced("bit-slp-to-erm"),
        about_forced("bit-slp-to-scalar-erm"),
    };
    return table;
}

Target deciders_target(const DeciderPair& pair) {
    return {pair.name, pair.summary, ChoicesTrial([pair](Choices& choices) -> std::optional<Fault> {
                const auto differs = contradiction(pair, pair.ask(choices));
                if (!differs) return std::nullopt;
                return Fault{pair.name, "", "agreement", *differs};
            })};
}

}  // namespace reductio::fuzz
