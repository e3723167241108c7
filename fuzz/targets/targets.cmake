# The fuzzing targets: one program that is all of them, once without an engine and, where one is asked for, once with it.
set(REDUCTIO_FUZZING_ENGINE "" CACHE STRING
    "What links a fuzzing engine: -fsanitize=fuzzer, or a library; empty for none (spec/fuzzing.md)")

add_library(reductio_targets STATIC fuzz/targets/chosen.cpp fuzz/targets/dictionary.cpp fuzz/targets/fault_line.cpp
            fuzz/targets/finding.cpp fuzz/targets/kept_limbs.cpp fuzz/targets/known_findings.cpp fuzz/targets/seeds.cpp)
set_target_properties(reductio_targets PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_link_libraries(reductio_targets PUBLIC reductio_fuzz PRIVATE reductio_build)
reductio_precompile(reductio_targets REUSE_FROM reductio_spec)

add_executable(reductio-targets fuzz/targets/replay.cpp)
target_compile_options(reductio-targets PRIVATE $<$<CONFIG:Release>:-O1>)
target_link_libraries(reductio-targets PRIVATE reductio_command reductio_targets reductio_build)
reductio_precompile(reductio-targets REUSE_FROM reductio_command)

# Shared libraries that a runner lacks lie in lib/ beside the program; the older kind of path counts for what these
# libraries need in turn, too.
function(reductio_engine_program name)
  add_executable(${name} fuzz/targets/engine.cpp ${ARGN})
  set_target_properties(${name} PROPERTIES BUILD_RPATH "$ORIGIN/lib")
  target_link_options(${name} PRIVATE LINKER:--disable-new-dtags)
  target_link_libraries(${name} PRIVATE reductio_targets reductio_build ${REDUCTIO_FUZZING_ENGINE})
endfunction()

# What is fuzzed are the floors below. Which way a generator went is seen there too, and the ways of mutators tell an
# engine nothing; so neither has counters for it to look at. This takes back, part by part, -fsanitize=fuzzer-no-link,
# whose own opposite is at odds with precompiled headers.
if(REDUCTIO_FUZZING_ENGINE AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_compile_options(reductio_fuzz PRIVATE -fno-sanitize-coverage=edge,inline-8bit-counters,indirect-calls,trace-cmp,pc-table,stack-depth)
  # Numbers are mutated as numbers; what they are compared with helps with texts alone, which `spec` reads.
  target_compile_options(reductio_impl PRIVATE -fno-sanitize-coverage=trace-cmp)
  target_compile_options(reductio_checkers PRIVATE -fno-sanitize-coverage=trace-cmp)
endif()

# After each execution an engine looks at every counter of the program. So the two targets whose executions are shortest
# have programs with no more in them than they need: a table of one, in place of the library's.
if(REDUCTIO_FUZZING_ENGINE)
  reductio_engine_program(reductio-targets-engine)
  foreach(name decoder evaluators)
    reductio_engine_program(reductio-target-${name}-engine fuzz/targets/only_${name}.cpp)
    target_link_options(reductio-target-${name}-engine PRIVATE LINKER:--as-needed)
  endforeach()
endif()

# AFL++ takes its mutators from libraries. Of ours it needs the choices alone, built again: without an engine's counters.
add_library(reductio-afl-mutator MODULE EXCLUDE_FROM_ALL fuzz/targets/afl_mutator.cpp fuzz/choice_mutation.cpp
            fuzz/choices.cpp)
target_include_directories(reductio-afl-mutator PRIVATE ${PROJECT_SOURCE_DIR})
set_target_properties(reductio-afl-mutator PROPERTIES PREFIX "")
target_link_libraries(reductio-afl-mutator PRIVATE reductio_build)
