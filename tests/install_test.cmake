# Installs into a scratch prefix, then configures, builds and runs a small outside project against it, once through the
# CMake package and once through pkg-config.
cmake_policy(VERSION 3.25)
set(prefix ${BUILD}/install_test/prefix)
set(project ${BUILD}/install_test/project)
file(REMOVE_RECURSE ${BUILD}/install_test)

function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${result}\n${out}")
  endif()
endfunction()

step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
step(${CMAKE_COMMAND} -S ${SOURCE} -B ${project} -G Ninja -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${COMPILER}
     -DCMAKE_CXX_FLAGS=${FLAGS})
step(${CMAKE_COMMAND} --build ${project})
step(${project}/outside)
step(${project}/reduce)

file(GLOB_RECURSE pc ${prefix}/*/reductio.pc)
get_filename_component(pc_dir ${pc} DIRECTORY)
step(sh -c "PKG_CONFIG_PATH='${pc_dir}' && export PKG_CONFIG_PATH && '${COMPILER}' -std=c++20 ${FLAGS} '${SOURCE}/outside.cpp' $(pkg-config --cflags --libs --static reductio) -o '${project}/outside_pkg_config'")
step(${project}/outside_pkg_config)
foreach(program ${PROGRAMS})
  step(${prefix}/bin/${program} --version)
endforeach()
