#pragma once
// For the SMT-LIB writer only: that a sum of costs is at most a bound, said with as little arithmetic as it takes
// (spec/export.md, step [25]).

#include "impl/export_terms.hpp"

namespace reductio::impl::exporting {

std::string at_most(const Terms& terms, const Sum& sum, const Rational& bound);

}  // namespace reductio::impl::exporting
