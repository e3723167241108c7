#include "fuzz/certificates.hpp"

#include "checkers/two_layer_refutation.hpp"
#include "fuzz/certificate_evidence.hpp"

namespace reductio::fuzz {

namespace {

const impl::Room* room_of(const Link& link) {
    const impl::Room* room = impl::find_room(link.room);
    return room && link.variant == room->variants.front().name && link.room != "product-identity" ? room : nullptr;
}

bool is_solver(const impl::Room& room) { return room.target == "decision"; }

/// What is known where a link begins.
struct Known {
    Document source;
    Answer verdict = Answer::unknown;
    std::optional<Document> solution;  // where the verdict is yes and the source has one
};

/// A solution of the target: that of the source, lifted; of a program's target, the distinguished parameters.
Result<std::optional<Document>> lifted(const impl::Room& room, const Link& link, const Known& known) {
    const impl::Variant& variant = room.variants.front();
    const bool is_program = room.solution.empty();
    if (known.verdict != Answer::yes || !variant.lift || (!is_program && !known.solution))
        return std::optional<Document>();
    auto solution = variant.lift(known.source, is_program ? std::nullopt : known.solution, link.options);
    if (!solution) return solution.error();
    return std::optional<Document>(*std::move(solution));
}

/// The evidence of a link that is not the first, or of one whose source has a solution.
std::optional<Evidence> evidence_of_solutions(const impl::Room& room, const Known& known, const Document& target,
                                              const std::optional<Document>& image) {
    if (!known.solution || (!image && !is_solver(room))) return std::nullopt;
    return SolutionEvidence{*known.solution, is_solver(room) ? target : *image};
}

/// The chain as it grows.
class Chain {
  public:
    Chain(Document source, const CertificateWork& work)
        : known_{std::move(source), Answer::unknown, std::nullopt}, work_(work) {}

    /// Why there is no certificate of the link; an error where the room refuses.
    Result<std::optional<std::string>> add(const Link& link) {
        const impl::Room* room = room_of(link);
        if (room == nullptr) return Error{"", "expected the repaired form of a room that keeps verdicts"};
        std::optional<Document> target;
        if (!is_solver(*room)) {
            auto made = room->variants.front().reduce(known_.source, link.options);
            if (!made) return made.error();
            target = *std::move(made);
        } else if (const auto* instance = std::get_if<Nnt>(&known_.source.is)) {
            if (auto error = checkers::not_two_layers(*instance)) return *std::move(error);
        } else {
            return Error{"/kind", "expected nnt, found " + std::string(kind_of(known_.source))};
        }
        return certify(*room, link, std::move(target));
    }

    std::vector<Certificate>& certificates() { return certificates_; }

  private:
    Result<std::optional<std::string>> certify(const impl::Room& room, const Link& link,
                                               std::optional<Document> target) {
        std::optional<Evidence> evidence;
        if (certificates_.empty()) {
            auto shown = evidence_for({room, known_.source, target, link.options, work_});
            if (!shown) return std::optional(shown.error().message);
            known_.verdict = shown->verdict;
            known_.solution = std::move(shown->solution);
            evidence = std::move(shown->evidence);
        }
        if (!target) target = Document{Decision{known_.verdict, std::nullopt}};
        auto image = lifted(room, link, known_);
        if (!image) return image.error();
        if (!evidence) evidence = evidence_of_solutions(room, known_, *target, *image);
        if (!evidence) evidence = ChainEvidence{};
        certificates_.push_back(
            {link.room, link.variant, link.options, known_.source, *target, known_.verdict, *std::move(evidence)});
        known_ = {*std::move(target), known_.verdict, *std::move(image)};
        return std::optional<std::string>();
    }

    Known known_;
    const CertificateWork& work_;
    std::vector<Certificate> certificates_;
};

}  // namespace

Result<Certified> make_certificates(const std::vector<Link>& links, const Document& source,
                                    const CertificateWork& work) {
    Chain chain(source, work);
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::string place = "link " + std::to_string(i + 1) + ", " + links[i].room + ": ";
        auto missing = chain.add(links[i]);
        if (!missing) return Error{missing.error().place, place + missing.error().message};
        if (*missing) return Certified{std::move(chain.certificates()), place + **missing};
    }
    return Certified{std::move(chain.certificates()), std::nullopt};
}

}  // namespace reductio::fuzz
