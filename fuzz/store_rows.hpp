#pragma once
// For the sources of the store only: its rows, and the numbers that tell whether they are whole.

#include "fuzz/store.hpp"

namespace reductio::fuzz {

inline constexpr int store_application = 0x72656475;  // "redu", in the file's header

/// A number that depends on every byte of a text that may come to harm.
std::uint64_t checksum_of(const DoneBlock& block);
std::uint64_t checksum_of(const FindingDocument& document);

/// Of the settings and versions that are in the database.
std::uint64_t settings_checksum(const Database& database);

/// A table of names and values, by name.
NamedValues values_in(const Database& database, const std::string& table);

/// SQLite's integers have a sign.
inline std::int64_t stored(std::uint64_t number) { return static_cast<std::int64_t>(number); }

}  // namespace reductio::fuzz
