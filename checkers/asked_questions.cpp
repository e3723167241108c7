#include "checkers/asked_questions.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// Four digits or more, so that the files of a folder stand in the order of the questions.
std::string numeral(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits;
}

std::string verdict(const Check& check) {
    if (const auto* fails = std::get_if<Fails>(&check)) return "fails (" + fails->reason + ")";
    if (const auto* unknown = std::get_if<Unknown>(&check)) return "unknown (" + unknown->reason + ")";
    return "holds";
}

}  // namespace

AskedQuestions::AskedQuestions(std::string room, std::size_t most_bytes)
    : room_(std::move(room)), bytes_left_(most_bytes) {}

Check AskedQuestions::during(const std::string& obligation, const std::function<Check()>& check) {
    std::size_t yes = 0, no = 0, unknown = 0;
    const QuestionRecorder recorder([&](const SolverQuestion& question) {
        ++(question.answer == Answer::yes ? yes : question.answer == Answer::no ? no : unknown);
        keep(obligation, question);
    });
    Check result = check();
    summary_ += obligation + ": " + verdict(result) + "; " + std::to_string(yes) + " sat, " + std::to_string(no) +
                " unsat, " + std::to_string(unknown) + " unknown\n";
    return result;
}

void AskedQuestions::keep(const std::string& obligation, const SolverQuestion& question) {
    if (left_out_ > 0 || question.text.size() > bytes_left_) {
        ++left_out_;
        return;
    }
    bytes_left_ -= question.text.size();
    all_.push_back({room_ + "-" + obligation + "-" + numeral(++asked_[obligation]), question});
}

}  // namespace reductio::checkers
