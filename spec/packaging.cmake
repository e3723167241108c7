# What people read: manual pages, completion, the pages of the theorems; and packages of it all by `cpack -G DEB`.
set(package_files ${PROJECT_SOURCE_DIR}/spec/package)

# The manual is written when something is installed or packed: from the programs, so not before they are built, and a
# build need not wait for it.
find_program(HELP2MAN help2man)
mark_as_advanced(HELP2MAN)
if(HELP2MAN AND NOT CMAKE_CROSSCOMPILING)
  list(TRANSFORM REDUCTIO_PROGRAMS REPLACE "(.+)" "\"$<TARGET_FILE:\\1>\"" OUTPUT_VARIABLE program_files)
  list(JOIN program_files " " program_files)
  install(CODE "execute_process(COMMAND bash \"${package_files}/manual.sh\" \"${PROJECT_BINARY_DIR}/manual\" ${program_files}
                COMMAND_ERROR_IS_FATAL ANY)" COMPONENT programs)
  install(DIRECTORY ${PROJECT_BINARY_DIR}/manual/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT programs
          FILES_MATCHING PATTERN "*.1.gz")
else()
  message(STATUS "No manual pages: they need help2man, and programs that run here")
endif()

function(reductio_install_link target link)
  install(CODE "file(CREATE_LINK \"${target}\" \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${link}\" SYMBOLIC)"
          COMPONENT programs)
endfunction()

set(completions ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${package_files}/completion.bash DESTINATION ${completions} RENAME reductio COMPONENT programs)
foreach(program IN LISTS REDUCTIO_PROGRAMS)
  if(NOT program STREQUAL reductio)
    reductio_install_link(reductio ${completions}/${program})
  endif()
endforeach()

set(documents ${CMAKE_INSTALL_DATADIR}/doc/reductio)
install(FILES README.md DESTINATION ${documents} COMPONENT programs)
install(DIRECTORY spec/ DESTINATION ${documents}/spec COMPONENT programs
        FILES_MATCHING PATTERN "*.md" PATTERN "*.svg" PATTERN "*.json" PATTERN "proofs/*.v" PATTERN "schema" EXCLUDE
        PATTERN "package" EXCLUDE)
reductio_install_link(../../../reductio/schema ${documents}/spec/schema)

if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

# Files that only a Debian package has: they are installed with their component, and not by `cmake --install`.
set(maintainer "The reductio developers <developers@reductio.invalid>")
set(debian_release 1)
foreach(package IN ITEMS programs:reductio development:libreductio-dev)
  string(REGEX REPLACE ":.*" "" component ${package})
  string(REGEX REPLACE ".*:" "" package ${package})
  set(own_documents ${CMAKE_INSTALL_DATADIR}/doc/${package})
  install(FILES ${package_files}/copyright DESTINATION ${own_documents} COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(CODE "
set(date \"Thu, 01 Jan 1970 00:00:00 +0000\")
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  string(TIMESTAMP date \"%a, %d %b %Y %H:%M:%S +0000\" UTC)
endif()
set(changelog \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${own_documents}/changelog.Debian\")
file(WRITE \"\${changelog}\" \"reductio (${PROJECT_VERSION}-${debian_release}) UNRELEASED; urgency=medium

  * Packed by CPack.

 -- ${maintainer}  \${date}
\")
execute_process(COMMAND gzip -9nf \"\${changelog}\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()
get_target_property(link_options reductio LINK_OPTIONS)
if("-static-pie" IN_LIST link_options)
  install(FILES ${package_files}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
          RENAME reductio COMPONENT programs EXCLUDE_FROM_ALL)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL programs development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_NAME reductio)
set(CPACK_PACKAGE_VENDOR "The reductio developers")
set(CPACK_PACKAGE_CONTACT ${maintainer})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # the first lines of the descriptions say it
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${debian_release})
set(CPACK_DEBIAN_PACKAGE_SOURCE reductio)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)  # xz: 6 MB instead of 11, in four times the time

set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME reductio)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SUGGESTS "gnuplot-nox, graphviz")
set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION "checked reductions to neural network training
Reductions from straight-line programs, subset sum, constraint satisfaction,
exact cover and satisfiability to the training of neural networks, each as a
program that writes instances, parameters and certificates.
.
reductio builds and solves. reductio-check judges with exact arithmetic and Z3,
and knows no construction. reductio-fuzz certifies every claim on random and on
all small instances. reductio-verify checks certificates alone.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libreductio-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(flint_packages "libflint-dev")
if(FLINT_ARB_LIBRARY AND FLINT_VERSION VERSION_LESS 3)
  string(APPEND flint_packages ", libflint-arb-dev")
endif()
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libgmp-dev, ${flint_packages}, libz3-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "cmake, pkg-config, reductio")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "checked reductions to neural network training, as a C++ library
The constructions, the independent checkers and the data types of reductio:
headers and static libraries of C++20, a package of CMake and a file of
pkg-config.")
include(CPack)
