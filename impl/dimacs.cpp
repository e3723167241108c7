#include "impl/dimacs.hpp"

#include <algorithm>
#include <limits>

#include "impl/words.hpp"

namespace reductio::impl {

namespace {

/// Leaves the reader at the first fault; caught in read_dimacs.
struct Refused {
    Error error;
};

/// The values of a document that has neither clauses nor literals: itself and its members.
constexpr std::size_t bare_values = 5;

class DimacsReader {
  public:
    DimacsReader(std::string_view text, const Limits& limits)
        : words_(text, 'c'), most_values_(std::min<std::size_t>(limits.values, std::numeric_limits<Literal>::max())) {}

    Cnf read() {
        header();
        while (!words_.next().is_end() && words_.next().text != "%") number();
        if (is_open_) refuse("0 at the end of the clause that begins in line " + std::to_string(clause_line_));
        if (formula_.clauses.size() < clauses_)
            refuse("clause " + std::to_string(formula_.clauses.size() + 1) + " of " + announced());
        if (words_.next().text == "%") end_mark();
        return std::move(formula_);
    }

  private:
    [[noreturn]] void refuse(const std::string& what) const { throw Refused{expected_at(words_.next(), what)}; }

    std::string announced() const {
        return "the " + std::to_string(clauses_) + " that line " + std::to_string(header_line_) + " announces";
    }

    std::string limit() const { return std::to_string(most_values_) + " values (--max-values raises it)"; }

    void header() {
        header_line_ = words_.next().line;
        for (const std::string_view word : {"p", "cnf"}) {
            if (words_.next().line != header_line_ || words_.next().text != word)
                refuse("the header, p cnf VARIABLES CLAUSES");
            words_.take();
        }
        formula_.variables = count("variables", 0);
        clauses_ = count("clauses", bare_values);
        values_ = bare_values + clauses_;
        if (!words_.next().is_end() && words_.next().line == header_line_) refuse("the end of the header's line");
    }

    std::size_t count(const std::string& of, std::size_t others) {
        const auto count = parse_count(words_.next().text);
        if (words_.next().line != header_line_ || !count) refuse("the number of " + of);
        if (most_values_ < others || *count > most_values_ - others)
            refuse("a number of " + of + " for a document of at most " + limit());
        words_.take();
        return *count;
    }

    /// A literal, or the 0 after the last of a clause.
    void number() {
        const Word& word = words_.next();
        const bool is_negated = word.text.starts_with('-');
        const auto variable = parse_count(word.text.substr(is_negated ? 1 : 0));
        if (!variable || *variable > formula_.variables || (is_negated && *variable == 0))
            refuse("0 or a literal of a variable up to " + std::to_string(formula_.variables));
        if (!is_open_) begin_clause();
        if (*variable == 0) {
            is_open_ = false;
        } else {
            if (++values_ > most_values_) refuse("a document of at most " + limit());
            formula_.clauses.back().push_back(is_negated ? -static_cast<Literal>(*variable)
                                                         : static_cast<Literal>(*variable));
        }
        words_.take();
    }

    void begin_clause() {
        if (formula_.clauses.size() == clauses_) refuse("no clause after " + announced());
        formula_.clauses.emplace_back();
        clause_line_ = words_.next().line;
        is_open_ = true;
    }

    void end_mark() {
        words_.take();
        if (words_.next().text == "0") words_.take();
        if (!words_.next().is_end()) refuse("nothing but a 0 after the end mark %");
    }

    Words words_;
    std::size_t most_values_;
    Cnf formula_;
    std::size_t clauses_ = 0;
    std::size_t values_ = 0;
    std::size_t header_line_ = 1;
    std::size_t clause_line_ = 1;
    bool is_open_ = false;
};

}  // namespace

Result<Cnf> read_dimacs(std::string_view text, const Limits& limits) {
    try {
        return DimacsReader(text, limits).read();
    } catch (const Refused& refused) {
        return refused.error;
    }
}

std::string write_dimacs(const Cnf& formula) {
    std::string text =
        "p cnf " + std::to_string(formula.variables) + ' ' + std::to_string(formula.clauses.size()) + '\n';
    for (const Clause& clause : formula.clauses) {
        for (const Literal literal : clause) text += std::to_string(literal) + ' ';
        text += "0\n";
    }
    return text;
}

}  // namespace reductio::impl
