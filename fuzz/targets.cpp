#include "fuzz/targets.hpp"

#include "fuzz/target_deciders.hpp"
#include "fuzz/target_pairs.hpp"
#include "fuzz/target_rooms.hpp"
#include "fuzz/target_texts.hpp"

namespace reductio::fuzz {

namespace {

std::vector<Target> every_target() {
    std::vector<Target> all = {decoder_target()};
    for (const DocumentMaker& maker : document_makers()) all.push_back(document_target(maker));
    for (Target& target : pair_targets()) all.push_back(std::move(target));
    for (const DeciderPair& pair : decider_pairs()) all.push_back(deciders_target(pair));
    for (Target& target : room_targets()) all.push_back(std::move(target));
    return all;
}

}  // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all = every_target();
    return all;
}

}  // namespace reductio::fuzz
