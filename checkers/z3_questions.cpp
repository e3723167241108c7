#include "checkers/z3_questions.hpp"

#include <z3++.h>

#include <algorithm>
#include <vector>

namespace reductio::checkers {

namespace {

thread_local QuestionRecorder* listening = nullptr;

const char* status(Answer answer) { return answer == Answer::yes ? "sat" : answer == Answer::no ? "unsat" : "unknown"; }

/// Z3 prints the assertions as they were made: what the tactics of its search do to them comes after. The logic is put
/// before everything else, where SMT-LIB wants it; a comment that Z3 starts with goes.
std::string written(const z3::expr_vector& required, const z3::expr& goal, Answer answer) {
    z3::context& context = goal.ctx();
    std::vector<Z3_ast> terms;
    for (unsigned i = 0; i < required.size(); ++i) terms.push_back(required[i]);
    const std::string text = Z3_benchmark_to_smtlib_string(context, "", "", status(answer), "",
                                                           static_cast<unsigned>(terms.size()), terms.data(), goal);
    context.check_error();
    const auto start = std::min(text.find('('), text.size());
    return "(set-info :smt-lib-version 2.6)\n(set-logic ALL)\n" + text.substr(start) + "(exit)\n";
}

}  // namespace

QuestionRecorder::QuestionRecorder(Take take) : take_(std::move(take)), before_(listening) { listening = this; }
QuestionRecorder::~QuestionRecorder() { listening = before_; }

void QuestionRecorder::tell(const z3::expr_vector& required, const z3::expr& goal, Answer answer) {
    if (listening != nullptr) listening->take_({written(required, goal, answer), answer});
}

}  // namespace reductio::checkers
