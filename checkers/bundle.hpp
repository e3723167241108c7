#pragma once
// A chain of constructions, each link judged on its own. The page: spec/chains.md.

#include "checkers/rooms.hpp"

namespace reductio::checkers {

/// What was found of one link: the obligation that fails, or that none does.
struct LinkJudgement {
    std::string room;
    std::string obligation;  // empty where none fails
    Check check = Holds{};
};

/// Restrictions, construction and size of each link, up to the first that fails.
std::vector<LinkJudgement> judge_links(const Bundle& bundle);

/// What the deciders say of each document. A document that is no decision problem has no answer.
std::vector<Decision> decide_each(const Bundle& bundle, const Work& work = {});

/// Links that hold, and answers that agree where there are some: else the link, or the two documents.
Check check_bundle(const std::vector<LinkJudgement>& links, const std::vector<Decision>& answers);

}  // namespace reductio::checkers
