// The rooms of the bit-model paper.

#include "impl/bit_slp_to_backprop_bit.hpp"
#include "impl/bit_slp_to_erm.hpp"
#include "impl/bit_slp_to_scalar_erm.hpp"
#include "impl/cnf_to_erm.hpp"
#include "impl/pos_slp_to_backprop_sign.hpp"
#include "impl/pos_slp_to_hinge_erm.hpp"
#include "impl/product_identity.hpp"
#include "impl/room_adaptors.hpp"
#include "impl/room_tables.hpp"
#include "impl/slp_to_bounded_slp.hpp"

namespace reductio::impl {

Room product_identity_room() {
    namespace room = product_identity;
    return {"product-identity",
            "B-L3.1",
            "a polynomial of degree 2 or more to a network that multiplies its two inputs",
            "polynomial",
            "nnt",
            "",
            {variant<Polynomial>("repaired", room::reduce, room::lift)},
            R"({"reductio": 1, "kind": "polynomial", "coefficients": ["0", "-1", "0", "1"]})",
            R"({"reductio": 1, "kind": "polynomial", "coefficients": ["1", "2"]})",
            ""};
}

namespace {

/// From a program of either kind to one of the same kind: there is nothing to lift.
Variant between_programs(std::string name, Result<BitSlp> (*of_bit)(const BitSlp&),
                         Result<PosSlp> (*of_sign)(const PosSlp&)) {
    Variant result;
    result.name = std::move(name);
    result.reduce = [=](const Document& source, const Options&) -> Result<Document> {
        if (const auto* bit = std::get_if<BitSlp>(&source.is)) return as_document(of_bit(*bit));
        if (const auto* sign = std::get_if<PosSlp>(&source.is)) return as_document(of_sign(*sign));
        return other_kind("bit-slp or pos-slp", source);
    };
    return result;
}

}  // namespace

Room bounded_slp_room() {
    namespace room = slp_to_bounded_slp;
    return {
        "slp-to-bounded-slp",
        "B-A.5",
        "a straight-line program to one whose values stay within 1",
        "bit-slp or pos-slp",
        "bit-slp or pos-slp",
        "",
        {between_programs("repaired", room::reduce, room::reduce),
         between_programs("published", room::reduce_published, room::reduce_published)},
        R"({"reductio": 1, "kind": "bit-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["*", 1, 1], ["-", 2, 0]]}, "bit": "1"})",
        R"({"reductio": 1, "kind": "bit-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["*", 1, 1], ["-", 2, 0]]}, "bit": "2"})",
        ""};
}

namespace {

constexpr auto with_gap = R"({"reductio": 1, "kind": "options", "activation": ["0", "0", "1"], "yes": "0", "no": "2"})";
constexpr auto without_gap = R"({"reductio": 1, "kind": "options", "activation": ["0", "0", "1"]})";
constexpr auto bit_0_of_1 =
    R"({"reductio": 1, "kind": "bit-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["*", 1, 0], ["-", 2, 0]]}, "bit": "0"})";
constexpr auto bit_1_of_1 =
    R"({"reductio": 1, "kind": "bit-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["*", 1, 0], ["-", 2, 0]]}, "bit": "1"})";

}  // namespace

Room bit_slp_to_erm_room() {
    namespace room = bit_slp_to_erm;
    return {"bit-slp-to-erm",
            "B-L3.2",
            "a bit of a straight-line program to training with polynomial activations",
            "bit-slp",
            "nnt",
            "",
            {variant<BitSlp>("repaired", room::reduce, room::lift),
             variant<BitSlp>("published", room::reduce_published, room::lift_published)},
            bit_0_of_1,
            bit_1_of_1,
            with_gap};
}

Room bit_slp_to_scalar_erm_room() {
    namespace room = bit_slp_to_scalar_erm;
    return {"bit-slp-to-scalar-erm",
            "B-R3.2a",
            "the same with one input and one output, by a centred regulariser",
            "bit-slp",
            "nnt",
            "",
            {variant<BitSlp>("repaired", room::reduce, room::lift),
             variant<BitSlp>("published", room::reduce_published, room::lift)},
            bit_0_of_1,
            bit_1_of_1,
            without_gap};
}

Room pos_slp_to_hinge_erm_room() {
    namespace room = pos_slp_to_hinge_erm;
    return {"pos-slp-to-hinge-erm",
            "B-R3.2b",
            "the sign of a straight-line program to training with the hinge loss",
            "pos-slp",
            "nnt",
            "",
            {variant<PosSlp>("repaired", room::reduce, room::lift)},
            R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["*", 0, 0]]}})",
            R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["-", 0, 0]]}})",
            with_gap};
}

Room backprop_sign_room() {
    namespace room = pos_slp_to_backprop_sign;
    return {"pos-slp-to-backprop-sign",
            "B-T1.3s",
            "the sign of a straight-line program to the sign of a gradient entry",
            "pos-slp",
            "gradient",
            "",
            {variant<PosSlp, Gradient>("repaired", room::reduce, nullptr),
             variant<PosSlp, Gradient>("published", room::reduce_published, nullptr)},
            R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["*", 1, 0]]}})",
            R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["-", 0, 0]]}})",
            R"({"reductio": 1, "kind": "options", "activation": ["0", "0", "1"], "gap": "2"})"};
}

Room backprop_bit_room() {
    namespace room = bit_slp_to_backprop_bit;
    return {"bit-slp-to-backprop-bit",
            "B-T1.3b",
            "a bit of a straight-line program to a bit of a gradient entry",
            "bit-slp",
            "gradient",
            "",
            {variant<BitSlp, Gradient>("repaired", room::reduce, nullptr),
             variant<BitSlp, Gradient>("published", room::reduce_published, nullptr)},
            bit_0_of_1,
            bit_1_of_1,
            without_gap};
}

Room cnf_room() {
    namespace room = cnf_to_erm;
    return {"cnf-to-erm",
            "B-E.2",
            "satisfiability to training with one layer of ReLU",
            "cnf",
            "nnt",
            "model",
            {variant<Cnf, Model>("repaired", room::reduce, room::lift, room::extract)},
            R"({"reductio": 1, "kind": "cnf", "variables": 4, "clauses": [[1, -2], [3], [-1, -3, 2], [-4, 2]]})",
            R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[1, 2], [-1, 2], [1, -2], [-1, -2]]})",
            ""};
}

}  // namespace reductio::impl
