#pragma once
// For fuzz/certificates.cpp only: the verdict of a source, and evidence for it.

#include "fuzz/certificates.hpp"

namespace reductio::fuzz {

/// A link to be certified. A solver's target is its decision, which nobody knows yet.
struct Evident {
    const impl::Room& room;
    const Document& source;
    const std::optional<Document>& target;
    const Options& options;
    const CertificateWork& work;
};

/// A verdict, why, and a solution of the source where there is one.
struct Shown {
    Answer verdict = Answer::unknown;
    std::optional<Evidence> evidence;  // none: of the source's solution, which is still to be lifted
    std::optional<Document> solution;
};

/// An error says what was tried.
Result<Shown> evidence_for(const Evident& link);

}  // namespace reductio::fuzz
