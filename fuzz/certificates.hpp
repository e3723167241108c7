#pragma once
// Making certificates: a target, a verdict and evidence for it, found by whatever there is. Nothing rests on how they
// are found: checkers/certificate.hpp checks them. The page: spec/certificates.md.

#include "checkers/decision.hpp"
#include "impl/room.hpp"

namespace reductio::fuzz {

struct CertificateWork {
    checkers::Work check;                                // what the check of a certificate may take
    std::size_t most_bits = std::size_t(1) << 20;        // of balls
    std::size_t few = std::size_t(1) << 16;              // candidates that are tried before anything else
    std::size_t seconds = 60;                            // for the two-layer engine
    std::size_t most_refutation = std::size_t(1) << 27;  // bytes of the sets of a refutation
    std::size_t bytes = std::size_t(1) << 30;            // of the two-layer engine's sets
    std::string only{};                                  // if any, the type that the evidence has to have
};

/// The certificates as far as they can be made, and why there is not one for each link, if so.
struct Certified {
    std::vector<Certificate> certificates;
    std::optional<std::string> missing;
};

/// One certificate for each link, each link's source being the target of the one before. Only repaired forms of rooms
/// that keep verdicts. An error where a room refuses what it is given.
Result<Certified> make_certificates(const std::vector<Link>& links, const Document& source,
                                    const CertificateWork& work = {});

}  // namespace reductio::fuzz
