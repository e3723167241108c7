#pragma once
// The solvers that read what `reductio export` writes, each with its answer and the parameters that it found.

#include <cstdlib>
#include <map>
#include <regex>
#include <sstream>

#include "fuzz/depth.hpp"
#include "impl/export_minizinc.hpp"
#include "impl/export_opb.hpp"
#include "impl/export_smtlib.hpp"
#include "tests/support.hpp"

namespace reductio::tests {

struct Told {
    Answer answer = Answer::unknown;
    std::map<std::string, Rational> values;  // of parameters, by the names in the text
    std::string output;
};

/// A number as SMT-LIB has it: "2.0", "(- 3)", "(/ 1 2)", "(- (/ 1.0 2.0))". Nothing for an irrational one.
inline std::optional<Rational> read_number(const std::string& text, std::size_t& at) {
    while (text[at] == ' ') ++at;
    if (text[at] != '(') {
        const std::size_t end = text.find_first_of(" )", at);
        std::string digits = text.substr(at, end - at);
        at = end;
        if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
        const auto number = parse_integer(digits);
        return number ? std::optional<Rational>(*number) : std::nullopt;
    }
    const char operation = text[at + 1];
    at += 2;
    const auto first = read_number(text, at);
    auto second = first;
    while (text[at] == ' ') ++at;
    if (text[at] != ')') second = read_number(text, at);
    ++at;
    if (!first || !second) return std::nullopt;
    if (operation == '-') return Rational(-*first);
    if (operation == '/') return Rational(*first / *second);
    return std::nullopt;
}

inline Told read_smtlib(const std::string& output) {
    static const std::regex entry("\\((e[0-9]+_[wb][0-9]*) ");
    Told told{Answer::unknown, {}, output};
    if (output.starts_with("sat")) told.answer = Answer::yes;
    if (output.starts_with("unsat")) told.answer = Answer::no;
    for (std::sregex_iterator match(output.begin(), output.end(), entry), end; match != end; ++match) {
        std::size_t at = static_cast<std::size_t>(match->position() + match->length());
        if (const auto number = read_number(output, at)) told.values[(*match)[1]] = *number;
    }
    return told;
}

/// The comments of the text say what each Boolean means.
inline Told read_opb(const std::string& output, const std::string& text) {
    static const std::regex legend("\\* (x[0-9]+: )?(e[0-9]+_[wb][0-9]*) = ([^:]+): ");
    Told told{Answer::unknown, {}, output};
    if (output.find("s SATISFIABLE") != std::string::npos) told.answer = Answer::yes;
    if (output.find("s UNSATISFIABLE") != std::string::npos) told.answer = Answer::no;
    for (std::sregex_iterator match(text.begin(), text.end(), legend), end; match != end; ++match) {
        const std::string boolean = (*match)[1].matched ? (*match)[1].str() : "";
        const std::string is_true = " " + boolean.substr(0, boolean.find(':'));
        if (boolean.empty() || std::regex_search(output, std::regex(is_true + "(\\s|$)")))
            told.values[(*match)[2]] = *parse_rational((*match)[3].str());
    }
    return told;
}

inline Told read_minizinc(const std::string& output) {
    static const std::regex entry("(e[0-9]+_[wb][0-9]*) = (\\S+)");
    Told told{Answer::unknown, {}, output};
    if (output.find("----------") != std::string::npos) told.answer = Answer::yes;
    if (output.find("=====UNSATISFIABLE=====") != std::string::npos) told.answer = Answer::no;
    for (std::sregex_iterator match(output.begin(), output.end(), entry), end; match != end; ++match)
        told.values[(*match)[1]] = *parse_rational((*match)[2].str());
    return told;
}

/// The parameters document of the values; tied edges are tied in it.
inline Parameters parameters_of(const Nnt& instance, const Told& told) {
    Parameters parameters;
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        if (const auto* tie = std::get_if<SameAs>(&instance.parameters[e])) {
            parameters.edges.emplace_back(*tie);
            continue;
        }
        const std::string name = "e" + std::to_string(e);
        EdgeValues values;
        const std::size_t weights = std::get<EdgeOptions>(instance.parameters[e]).weights.size();
        for (Index i = 0; i < weights; ++i) values.weights.push_back(told.values.at(name + "_w" + std::to_string(i)));
        values.bias = told.values.at(name + "_b");
        parameters.edges.emplace_back(std::move(values));
    }
    return parameters;
}

/// clasp reads numbers from 2^31 on as others, mostly without a word.
inline Result<std::string> opb_for_clasp(const Nnt& instance) {
    auto text = impl::opb_of(instance);
    std::istringstream lines(text ? *text : "");
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("*") && std::regex_search(line, std::regex("[0-9]{10}"))) return Error{"", "too long"};
    return text;
}

struct OutsideSolver {
    std::string name;
    std::string command;  // on a file, at its end
    Result<std::string> (*write)(const Nnt& instance);
    Told (*read)(const std::string& output, const std::string& text);

    bool is_here() const { return run("command -v " + name).code == 0; }
    Told solve(const std::string& text) const {
        const std::string file = (scratch() / "exported").string() + (name == "minizinc" ? ".mzn" : "");
        write_file(file, text);
        return read(run("timeout 20 " + command + " " + file).out, text);
    }
};

inline const std::vector<OutsideSolver>& outside_solvers() {
    const auto smtlib = [](const Nnt& instance) { return impl::smtlib_of(instance, {true, true}); };
    const auto told_smtlib = [](const std::string& output, const std::string&) { return read_smtlib(output); };
    const auto opb = [](const Nnt& instance) { return impl::opb_of(instance); };
    const auto minizinc = [](const Nnt& instance) { return impl::minizinc_of(instance); };
    const auto told_minizinc = [](const std::string& output, const std::string&) { return read_minizinc(output); };
    static const std::vector<OutsideSolver> solvers = {
        {"z3", "z3 rlimit=30000000 -smt2", smtlib, told_smtlib},
        {"cvc5", "cvc5 --rlimit=300000 --lang smt2", smtlib, told_smtlib},
        {"clasp", "clasp --verbose=1", opb_for_clasp, read_opb},
        {"minisat+", "minisat+", opb, read_opb},
        {"minizinc", "minizinc --solver gecode", minizinc, told_minizinc},
    };
    return solvers;
}

}  // namespace reductio::tests
