#pragma once
// What Z3 is asked, for whoever wants to hear what another solver says. A question is written down, as SMT-LIB 2.6,
// only while a recorder of its thread lives; otherwise this costs nothing.

#include <functional>

#include "spec/document.hpp"

namespace z3 {
class expr;
template <typename T>
class ast_vector_tpl;
}  // namespace z3

namespace reductio::checkers {

struct SolverQuestion {
    std::string text;                 // logic, what Z3 said, declarations, assertions, (check-sat)
    Answer answer = Answer::unknown;  // what Z3 said: yes is satisfiable
};

/// Hears every question that its thread asks as long as it lives, unless another one was made since.
class QuestionRecorder {
  public:
    using Take = std::function<void(const SolverQuestion& question)>;

    explicit QuestionRecorder(Take take);
    ~QuestionRecorder();
    QuestionRecorder(const QuestionRecorder&) = delete;
    QuestionRecorder& operator=(const QuestionRecorder&) = delete;

    /// For z3_terms.cpp: that Z3 was asked whether all of these can hold together, and what it said. Nothing happens
    /// where nobody listens.
    static void tell(const z3::ast_vector_tpl<z3::expr>& required, const z3::expr& goal, Answer answer);

  private:
    Take take_;
    QuestionRecorder* before_;
};

}  // namespace reductio::checkers
