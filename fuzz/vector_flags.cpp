#include "fuzz/vector_flags.hpp"

#include <map>

#include "fuzz/vector_flag_tables.hpp"

namespace reductio::fuzz {

namespace {

VectorFlags answers() {
    return {{"yes-instance", "the answer is YES: a target that is never solved fails",
             [](const Vector& test) { return test.answer == Answer::yes; }},
            {"no-instance", "the answer is NO: a target that is always solved fails",
             [](const Vector& test) { return test.answer == Answer::no; }}};
}

VectorFlags together(std::initializer_list<VectorFlags> tables) {
    VectorFlags all;
    for (const VectorFlags& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

std::map<std::string, VectorFlags, std::less<>> tables() {
    return {
        {"pos-slp-to-dnnt", together({answers(), program_flags(), long_value_flags(), decimal_flags()})},
        {"subset-sum-to-dnnt", together({answers(), subset_sum_flags()})},
        {"two-csp-to-dnnt", together({answers(), two_csp_flags()})},
        {"exact-cover-to-dnnt", together({answers(), exact_cover_flags()})},
        {"dnnt-to-cnnt", together({answers(), nnt_flags()})},
        {"product-identity", polynomial_flags()},  // whose degree is at least 2: the answer is always YES
        {"slp-to-bounded-slp", together({answers(), program_flags(), long_value_flags(), bit_flags()})},
        {"bit-slp-to-erm", together({answers(), program_flags(), long_value_flags(), constant_flags(), bit_flags(),
                                     activation_flags(), promise_flags()})},
        {"bit-slp-to-scalar-erm", together({answers(), program_flags(), long_value_flags(), constant_flags(),
                                            bit_flags(), activation_flags(), promise_flags()})},
        {"pos-slp-to-hinge-erm", together({answers(), program_flags(), activation_flags(), promise_flags()})},
        {"pos-slp-to-backprop-sign",
         together({answers(), program_flags(), long_value_flags(), activation_flags(), gap_flags()})},
        {"bit-slp-to-backprop-bit",
         together({answers(), program_flags(), long_value_flags(), constant_flags(), bit_flags(), activation_flags()})},
        {"cnf-to-erm", together({answers(), cnf_flags()})},
        {"cnf-to-two-csp", together({answers(), cnf_flags()})},
        {"cnf-to-subset-sum", together({answers(), cnf_flags()})},
    };
}

}  // namespace

const std::vector<VectorFlag>& flags_of(std::string_view room) {
    static const auto by_room = tables();
    static const VectorFlags none;
    const auto found = by_room.find(room);
    return found == by_room.end() ? none : found->second;
}

}  // namespace reductio::fuzz
