#pragma once
// Text for reports in XML.

#include <string>

namespace reductio::fuzz {

/// Between tags or in a quoted attribute. What XML may not hold becomes a space, and what is no UTF-8 a question mark.
std::string in_xml(std::string text);

}  // namespace reductio::fuzz
