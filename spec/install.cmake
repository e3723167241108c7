# `cmake --install` gives headers, libraries, programs, a CMake package and a pkg-config file; packaging.cmake adds what
# people read. The components `programs` and `development` become packages.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/reductio)
install(TARGETS reductio_spec reductio_impl reductio_checkers EXPORT reductio
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(TARGETS ${REDUCTIO_PROGRAMS} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
foreach(floor spec impl checkers)
  install(DIRECTORY ${floor}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/reductio/${floor} COMPONENT development
          FILES_MATCHING PATTERN "*.hpp"
          REGEX "/(spec/(command|command_help|json|format|check)|checkers/flint)\\.hpp$" EXCLUDE  # not part of the interface
          REGEX "/(cmake|errata|examples|figures|package|proofs|schema)$" EXCLUDE)  # no headers in there
endforeach()
install(DIRECTORY spec/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/reductio COMPONENT programs)
install(PROGRAMS fuzz/cluster/campaign.slurm fuzz/cluster/parallel.sh DESTINATION ${CMAKE_INSTALL_DATADIR}/reductio/cluster
        COMPONENT programs)
install(EXPORT reductio NAMESPACE reductio:: DESTINATION ${package_dir} FILE reductioTargets.cmake
        COMPONENT development)
install(FILES checkers/cmake/FindFLINT.cmake DESTINATION ${package_dir} COMPONENT development)

file(WRITE ${PROJECT_BINARY_DIR}/reductioConfig.cmake [[
include(CMakeFindDependencyMacro)
list(PREPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
find_dependency(PkgConfig)
pkg_check_modules(GMPXX REQUIRED IMPORTED_TARGET gmpxx)
pkg_check_modules(Z3 REQUIRED IMPORTED_TARGET z3)
find_dependency(FLINT)
list(POP_FRONT CMAKE_MODULE_PATH)
include(${CMAKE_CURRENT_LIST_DIR}/reductioTargets.cmake)
]])
write_basic_package_version_file(${PROJECT_BINARY_DIR}/reductioConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/reductioConfig.cmake ${PROJECT_BINARY_DIR}/reductioConfigVersion.cmake
        DESTINATION ${package_dir} COMPONENT development)

set(flint_link_flags -lflint)
if(FLINT_ARB_LIBRARY AND FLINT_VERSION VERSION_LESS 3)
  string(PREPEND flint_link_flags "-lflint-arb ")
endif()
# The prefix is found from the file's own place, so an installed tree may be moved.
file(RELATIVE_PATH to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
file(WRITE ${PROJECT_BINARY_DIR}/reductio.pc
"prefix=\${pcfiledir}/${to_prefix}
libdir=\${prefix}/${CMAKE_INSTALL_LIBDIR}
includedir=\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}

Name: reductio
Description: ${PROJECT_DESCRIPTION}
Version: ${PROJECT_VERSION}
Requires: gmpxx
Requires.private: z3
Libs: -L\${libdir} -lreductio_impl -lreductio_checkers -lreductio_spec ${flint_link_flags} -lz3
Cflags: -I\${includedir} -I\${includedir}/reductio
")
install(FILES ${PROJECT_BINARY_DIR}/reductio.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
