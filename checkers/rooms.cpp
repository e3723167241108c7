#include "checkers/rooms.hpp"

#include <algorithm>

#include "checkers/exact_cover_to_dnnt.hpp"
#include "checkers/pos_slp_to_dnnt.hpp"
#include "checkers/subset_sum_to_dnnt.hpp"
#include "checkers/two_csp_to_dnnt.hpp"
#include "checkers/z3_decision.hpp"

namespace reductio::checkers {

namespace {

/// What the deciders say of one document, each from the document alone.
struct Said {
    Answer answer = Answer::unknown;
    std::string reason;                       // where none of them knows
    std::optional<std::string> disagreement;  // where they say different things
};

std::string_view name_of(Answer answer) {
    return answer == Answer::yes ? "yes" : answer == Answer::no ? "no" : "unknown";
}

Said decided(const Document& document, const Work& work) {
    const Decision tried = decide(document, work);
    const Decision solved = decide_by_z3(document);
    if (tried.answer == Answer::unknown && solved.answer == Answer::unknown)
        return {Answer::unknown, tried.reason.value_or("") + "; " + solved.reason.value_or(""), std::nullopt};
    if (tried.answer == Answer::unknown) return {solved.answer, "", std::nullopt};
    if (solved.answer == Answer::unknown || solved.answer == tried.answer) return {tried.answer, "", std::nullopt};
    return {tried.answer, "",
            "by enumeration it is " + std::string(name_of(tried.answer)) + ", by Z3 " +
                std::string(name_of(solved.answer))};
}

Fails disagreement(const std::string& side, const Said& said, const Document& document) {
    return {"", "the deciders of the " + side + " disagree: " + *said.disagreement, document};
}

}  // namespace

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {pos_slp_to_dnnt_room(), subset_sum_to_dnnt_room(), two_csp_to_dnnt_room(),
                                            exact_cover_to_dnnt_room()};
    return table;
}

const Room* find_room(std::string_view name) {
    const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return r.name == name; });
    return room == rooms().end() ? nullptr : &*room;
}

Check check_restrictions(const Room& room, const Pair& pair) { return run_steps(room.restrictions, pair); }
Check check_construction(const Room& room, const Pair& pair) { return run_steps(room.construction, pair); }

Check check_size(const Room& room, const Pair& pair) {
    if (auto reason = room.size(pair)) return Fails{"", *std::move(reason), std::nullopt};
    return Holds{};
}

Check check_count(const Room& room, const Pair& pair, const Counts& counts) {
    if (auto reason = room.count(pair, counts)) return Fails{"", *std::move(reason), std::nullopt};
    return Holds{};
}

Check check_equivalence(const Pair& pair, const Work& work) {
    const Said source = decided(pair.source, work);
    const Said target = decided(pair.target, work);
    if (source.disagreement) return disagreement("source", source, pair.source);
    if (target.disagreement) return disagreement("target", target, pair.target);
    if (source.answer == Answer::unknown) return Unknown{"the source: " + source.reason};
    if (target.answer == Answer::unknown) return Unknown{"the target: " + target.reason};
    if (source.answer == target.answer) return Holds{};
    return Fails{
        "",
        "the source is " + std::string(name_of(source.answer)) + ", the target " + std::string(name_of(target.answer)),
        std::nullopt};
}

}  // namespace reductio::checkers
