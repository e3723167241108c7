// The versions of the programs that a verdict comes from. The project's own is given by the build.

#include <gmp.h>

#include <flint/flint.h>
#include <z3.h>

#include "fuzz/store_settings.hpp"

namespace reductio::fuzz {

NamedValues versions() {
    return {
        {"reductio", REDUCTIO_VERSION}, {"FLINT", FLINT_VERSION}, {"GMP", gmp_version}, {"Z3", Z3_get_full_version()}};
}

}  // namespace reductio::fuzz
