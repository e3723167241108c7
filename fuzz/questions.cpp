#include "fuzz/questions.hpp"

namespace reductio::fuzz {

void ask_about(const Subject& subject, const Instance& instance, checkers::AskedQuestions& asked,
               const ObligationWork& work) {
    for (const std::string& obligation : obligations_of(subject)) {
        if (obligation == "reduce" || obligation == "forall") continue;
        ObligationWork alone = work;
        alone.only = {obligation};
        asked.during(obligation, [&] { return check_obligations(subject, instance, alone).back().check; });
    }
}

void ask_about_shapes(const Subject& subject, std::size_t bound, checkers::AskedQuestions& asked,
                      const ObligationWork& work) {
    for (const Document& shape : forall_shapes(subject, bound))
        asked.during("forall", [&] { return check_forall(subject, shape, work).check; });
}

}  // namespace reductio::fuzz
