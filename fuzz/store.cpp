#include "fuzz/store.hpp"

#include <fstream>

#include "fuzz/store_rows.hpp"

namespace reductio::fuzz {

namespace {

constexpr const char* block_columns =
    "SELECT shape, room, block, done, text, begun, ended FROM blocks JOIN verdicts ON verdicts.id = blocks.verdicts";

DoneBlock block_of(const Statement& row) {
    return {{row.number(0) != 0, static_cast<std::size_t>(row.number(1)), static_cast<std::uint64_t>(row.number(2))},
            static_cast<std::uint64_t>(row.number(3)),
            row.text(4),
            row.number(5),
            row.number(6)};
}

/// Before SQLite is asked, which would take a file of no bytes for an empty database.
void expect_database(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    char first[16] = {};
    if (!file) throw StoreFailure{path.string(), "expected a store that can be read"};
    file.read(first, sizeof first);
    if (std::string_view(first, sizeof first) != std::string_view("SQLite format 3\0", 16))
        throw StoreFailure{path.string(), "expected a store, found a file of another kind"};
}

void expect_store(const Database& database) {
    if (database.value("PRAGMA application_id") != std::to_string(store_application))
        database.fail("expected the store of a campaign, found another database");
    const std::string format = database.value("PRAGMA user_version");
    if (format != std::to_string(store_format))
        database.fail("expected a store of format " + std::to_string(store_format) + ", found format " + format);
    const std::string damage = database.value("PRAGMA quick_check(1)");
    if (damage != "ok") database.fail("expected a whole store, found damage: " + damage.substr(0, damage.find('\n')));
}

}  // namespace

Store::Store(const std::filesystem::path& path, StoreAccess access) {
    expect_database(path);
    database_ = std::make_unique<Database>(path, access);
    expect_store(*database_);
    read_settings();
    read_blocks();
}

void Store::read_settings() {
    const auto read = settings_from(values_in(*database_, "settings"));
    made_by_ = values_in(*database_, "versions");
    const std::string seal = database_->value("SELECT settings FROM seal");
    if (!read || seal != std::to_string(stored(settings_checksum(*database_))))
        database_->fail("expected a whole store, found damage in its settings");
    settings_ = *read;
}

void Store::read_blocks() {
    std::uint64_t sum = 0;
    each_block([&](const DoneBlock& block) {
        sum ^= checksum_of(block);
        done_[block.key] = block.done;
    });
    Statement seal(*database_, "SELECT blocks, checksum FROM seal");
    if (!seal.step() || seal.number(0) != stored(done_.size()) || seal.number(1) != stored(sum))
        database_->fail("expected a whole store, found damage in its blocks");
    documents();
}

std::uint64_t Store::done_of(const BlockKey& key) const {
    const auto found = done_.find(key);
    return found == done_.end() ? 0 : found->second;
}

void Store::each_block(const std::function<void(const DoneBlock&)>& visit) const {
    Statement rows(*database_, block_columns + std::string(" ORDER BY shape, block, room"));
    while (rows.step()) visit(block_of(rows));
}

std::optional<DoneBlock> Store::find(const BlockKey& key) const {
    Statement row(*database_, block_columns + std::string(" WHERE shape = ? AND room = ? AND block = ?"));
    row.with(std::int64_t{key.is_shape}, stored(key.room), stored(key.block));
    if (!row.step()) return std::nullopt;
    return block_of(row);
}

std::vector<FindingDocument> Store::documents() const {
    Statement rows(*database_, "SELECT room, obligation, step, instance, document, checksum FROM documents");
    std::vector<FindingDocument> documents;
    while (rows.step()) {
        documents.push_back({static_cast<std::size_t>(rows.number(0)), rows.text(1), rows.text(2),
                             static_cast<std::uint64_t>(rows.number(3)), rows.text(4)});
        if (rows.number(5) != stored(checksum_of(documents.back())))
            database_->fail("expected a whole store, found damage in its documents");
    }
    return documents;
}

RoomReport Store::verdicts_of(const DoneBlock& block) const {
    auto verdicts = verdicts_from_text(block.verdicts);
    if (!verdicts || block.key.room >= settings_.rooms.size())
        fail("expected a whole store, found verdicts that cannot be read");
    return *std::move(verdicts);
}

}  // namespace reductio::fuzz
