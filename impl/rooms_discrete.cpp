// The rooms of the discrete paper.

#include "impl/dnnt_to_cnnt.hpp"
#include "impl/exact_cover_to_dnnt.hpp"
#include "impl/pos_slp_to_dnnt.hpp"
#include "impl/room_adaptors.hpp"
#include "impl/room_tables.hpp"
#include "impl/subset_sum_to_dnnt.hpp"
#include "impl/two_csp_to_dnnt.hpp"

namespace reductio::impl {

Room subset_sum_room() {
    namespace room = subset_sum_to_dnnt;
    return {"subset-sum-to-dnnt",
            "D-T1.3",
            "subset sum to a D-NNT with one hidden layer and one sample",
            "subset-sum",
            "nnt",
            "subset",
            {variant<SubsetSum, Subset>("repaired", total<SubsetSum, room::reduce>, room::lift, room::extract)},
            R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5", "7", "5"], "target": "15"})",
            R"({"reductio": 1, "kind": "subset-sum", "items": ["4", "6", "1000000000000000000000"], "target": "5"})",
            ""};
}

Room two_csp_room() {
    namespace room = two_csp_to_dnnt;
    return {
        "two-csp-to-dnnt",
        "D-T1.4",
        "binary constraint satisfaction to a D-NNT with two layers, an output a constraint",
        "two-csp",
        "nnt",
        "assignment",
        {variant<TwoCsp, Assignment>("repaired", total<TwoCsp, room::reduce>, room::lift, room::extract),
         variant<TwoCsp, Assignment>("published", total<TwoCsp, room::reduce_published>, room::lift_published,
                                     room::extract_published)},
        R"({"reductio": 1, "kind": "two-csp", "variables": 5, "alphabet": 3, "constraints": [{"u": 0, "v": 1, "allowed": [[0, 1], [2, 0]]}, {"u": 1, "v": 0, "allowed": [[0, 2], [1, 0], [1, 1]]}, {"u": 3, "v": 1, "allowed": [[0, 0], [1, 1]]}, {"u": 3, "v": 3, "allowed": [[1, 1], [2, 2]]}]})",
        R"({"reductio": 1, "kind": "two-csp", "variables": 3, "alphabet": 2, "constraints": [{"u": 0, "v": 1, "allowed": [[0, 1], [1, 0]]}, {"u": 1, "v": 2, "allowed": [[0, 1], [1, 0]]}, {"u": 0, "v": 2, "allowed": [[0, 1], [1, 0]]}]})",
        ""};
}

Room exact_cover_room() {
    namespace room = exact_cover_to_dnnt;
    return {
        "exact-cover-to-dnnt",
        "D-T1.5",
        "exact cover to a D-NNT with a single hidden neuron",
        "exact-cover",
        "nnt",
        "cover",
        {variant<ExactCover, Cover>("repaired", total<ExactCover, room::reduce>, room::lift, room::extract)},
        R"({"reductio": 1, "kind": "exact-cover", "universe": 4, "sets": [[0, 1], [2, 3], [1, 2], [2, 3], []], "pick": 3})",
        R"({"reductio": 1, "kind": "exact-cover", "universe": 3, "sets": [[0, 1], [1, 2], [2]], "pick": 3})",
        ""};
}

static Variant published_pos_slp(std::string name, pos_slp_to_dnnt::ParallelEdges reading) {
    return variant<PosSlp>(
        std::move(name), [=](const PosSlp& source) { return pos_slp_to_dnnt::reduce_published(source, reading); },
        [=](const PosSlp& source) { return pos_slp_to_dnnt::lift_published(source, reading); });
}

Room pos_slp_room() {
    namespace room = pos_slp_to_dnnt;
    return {
        "pos-slp-to-dnnt",
        "D-L3.5",
        "the sign of a straight-line program to a restricted D-NNT, one option for each parameter",
        "pos-slp",
        "nnt",
        "",
        {variant<PosSlp>("repaired", room::reduce, room::lift),
         published_pos_slp("published-first", room::ParallelEdges::first_wins),
         published_pos_slp("published-merged", room::ParallelEdges::merged),
         published_pos_slp("published-multigraph", room::ParallelEdges::multigraph)},
        R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["-", 0, 0], ["-", 1, 0], ["+", 2, 2], ["*", 3, 3], ["*", 4, 3], ["*", 5, 2], ["+", 6, 0], ["*", 6, 7]]}})",
        R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["-", 0, 1], ["*", 1, 2]]}})",
        ""};
}

static Variant published_dnnt(std::string name, dnnt_to_cnnt::Patch patch) {
    return variant<Nnt, Parameters>(
        std::move(name), [=](const Nnt& source) { return dnnt_to_cnnt::reduce_published(source, patch); },
        [=](const Nnt& source, const Parameters& parameters) {
            return dnnt_to_cnnt::lift_published(source, parameters, patch);
        },
        dnnt_to_cnnt::extract_published);
}

Room dnnt_room() {
    namespace room = dnnt_to_cnnt;
    return {
        "dnnt-to-cnnt",
        "D-T1.2",
        "training with finite lists of options to training with all real parameters",
        "nnt",
        "nnt",
        "parameters",
        {variant<Nnt, Parameters>("repaired", room::reduce, room::lift, room::extract),
         published_dnnt("published-literal", room::Patch::none),
         published_dnnt("published-charitable", room::Patch::head),
         published_dnnt("published-no-bias", room::Patch::head_and_bias)},
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "h", "activation": {"type": "polynomial", "coefficients": ["1", "0", "1"]}}, {"name": "t", "activation": {"type": "identity"}}, {"name": "u", "activation": {"type": "identity"}}], "source": 0, "outputs": [2], "edges": [{"from": 0, "to": 1}, {"from": 0, "to": 2}, {"from": 1, "to": 2}, {"from": 2, "to": 3}]}, "parameters": [{"weights": [["0", "2"]], "biases": ["0", "1"]}, {"weights": [["1"]], "biases": ["0"]}, {"weights": [["-1", "1"]], "biases": ["0"]}, {"weights": [["1"]], "biases": ["0"]}], "dataset": [{"x": ["1"], "y": ["11"]}], "loss": {"type": "squared-error"}, "gamma": "0"})",
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "h", "activation": {"type": "polynomial", "coefficients": ["1", "0", "1"]}}, {"name": "t", "activation": {"type": "identity"}}, {"name": "u", "activation": {"type": "identity"}}], "source": 0, "outputs": [2], "edges": [{"from": 0, "to": 1}, {"from": 0, "to": 2}, {"from": 1, "to": 2}, {"from": 2, "to": 3}]}, "parameters": [{"weights": [["0", "2"]], "biases": ["0", "1"]}, {"weights": [["1"]], "biases": ["0"]}, {"weights": [["-1", "1"]], "biases": ["0"]}, {"weights": [["1"]], "biases": ["0"]}], "dataset": [{"x": ["1"], "y": ["4"]}], "loss": {"type": "squared-error"}, "gamma": "0"})",
        ""};
}

}  // namespace reductio::impl
