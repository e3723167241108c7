#include "fuzz/depth.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "spec/numbers.hpp"

namespace reductio::fuzz {

std::size_t scaled(std::size_t count, std::size_t least) {
    const char* text = std::getenv("REDUCTIO_DEPTH");
    std::istringstream parts(text ? text : "1");
    Rational scale = 1;
    std::string part;
    for (bool first = true; std::getline(parts, part, '/'); first = false) {
        const auto number = parse_integer(part);
        if (!number || *number <= 0) return count;  // not a multiplier: as if it were not set
        scale = first ? Rational(*number) : Rational(scale / *number);
    }
    const Rational product = scale * static_cast<unsigned long>(count);
    const Integer whole = product.get_num() / product.get_den();
    return std::max<std::size_t>(whole.get_ui(), least);
}

}  // namespace reductio::fuzz
