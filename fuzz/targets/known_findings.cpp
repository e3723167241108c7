#include "fuzz/targets/known_findings.hpp"

#include <algorithm>
#include <sstream>

#include "fuzz/targets/fault_line.hpp"

namespace reductio::fuzz {

namespace {

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::vector<std::string> all;
    for (std::string word; words >> word;) all.push_back(word);
    return all;
}

}  // namespace

Result<std::vector<KnownFinding>> read_known_findings(std::string_view text) {
    std::vector<KnownFinding> known;
    std::istringstream lines{std::string(text)};
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto words = words_of(line);
        if (words.empty()) continue;
        if (words.size() != 5)
            return Error{
                "line " + std::to_string(number),
                "expected target, crash state, issue, day and input, found " + std::to_string(words.size()) + " words"};
        known.push_back({words[0], words[1], words[2], words[3], words[4]});
    }
    return known;
}

const KnownFinding* find_known(const std::vector<KnownFinding>& known, std::string_view target, const Fault& fault) {
    const std::string state = crash_state(fault);
    const auto is_it = [&](const KnownFinding& finding) { return finding.target == target && finding.state == state; };
    const auto found = std::ranges::find_if(known, is_it);
    return found == known.end() ? nullptr : &*found;
}

}  // namespace reductio::fuzz
