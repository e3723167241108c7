// Ten lines of somebody else's: reduce, check, print.
#include <iostream>
#include <reductio/checkers/rooms.hpp>
#include <reductio/impl/room.hpp>

int main() {
    using namespace reductio;
    const Options none;
    const auto source = *read_document(R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5"], "target": "5"})");
    const auto target = *impl::find_room("subset-sum-to-dnnt")->variants.front().reduce(source, none);
    const auto check = check_construction(*checkers::find_room("subset-sum-to-dnnt"), {source, target, none});
    std::cout << write_document(target);
    return check == checkers::Check{checkers::Holds{}} ? 0 : 1;
}
