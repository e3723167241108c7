// The table of a program for one target. It stands in for the one of fuzz/targets.cpp, and nothing else that there is
// gets into the program: fuzz/targets/targets.cmake.

#include "fuzz/target_pairs.hpp"

namespace reductio::fuzz {

const std::vector<Target>& targets() {
    static const std::vector<Target> one = {evaluators_target()};
    return one;
}

}  // namespace reductio::fuzz
