#pragma once
// The questions that Z3 is asked while the obligations of one room are checked, named for files of their own.

#include <map>

#include "checkers/check.hpp"
#include "checkers/z3_questions.hpp"

namespace reductio::checkers {

struct NamedQuestion {
    std::string name;  // room-obligation-number
    SolverQuestion question;
};

class AskedQuestions {
  public:
    /// No more than so many bytes of text are kept.
    explicit AskedQuestions(std::string room, std::size_t most_bytes = std::size_t(1) << 28);

    /// Does the check, and keeps what Z3 is asked meanwhile. One line is added to the summary.
    Check during(const std::string& obligation, const std::function<Check()>& check);

    const std::vector<NamedQuestion>& all() const { return all_; }

    /// A line a check: the obligation, its verdict, how many questions and what Z3 said.
    const std::string& summary() const { return summary_; }

    /// How many questions were left out for their length, with all after the first of them.
    std::size_t left_out() const { return left_out_; }

  private:
    void keep(const std::string& obligation, const SolverQuestion& question);

    std::string room_;
    std::size_t bytes_left_;
    std::vector<NamedQuestion> all_;
    std::map<std::string, std::size_t> asked_;  // of each obligation
    std::size_t left_out_ = 0;
    std::string summary_;
};

}  // namespace reductio::checkers
