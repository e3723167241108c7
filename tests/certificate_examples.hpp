#pragma once
// Certificates of random instances, and what the checker says of them.

#include "checkers/certificate.hpp"
#include "fuzz/certificates.hpp"
#include "fuzz/rooms.hpp"
#include "tests/support.hpp"

namespace reductio::tests {

inline const std::string no_sum = R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5"], "target": "7"})";
inline const std::string a_sum = R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5"], "target": "8"})";
inline const std::string no_model =
    R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[1, 2], [-1, 2], [1, -2], [-1, -2]]})";
inline const std::string negative =
    R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["-", 0, 1]]}})";

/// "holds", or "unknown", or the number of the step that fails.
inline std::string step_of(const checkers::Check& check) {
    if (const auto* fails = std::get_if<checkers::Fails>(&check)) return fails->step;
    return std::holds_alternative<checkers::Holds>(check) ? "holds" : "unknown";
}

inline std::string reason_of(const checkers::Check& check) {
    if (const auto* fails = std::get_if<checkers::Fails>(&check)) return fails->reason;
    const auto* unknown = std::get_if<checkers::Unknown>(&check);
    return unknown ? unknown->reason : "";
}

inline std::string type_of(const Certificate& certificate) {
    const std::vector<std::string> types = {"solutions", "exhaustion", "refutation", "proof", "value", "chain"};
    return types.at(certificate.evidence.index());
}

/// All rooms that keep verdicts.
inline std::vector<std::string> certified_rooms() {
    std::vector<std::string> names;
    for (const fuzz::Room& room : fuzz::rooms())
        if (room.name != "product-identity") names.push_back(room.name);
    return names;
}

inline fuzz::Instance any_instance(const std::string& room, std::uint64_t index, std::size_t size) {
    auto choices = fuzz::seeded(7, room, index);
    return fuzz::find_room(room)->generate(choices, fuzz::Size::of(size));
}

/// The certificate of one link; none where no evidence was found.
inline std::optional<Certificate> certificate_of(const std::string& room, const fuzz::Instance& instance,
                                                 const fuzz::CertificateWork& work = {}) {
    const auto made = fuzz::make_certificates({{room, "repaired", instance.options}}, instance.source, work);
    if (!made) ADD_FAILURE() << room << ": " << made.error().place << ": " << made.error().message;
    if (!made || made->missing) return std::nullopt;
    return made->certificates.front();
}

inline std::optional<Certificate> certificate_of(const std::string& room, const std::string& source,
                                                 const std::string& type = "", const Options& options = {}) {
    fuzz::CertificateWork work;
    work.only = type;
    return certificate_of(room, fuzz::Instance{parsed(source), options}, work);
}

}  // namespace reductio::tests
