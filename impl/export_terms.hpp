#pragma once
// For the SMT-LIB writer only: the nodes of a circuit as terms (spec/export.md, steps [21] to [24]).

#include "impl/export_finite.hpp"

namespace reductio::impl::exporting {

/// What a text makes use of, which its logic has to allow.
struct Style {
    bool products = false;  // of open numbers
    bool integers = false;  // then every real number is written as a decimal, since a numeral is an integer
};

std::string number(const Rational& value, const Style& style);

std::string option_name(const std::string& parameter, Index option);

/// With `true` and `false` worked out.
std::string negation(const std::string& truth);
std::string conjunction(const std::vector<std::string>& truths);
std::string disjunction(const std::vector<std::string>& truths);

/// The value whose truth is true, one of them being so; the last is not looked at.
std::string in_cases(const std::vector<std::string>& truths, const std::vector<std::string>& values);

class Terms {
  public:
    /// All of these have to outlive this. What a definition makes use of is noted in the style.
    Terms(const Circuit& circuit, const Finite& finite, Style& style)
        : circuit_(circuit), finite_(finite), style_(style) {}

    /// The line that defines the node; none for what is known, or a parameter.
    std::string definition(Index node) const;

    /// The node where another is defined over it.
    std::string use(Index node) const;
    std::string use(const Sum& sum) const;
    std::string literal(const Rational& value) const { return number(value, style_); }

    const Node& node(Index node) const { return circuit_.nodes()[node]; }
    bool is_truth(Index node) const;

    /// The finite set of values that the node can take, where a small one is known.
    const std::vector<Rational>* values(Index node) const;

  private:
    friend struct Definition;

    const Circuit& circuit_;
    const Finite& finite_;
    Style& style_;
};

}  // namespace reductio::impl::exporting
