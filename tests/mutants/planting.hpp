#pragma once
// Ways to plant a fault in a reduction: around its construction, before its lift, after its extraction.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

/// The construction, then a change of what it made, whatever the kinds.
Plant in_any_target(std::function<void(const Document&, Document&)> change);

/// The same of a target that is an nnt, whatever the source.
Plant in_nnt(std::function<void(Nnt&)> change);

/// The same of one that asks about a gradient.
Plant in_question(std::function<void(Gradient&)> change);

/// The same for both kinds known.
template <class Source, class Target = Nnt>
Plant in_target(std::type_identity_t<std::function<void(const Source&, Target&)>> change) {
    return in_any_target([change](const Document& source, Document& target) {
        change(std::get<Source>(source.is), std::get<Target>(target.is));
    });
}

/// A published form in place of the repaired one, maps and all.
Plant as_printed(const std::string& variant);

/// A precondition too many: the construction refuses such sources.
Plant refuses(std::function<bool(const Document&)> source);

/// A change of the solution, then the map.
template <class Source, class Solution>
Plant before_lift(std::function<void(const Source&, Solution&)> change) {
    return {"lift", [change](fuzz::Subject& subject) {
                subject.variant.lift = [lift = subject.variant.lift, change](const Document& source,
                                                                             const std::optional<Document>& solution,
                                                                             const Options& options) {
                    Document changed = solution.value();
                    change(std::get<Source>(source.is), std::get<Solution>(changed.is));
                    return lift(source, changed, options);
                };
            }};
}

/// The map, then a change of what it gives.
template <class Source, class Solution>
Plant after_lift(std::function<void(const Source&, Solution&)> change) {
    return {"lift", [change](fuzz::Subject& subject) {
                subject.variant.lift = [lift = subject.variant.lift, change](const Document& source,
                                                                             const std::optional<Document>& solution,
                                                                             const Options& options) {
                    auto lifted = lift(source, solution, options);
                    if (lifted) change(std::get<Source>(source.is), std::get<Solution>(lifted->is));
                    return lifted;
                };
            }};
}

template <class Source, class Solution>
Plant before_extract(std::function<void(const Source&, Solution&)> change) {
    return {"extract", [change](fuzz::Subject& subject) {
                subject.variant.extract = [extract = subject.variant.extract, change](const Document& source,
                                                                                      const Document& solution,
                                                                                      const Options& options) {
                    Document changed = solution;
                    change(std::get<Source>(source.is), std::get<Solution>(changed.is));
                    return extract(source, changed, options);
                };
            }};
}

template <class Source, class Solution>
Plant after_extract(std::function<void(const Source&, Solution&)> change) {
    return {"extract", [change](fuzz::Subject& subject) {
                subject.variant.extract = [extract = subject.variant.extract, change](const Document& source,
                                                                                      const Document& parameters,
                                                                                      const Options& options) {
                    auto solution = extract(source, parameters, options);
                    if (solution) change(std::get<Source>(source.is), std::get<Solution>(solution->is));
                    return solution;
                };
            }};
}

// Faults that more than one room may have

void name_vertices_at_length(Nnt& target);
void list_the_first_weight_twice(Nnt& target);  // so that it is no document
void give_a_second_sample(Nnt& target);
void range_over_reals(Nnt& target);
void allow_no_bits(Nnt& target);
void double_the_last_weight(Parameters& parameters);
void add_one_to_the_last_bias(Parameters& parameters);

template <class Source>
Plant in_lifted(void (*change)(Parameters&)) {
    return after_lift<Source, Parameters>([change](const Source&, Parameters& parameters) { change(parameters); });
}

/// The only list of options of an edge with one weight.
std::vector<Rational>& weight_options(Nnt& target, Index edge);
std::vector<Rational>& bias_options(Nnt& target, Index edge);

}  // namespace reductio::mutants
