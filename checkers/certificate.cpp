#include "checkers/certificate.hpp"

#include "checkers/certificate_evidence.hpp"
#include "checkers/rooms.hpp"

namespace reductio::checkers {

namespace {

Fails fails(const std::string& number, const std::string& reason) { return {number, reason, std::nullopt}; }

// [1]
Check is_room(const CertificateCase& one) {
    const std::string& name = one.certificate.room;
    if (find_room(name) == nullptr) return fails("1", "there is no room " + name);
    if (name == "product-identity") return fails("1", "product-identity is an identity and keeps no verdicts");
    return Holds{};
}

Check is_repaired(const CertificateCase& one) {
    if (one.certificate.variant == "repaired") return Holds{};
    return fails("1", "the variant is " + one.certificate.variant + "; expected repaired");
}

// [2]
Check is_made(const CertificateCase& one) {
    const Room* room = find_room(one.certificate.room);
    if (room == nullptr) return Holds{};  // [1] says so
    const Pair pair{*one.certificate.source, *one.certificate.target, one.certificate.options};
    const std::vector<std::pair<std::string, Check>> checks = {{"restrictions", check_restrictions(*room, pair)},
                                                               {"construction", check_construction(*room, pair)},
                                                               {"size", check_size(*room, pair)}};
    for (const auto& [obligation, check] : checks) {
        if (const auto* wrong = std::get_if<Fails>(&check))
            return fails("2",
                         obligation + (wrong->step.empty() ? "" : " [" + wrong->step + "]") + ": " + wrong->reason);
        if (!std::holds_alternative<Holds>(check)) return check;
    }
    return Holds{};
}

Check is_the_decision(const CertificateCase& one) {
    if (one.certificate.room != "two-layer-solver") return Holds{};
    const auto* decision = std::get_if<Decision>(&one.certificate.target->is);
    if (decision == nullptr) return fails("2", "the target is no decision");
    if (decision->answer == one.certificate.verdict) return Holds{};
    return fails("2", "the target decides otherwise than the verdict");
}

std::string cited(const Fails& found) { return found.step.empty() ? "" : "[" + found.step + "] "; }

}  // namespace

const std::vector<CertificateStep>& certificate_steps() {
    static const std::vector<CertificateStep> steps = {
        {"1", "room", is_room},
        {"1", "variant", is_repaired},
        {"2", "pair", is_made},
        {"2", "decision", is_the_decision},
        {"3", "solutions", shown_by_solutions},
        {"3", "exhaustion", shown_by_exhaustion},
        {"3", "refutation", shown_by_refutation},
        {"3", "proof", shown_by_proof},
        {"3", "value", shown_by_value},
        {"3", "chain", shown_by_chain},
    };
    return steps;
}

Check verified(const Certificate& certificate, const Certificate* before, const Work& work,
               const std::vector<CertificateStep>& steps) {
    const CertificateCase one{certificate, before, work};
    for (const CertificateStep& step : steps)
        if (Check check = step.check(one); !std::holds_alternative<Holds>(check)) return check;
    return Holds{};
}

Result<std::vector<Certificate>> read_certificates(std::string_view text, const Limits& limits) {
    auto documents = read_documents(text, limits);
    if (!documents) return documents.error();
    std::vector<Certificate> certificates;
    for (Document& document : *documents) {
        if (auto* certificate = std::get_if<Certificate>(&document.is)) {
            certificates.push_back(std::move(*certificate));
            continue;
        }
        std::string message = "expected certificate, found " + std::string(kind_of(document));
        if (!certificates.empty()) message += " (document " + std::to_string(certificates.size() + 1) + ")";
        return Error{"/kind", message};
    }
    return certificates;
}

FileCheck verified_in_order(const std::vector<Certificate>& certificates, const Work& work) {
    const Certificate* before = nullptr;
    FileCheck found;
    for (const Certificate& certificate : certificates) {
        found = {found.document + 1, verified(certificate, before, work)};
        if (!std::holds_alternative<Holds>(found.check)) break;
        before = &certificate;
    }
    return found;
}

std::string printed(const FileCheck& found, const std::string& path) {
    const std::string place = path + ": document " + std::to_string(found.document) + ": ";
    if (const auto* wrong = std::get_if<Fails>(&found.check))
        return "s REFUTED\n" + place + cited(*wrong) + wrong->reason + '\n';
    if (const auto* unknown = std::get_if<Unknown>(&found.check)) return "s UNKNOWN\n" + place + unknown->reason + '\n';
    return "s VERIFIED\n";
}

}  // namespace reductio::checkers
