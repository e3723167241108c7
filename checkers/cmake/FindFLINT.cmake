# FLINT has neither a CMake package nor a pkg-config file on Debian 12. Defines FLINT::FLINT and FLINT_VERSION.
# FLINT 2 has its balls in a library of its own, flint-arb; FLINT 3 has them within.

find_path(FLINT_INCLUDE_DIR flint/fmpz.h)
find_library(FLINT_LIBRARY flint)
find_library(FLINT_ARB_LIBRARY flint-arb)
find_library(FLINT_GMP_LIBRARY gmp)
mark_as_advanced(FLINT_INCLUDE_DIR FLINT_LIBRARY FLINT_ARB_LIBRARY FLINT_GMP_LIBRARY)

if(FLINT_INCLUDE_DIR)
    file(STRINGS "${FLINT_INCLUDE_DIR}/flint/flint.h" FLINT_VERSION_LINE REGEX "^#define FLINT_VERSION \"")
    string(REGEX REPLACE ".*\"([^\"]*)\".*" "\\1" FLINT_VERSION "${FLINT_VERSION_LINE}")
endif()

set(FLINT_PARTS FLINT_LIBRARY FLINT_INCLUDE_DIR FLINT_GMP_LIBRARY)
if(FLINT_VERSION VERSION_LESS 3)
    list(APPEND FLINT_PARTS FLINT_ARB_LIBRARY)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(FLINT
    REQUIRED_VARS ${FLINT_PARTS}
    VERSION_VAR FLINT_VERSION)

if(FLINT_FOUND AND NOT TARGET FLINT::FLINT)
    add_library(FLINT::FLINT INTERFACE IMPORTED)
    target_include_directories(FLINT::FLINT INTERFACE "${FLINT_INCLUDE_DIR}")
    if(FLINT_VERSION VERSION_LESS 3)
        target_link_libraries(FLINT::FLINT INTERFACE "${FLINT_ARB_LIBRARY}")
    endif()
    target_link_libraries(FLINT::FLINT INTERFACE "${FLINT_LIBRARY}" "${FLINT_GMP_LIBRARY}")
endif()
