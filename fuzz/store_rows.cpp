#include "fuzz/store_rows.hpp"

#include "fuzz/hash.hpp"

namespace reductio::fuzz {

namespace {

/// FNV-1a.
std::uint64_t checksum_of_values(const NamedValues& settings, const NamedValues& versions) {
    std::string text;
    for (const auto* values : {&settings, &versions})
        for (const auto& [name, value] : *values) text += name + '=' + value + '\n';
    return hash(text);
}

}  // namespace

std::uint64_t checksum_of(const DoneBlock& block) {
    std::string fields;
    for (const std::uint64_t number :
         {std::uint64_t{block.key.is_shape}, std::uint64_t{block.key.room}, block.key.block, block.done,
          std::uint64_t(block.begun), std::uint64_t(block.ended)})
        fields += std::to_string(number) + ' ';
    return hash(block.verdicts, hash(fields));
}

std::uint64_t checksum_of(const FindingDocument& document) {
    return hash(std::to_string(document.room) + ' ' + document.obligation + ' ' + document.step + ' ' +
                std::to_string(document.index) + ' ' + document.text);
}

NamedValues values_in(const Database& database, const std::string& table) {
    Statement rows(database, "SELECT name, value FROM " + table + " ORDER BY name");
    NamedValues values;
    while (rows.step()) values.emplace_back(rows.text(0), rows.text(1));
    return values;
}

std::uint64_t settings_checksum(const Database& database) {
    return checksum_of_values(values_in(database, "settings"), values_in(database, "versions"));
}

}  // namespace reductio::fuzz
