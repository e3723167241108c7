#pragma once
// Certificates, checked from scratch: no construction, no solver, no search but the trying of every candidate. The
// page: spec/certificates.md. Certificates are taken to be without `fault`; of what they say nothing is believed.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// A certificate, and the one before it in its file, if there is one: that one has been verified.
struct CertificateCase {
    const Certificate& certificate;
    const Certificate* before;
    const Work& work;
};

/// One thing that must hold of a certificate. A kind of evidence has nothing to say of one with another.
struct CertificateStep {
    std::string number;  // "1" is cited as [1]
    std::string about;
    Check (*check)(const CertificateCase&);
};

const std::vector<CertificateStep>& certificate_steps();

/// The first step that does not hold, if any. Unknown where the work is too much.
Check verified(const Certificate& certificate, const Certificate* before = nullptr, const Work& work = {},
               const std::vector<CertificateStep>& steps = certificate_steps());

/// The certificates of a file, one after the other. An error where it holds anything else.
Result<std::vector<Certificate>> read_certificates(std::string_view text, const Limits& limits = {});

/// The first certificate of a file, counted from 1, that is not verified, or the last.
struct FileCheck {
    std::size_t document = 0;
    Check check = Holds{};
};
FileCheck verified_in_order(const std::vector<Certificate>& certificates, const Work& work = {});

/// The answer as the programs print it: `s VERIFIED`, or another with a line that says which document, which step and
/// why.
std::string printed(const FileCheck& found, const std::string& path);

}  // namespace reductio::checkers
