#include "impl/opb_text.hpp"

#include <algorithm>
#include <limits>

namespace reductio::impl {

namespace {

/// Leaves the reader at the first fault; caught in read_linear_problem.
struct Refused {
    Error error;
};

constexpr std::string_view marks = "<>=;";
constexpr char no_comment = '\0';

class OpbReader {
  public:
    OpbReader(std::string_view text, const Limits& limits) : text_(text), words_(text, '*', marks), limits_(limits) {
        limits_.values = std::min<std::size_t>(limits.values, std::numeric_limits<Literal>::max());
    }

    LinearProblem read() {
        announcement();
        for (const std::string_view objective : {"min", "max"}) {
            if (words_.next().text.starts_with(objective))
                refuse("no objective, since what is read has solutions and none is better");
        }
        while (!words_.next().is_end()) constraint();
        if (is_announced_ && problem_.constraints.size() < announced_constraints_)
            refuse("constraint " + std::to_string(problem_.constraints.size() + 1) + " of " + announced());
        if (!is_announced_ && problem_.constraints.empty()) refuse("a constraint");
        problem_.end = words_.next();
        return std::move(problem_);
    }

  private:
    [[noreturn]] static void refuse_at(const Word& word, const std::string& what) {
        throw Refused{expected_at(word, what)};
    }
    [[noreturn]] void refuse(const std::string& what) const { refuse_at(words_.next(), what); }

    std::string announced() const { return "the " + std::to_string(announced_constraints_) + " that line 1 announces"; }

    std::string limit() const {
        return "a document of at most " + std::to_string(limits_.values) + " values (--max-values raises it)";
    }

    /// The first line, if it is `* #variable= N #constraint= M`, and perhaps more.
    void announcement() {
        Words line(text_, no_comment, marks);
        if (line.next().line != 1 || line.take().text != "*" || line.next().text != "#variable") return;
        problem_.variables = announced_number(line, "#variable");
        announced_constraints_ = announced_number(line, "#constraint");
        is_announced_ = true;
    }

    std::size_t announced_number(Words& line, std::string_view name) const {
        std::optional<std::uint64_t> number;
        for (const std::string_view expected : {name, std::string_view("="), std::string_view()}) {
            const Word word = line.take();
            number = parse_count(word.text);
            if (word.line != 1 || (expected.empty() ? !number : word.text != expected))
                refuse_at(word, "a first line * #variable= NUMBER #constraint= NUMBER");
            if (number && *number > limits_.values) refuse_at(word, limit());
        }
        return *number;
    }

    void constraint() {
        if (is_announced_ && problem_.constraints.size() == announced_constraints_)
            refuse("no constraint after " + announced());
        LinearConstraint read;
        read.begin = words_.next();
        count_value();
        do read.terms.push_back(term(read.terms.empty()));
        while (words_.next().text != "=" && words_.next().text != ">=");
        read.is_equality = words_.take().text == "=";
        read.right = integer("a right side such as 1 or -2");
        if (words_.next().text != ";") refuse("; after the constraint");
        words_.take();
        problem_.constraints.push_back(std::move(read));
    }

    LinearTerm term(bool is_first) {
        const std::string_view text = words_.next().text;
        if (!is_first && (text.starts_with('x') || text.starts_with('~')))
            refuse("a sum without products of variables");
        count_value();
        LinearTerm read;
        read.coefficient = integer(is_first ? "a coefficient such as +3 or -2" : "a coefficient, = or >=");
        read.literal = literal();
        return read;
    }

    void count_value() {
        if (++values_ > limits_.values) refuse(limit());
    }

    Integer integer(const std::string& what) {
        const std::string_view text = words_.next().text;
        const bool has_sign = text.starts_with('+') || text.starts_with('-');
        const std::string digits(text.substr(has_sign ? 1 : 0));
        if (!parse_count(digits)) refuse(what);
        if (digits.size() > limits_.digits)
            refuse("at most " + std::to_string(limits_.digits) + " digits in a number (--max-digits raises it)");
        words_.take();
        const Integer number(digits, 10);
        return text.starts_with('-') ? Integer{-number} : number;
    }

    Literal literal() {
        std::string_view text = words_.next().text;
        const bool is_negated = text.starts_with('~');
        if (is_negated) text.remove_prefix(1);
        const auto variable = text.starts_with('x') ? parse_count(text.substr(1)) : std::nullopt;
        if (!variable || *variable == 0) refuse("a variable such as x1 or ~x1");
        if (is_announced_ && *variable > problem_.variables)
            refuse("a variable up to x" + std::to_string(problem_.variables) + ", the last that line 1 announces");
        if (*variable > limits_.values) refuse("a variable for " + limit());
        problem_.variables = std::max<std::size_t>(problem_.variables, *variable);
        words_.take();
        return is_negated ? -static_cast<Literal>(*variable) : static_cast<Literal>(*variable);
    }

    std::string_view text_;
    Words words_;
    Limits limits_;
    LinearProblem problem_;
    std::size_t announced_constraints_ = 0;
    std::size_t values_ = 0;
    bool is_announced_ = false;
};

}  // namespace

Result<LinearProblem> read_linear_problem(std::string_view text, const Limits& limits) {
    try {
        return OpbReader(text, limits).read();
    } catch (const Refused& refused) {
        return refused.error;
    }
}

}  // namespace reductio::impl
