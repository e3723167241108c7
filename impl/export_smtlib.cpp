#include "impl/export_smtlib.hpp"

#include <algorithm>

#include "impl/export_bounds.hpp"
#include "impl/export_network.hpp"
#include "impl/export_terms.hpp"

namespace reductio::impl {

namespace {

using namespace exporting;

/// [20] One Boolean an option, exactly one of them true; the parameter's value in cases.
std::string listed(const std::string& name, const std::vector<Rational>& options, const std::string& place,
                   const Style& style) {
    std::string text;
    std::vector<std::string> names;
    for (Index k = 0; k < options.size(); ++k) {
        names.push_back(option_name(name, k));
        text += "(declare-const " + names.back() + " Bool) ; " + name + " = " + options[k].get_str() + ": " + place +
                ", option " + std::to_string(k) + "\n";
    }
    text += "(assert " + disjunction(names) + ")\n";
    for (Index k = 1; k < names.size(); ++k) {
        const std::string before = k == 1 ? names[0] : name + "_before" + std::to_string(k);
        if (k > 1)
            text += "(define-fun " + before + " () Bool (or " +
                    (k == 2 ? names[0] : name + "_before" + std::to_string(k - 1)) + " " + names[k - 1] + "))\n";
        text += "(assert (not (and " + before + " " + names[k] + ")))\n";
    }
    std::vector<std::string> numbers;
    for (const Rational& option : options) numbers.push_back(number(option, style));
    return text + "(define-fun " + name + " () Real " + in_cases(names, numbers) + ")\n";
}

std::string parameter(const Nnt& instance, const Node& node, const Style& style) {
    const auto& chosen = std::get<Chosen>(node.is);
    const std::string place = place_of(instance, chosen);
    const auto* list = std::get_if<std::vector<Rational>>(chosen.options);
    if (!list) return "(declare-const " + node.name + " Real) ; " + place + "\n";
    if (list->size() == 1)
        return "(define-fun " + node.name + " () Real " + number(list->front(), style) + ") ; " + place +
               ", its only option\n";
    return listed(node.name, *list, place, style);
}

/// The body, and what it took to say it.
std::string body(const Nnt& instance, const Circuit& circuit, const Finite& finite, bool model, Style& style) {
    std::string text;
    std::string names;
    for (const Index node : circuit.parameters) {
        text += parameter(instance, circuit.nodes()[node], style);
        names += (names.empty() ? "" : " ") + circuit.nodes()[node].name;
    }
    const Terms terms(circuit, finite, style);
    const std::vector<bool> needed = circuit.needed();
    for (Index node = 0; node < needed.size(); ++node)
        if (needed[node]) text += terms.definition(node);
    for (const Bound& bound : circuit.bounds) text += "(assert " + at_most(terms, bound.sum, bound.most) + ")\n";
    text += "(check-sat)\n";
    return model && !names.empty() ? text + "(get-value (" + names + "))\n" : text;
}

/// [26] The smallest logic of those that solvers know.
std::string logic(const Style& style) {
    if (!style.integers) return style.products ? "QF_NRA" : "QF_LRA";
    return style.products ? "ALL" : "QF_LIRA";
}

bool has_rational(const Circuit& circuit) {
    return std::any_of(circuit.parameters.begin(), circuit.parameters.end(), [&](Index node) {
        const auto* continuum = std::get_if<Continuum>(std::get<Chosen>(circuit.nodes()[node].is).options);
        return continuum && *continuum == Continuum::rational;
    });
}

std::string text_of(const Nnt& instance, const SmtlibOptions& options, const ExportLimits& limits) {
    const auto& [model, relaxed] = options;
    const Circuit circuit = circuit_of(instance, limits, relaxed);
    std::string head = heading(instance, ";");
    if (relaxed)
        head +=
            "; relaxed: no bound on the bits of real and rational numbers, and reals for rationals; a solution has "
            "to be checked\n";
    if (model) head += "(set-option :produce-models true)\n";
    if (circuit.impossible)
        return head + "; a parameter has no option\n(set-logic QF_LRA)\n(assert false)\n(check-sat)\n";
    ExportLimits small = limits;
    small.reached = 64;  // [23]
    const Finite finite = finite_parts(circuit, small);
    Style style;
    std::string rest = body(instance, circuit, finite, model, style);
    if (style.integers) rest = body(instance, circuit, finite, model, style);  // again, with every real a decimal
    if (style.products && !relaxed && has_rational(circuit))
        throw Refused{{"/parameters",
                       "expected real or listed parameters where numbers are multiplied, found rational ones: a "
                       "solver's reals need not be rational there (--relax takes them all the same)"}};
    return head + "(set-logic " + logic(style) + ")\n" + rest;
}

}  // namespace

Result<std::string> smtlib_of(const Nnt& instance, const SmtlibOptions& options, const ExportLimits& limits) {
    return or_refusal(limits, [&] { return text_of(instance, options, limits); });
}

}  // namespace reductio::impl
