#include "checkers/bundle.hpp"

#include "checkers/deciders.hpp"

namespace reductio::checkers {

namespace {

LinkJudgement judge(const Link& link, const Document& source, const Document& target) {
    const Room* room = find_room(link.room);
    if (!room) return {link.room, "room", Fails{"", "there is no room of this name", std::nullopt}};
    const Pair pair{source, target, link.options};
    const std::vector<std::pair<std::string, Check>> checks = {{"restrictions", check_restrictions(*room, pair)},
                                                               {"construction", check_construction(*room, pair)},
                                                               {"size", check_size(*room, pair)}};
    for (const auto& [obligation, check] : checks)
        if (!std::holds_alternative<Holds>(check)) return {link.room, obligation, check};
    return {link.room, "", Holds{}};
}

std::string_view name_of(Answer answer) { return answer == Answer::yes ? "yes" : "no"; }

}  // namespace

std::vector<LinkJudgement> judge_links(const Bundle& bundle) {
    std::vector<LinkJudgement> judgements;
    for (std::size_t i = 0; i < bundle.links.size(); ++i) {
        judgements.push_back(judge(bundle.links[i], *bundle.documents[i], *bundle.documents[i + 1]));
        if (!std::holds_alternative<Holds>(judgements.back().check)) break;
    }
    return judgements;
}

std::vector<Decision> decide_each(const Bundle& bundle, const Work& work) {
    std::vector<Decision> answers;
    for (const auto& document : bundle.documents) answers.push_back(decide_by_all(*document, work));
    return answers;
}

Check check_bundle(const std::vector<LinkJudgement>& links, const std::vector<Decision>& answers) {
    for (const LinkJudgement& link : links)
        if (!std::holds_alternative<Holds>(link.check)) return link.check;
    std::optional<std::size_t> known;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i].answer == Answer::unknown) continue;
        if (known && answers[*known].answer != answers[i].answer)
            return Fails{"",
                         "document " + std::to_string(*known) + " is " + std::string(name_of(answers[*known].answer)) +
                             ", document " + std::to_string(i) + " is " + std::string(name_of(answers[i].answer)),
                         std::nullopt};
        known = i;
    }
    return Holds{};
}

}  // namespace reductio::checkers
