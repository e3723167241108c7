// The rooms between source problems, from the literature.

#include "impl/cnf_to_subset_sum.hpp"
#include "impl/cnf_to_two_csp.hpp"
#include "impl/room_adaptors.hpp"
#include "impl/room_tables.hpp"

namespace reductio::impl {

namespace {

constexpr const char* four_models =
    R"({"reductio": 1, "kind": "cnf", "variables": 4, "clauses": [[1, -2], [3, 3], [-1, 2, -3], [2, -2]]})";
constexpr const char* no_model =
    R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[1, 2], [-1, 2], [1, -2], [-1, -2]]})";

Room cnf_to_two_csp_room() {
    namespace room = cnf_to_two_csp;
    return {"cnf-to-two-csp",
            "C-CSP",
            "satisfiability to binary constraint satisfaction, a variable a clause",
            "cnf",
            "two-csp",
            "model",
            {variant<Cnf, Model, TwoCsp, Assignment>("repaired", room::reduce, room::lift, room::extract)},
            four_models,
            no_model,
            ""};
}

Room cnf_to_subset_sum_room() {
    namespace room = cnf_to_subset_sum;
    return {"cnf-to-subset-sum",
            "C-SUM",
            "satisfiability of clauses of at most three literals to subset sum",
            "cnf",
            "subset-sum",
            "model",
            {variant<Cnf, Model, SubsetSum, Subset>("repaired", room::reduce, room::lift, room::extract)},
            four_models,
            no_model,
            ""};
}

}  // namespace

std::vector<Room> logic_rooms() { return {cnf_to_two_csp_room(), cnf_to_subset_sum_room()}; }

}  // namespace reductio::impl
