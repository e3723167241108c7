#pragma once
// For the sources of checkers/ only: what each kind of evidence has to show, [3] of spec/certificates.md. Each holds of
// a certificate with evidence of another kind.

#include "checkers/certificate.hpp"

namespace reductio::checkers {

Check shown_by_solutions(const CertificateCase& one);
Check shown_by_exhaustion(const CertificateCase& one);
Check shown_by_refutation(const CertificateCase& one);
Check shown_by_proof(const CertificateCase& one);
Check shown_by_value(const CertificateCase& one);
Check shown_by_chain(const CertificateCase& one);

}  // namespace reductio::checkers
