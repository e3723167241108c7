#include "fuzz/store_settings.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

namespace reductio::fuzz {

namespace {

template <class Number>
bool read_number(const std::string& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::string text_of(const std::vector<RoomVariant>& rooms) {
    std::string text;
    for (const auto& [room, variant] : rooms) text += (text.empty() ? "" : " ") + room + ":" + variant;
    return text;
}

bool read_rooms(const std::string& text, std::vector<RoomVariant>& rooms) {
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto colon = word.find(':');
        if (colon == std::string::npos) return false;
        rooms.push_back({word.substr(0, colon), word.substr(colon + 1)});
    }
    return !rooms.empty();
}

bool read_shard(const std::string& text, Shard& shard) {
    const auto slash = text.find('/');
    return slash != std::string::npos && read_number(text.substr(0, slash), shard.index) &&
           read_number(text.substr(slash + 1), shard.of) && shard.index < shard.of;
}

}  // namespace

NamedValues named(const StoreSettings& settings) {
    return {{"rooms", text_of(settings.rooms)},
            {"--count", std::to_string(settings.count)},
            {"--seed", std::to_string(settings.seed)},
            {"--size", std::to_string(settings.size)},
            {"--forall", std::to_string(settings.forall)},
            {"--batch", std::to_string(settings.batch)},
            {"--shard", std::to_string(settings.shard.index) + "/" + std::to_string(settings.shard.of)},
            {"--instance-time", std::to_string(settings.worker.seconds)},
            {"--memory", std::to_string(settings.worker.mebibytes)},
            {"--max-candidates", std::to_string(settings.candidates)}};
}

std::optional<StoreSettings> settings_from(const NamedValues& values) {
    std::map<std::string, std::string> by_name(values.begin(), values.end());
    StoreSettings settings;
    const bool read = read_rooms(by_name["rooms"], settings.rooms) && read_number(by_name["--count"], settings.count) &&
                      read_number(by_name["--seed"], settings.seed) && read_number(by_name["--size"], settings.size) &&
                      read_number(by_name["--forall"], settings.forall) &&
                      read_number(by_name["--batch"], settings.batch) && settings.batch > 0 &&
                      read_shard(by_name["--shard"], settings.shard) &&
                      read_number(by_name["--instance-time"], settings.worker.seconds) &&
                      read_number(by_name["--memory"], settings.worker.mebibytes) &&
                      read_number(by_name["--max-candidates"], settings.candidates);
    const bool possible = settings.count <= 1'000'000'000'000 && settings.size <= 1000 && settings.batch <= 1'000'000;
    if (!read || !possible) return std::nullopt;
    return settings;
}

StoreSettings settings_of(const std::vector<Subject>& subjects, const Campaign& campaign, std::size_t batch) {
    StoreSettings settings;
    for (const Subject& subject : subjects) settings.rooms.push_back({subject.room->name, subject.variant.name});
    settings.count = campaign.count;
    settings.seed = campaign.seed;
    settings.size = campaign.size;
    settings.forall = campaign.forall;
    settings.batch = batch;
    settings.shard = campaign.shard;
    settings.worker = campaign.limits.worker;
    settings.candidates = campaign.limits.work.work.candidates;
    return settings;
}

Campaign campaign_of(const StoreSettings& settings) {
    Campaign campaign;
    campaign.count = settings.count;
    campaign.seed = settings.seed;
    campaign.size = settings.size;
    campaign.forall = settings.forall;
    campaign.shard = settings.shard;
    campaign.limits.worker = settings.worker;
    campaign.limits.work.work.candidates = settings.candidates;
    return campaign;
}

std::optional<std::string> difference(const NamedValues& expected, const NamedValues& found,
                                      const std::vector<std::string>& left_out) {
    std::map<std::string, std::string> values(found.begin(), found.end());
    for (const auto& [name, value] : expected) {
        const bool counts = std::ranges::find(left_out, name) == left_out.end();
        if (counts && values[name] != value)
            return name + ": expected " + value + ", found " + (values[name].empty() ? "none" : values[name]);
    }
    return std::nullopt;
}

}  // namespace reductio::fuzz
