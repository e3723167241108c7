// The sanitizers are on: each is seen to stop a fault. Built with the sanitize preset only.

#include "tests/support.hpp"

#include <climits>

namespace {

TEST(Sanitizers, AddressSanitizerStopsAReadPastTheEnd) {
    volatile std::size_t past = 4;
    EXPECT_DEATH(
        {
            const std::vector<int> numbers(4);
            const int* first = numbers.data();
            std::exit(first[past]);
        },
        "heap-buffer-overflow");
}

TEST(Sanitizers, UndefinedBehaviourSanitizerStopsAnOverflow) {
    volatile int most = INT_MAX;
    EXPECT_DEATH({ std::exit(most + 1); }, "signed integer overflow");
}

}  // namespace
