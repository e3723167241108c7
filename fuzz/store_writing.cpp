// What is written to a store: each change whole, or not at all.

#include "fuzz/store_rows.hpp"

namespace reductio::fuzz {

namespace {

/// Texts are in a table of their own, for nearly all blocks have the same verdicts. `seal` has one row, which changes
/// with every block: so a block that damage has made, changed or taken away is seen.
constexpr const char* schema = R"(
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE versions (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE verdicts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE blocks (shape INTEGER NOT NULL, room INTEGER NOT NULL, block INTEGER NOT NULL, done INTEGER NOT NULL,
                     verdicts INTEGER NOT NULL REFERENCES verdicts, begun INTEGER NOT NULL, ended INTEGER NOT NULL,
                     PRIMARY KEY (shape, room, block)) WITHOUT ROWID;
CREATE TABLE documents (room INTEGER NOT NULL, obligation TEXT NOT NULL, step TEXT NOT NULL, instance INTEGER NOT NULL,
                        document TEXT NOT NULL, checksum INTEGER NOT NULL,
                        PRIMARY KEY (room, obligation, step)) WITHOUT ROWID;
CREATE TABLE seal (blocks INTEGER NOT NULL, checksum INTEGER NOT NULL, settings INTEGER NOT NULL);
INSERT INTO seal VALUES (0, 0, 0);
)";

}  // namespace

void Store::create(const std::filesystem::path& path, const StoreSettings& settings, const NamedValues& made_by) {
    const std::filesystem::path unfinished = path.string() + ".part";
    std::error_code error;
    std::filesystem::remove(unfinished, error);
    try {
        const Database database(unfinished, StoreAccess::create);
        Transaction all(database);
        database.run(schema);
        database.run("PRAGMA application_id = " + std::to_string(store_application) +
                     "; PRAGMA user_version = " + std::to_string(store_format));
        Statement setting(database, "INSERT INTO settings VALUES (?, ?)");
        for (const auto& [name, value] : named(settings)) setting.with(name, value).finish();
        Statement version(database, "INSERT INTO versions VALUES (?, ?)");
        for (const auto& [name, value] : made_by) version.with(name, value).finish();
        Statement(database, "UPDATE seal SET settings = ?").with(stored(settings_checksum(database))).finish();
        all.keep();
    } catch (const StoreFailure& failure) {
        std::filesystem::remove(unfinished, error);
        throw StoreFailure{path.string(), failure.message};
    }
    std::filesystem::rename(unfinished, path, error);
    if (error) throw StoreFailure{path.string(), "expected a place that can be written"};
}

void Store::finish(const DoneBlock& block) { finish_all({block}); }

void Store::finish_all(const std::vector<DoneBlock>& blocks) {
    Transaction all(*database_);
    for (const DoneBlock& block : blocks) {
        if (const auto before = find(block.key)) {
            extend(block, *before);
        } else {
            insert(block);
        }
    }
    all.keep();
    for (const DoneBlock& block : blocks) done_[block.key] = block.done;
}

void Store::seal(const DoneBlock& block, int more) {
    Statement row(*database_, "SELECT blocks, checksum FROM seal");
    if (!row.step()) database_->fail("expected a whole store, found damage in its blocks");
    const std::uint64_t sum = static_cast<std::uint64_t>(row.number(1)) ^ checksum_of(block);
    const std::int64_t blocks = row.number(0) + more;
    row.with();
    Statement(*database_, "UPDATE seal SET blocks = ?, checksum = ?").with(blocks, stored(sum)).finish();
}

std::int64_t Store::verdicts_id(const std::string& text) {
    Statement known(*database_, "SELECT id FROM verdicts WHERE text = ?");
    if (known.with(text).step()) return known.number(0);
    Statement(*database_, "INSERT INTO verdicts (text) VALUES (?)").with(text).finish();
    return std::stoll(database_->value("SELECT last_insert_rowid()"));
}

void Store::insert(const DoneBlock& block) {
    Statement(*database_, "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?)")
        .with(std::int64_t{block.key.is_shape}, stored(block.key.room), stored(block.key.block), stored(block.done),
              verdicts_id(block.verdicts), block.begun, block.ended)
        .finish();
    seal(block, 1);
}

/// Of a block that was cut short by a smaller count: the verdicts of all of it, in place of those of its start.
void Store::extend(const DoneBlock& block, const DoneBlock& before) {
    if (before.done >= block.done)
        database_->fail("block " + std::to_string(block.key.block) + " of " + settings_.rooms[block.key.room].room +
                        " was done a second time");
    Statement(*database_,
              "UPDATE blocks SET done = ?, verdicts = ?, ended = ? WHERE shape = ? AND room = ? AND block = ?")
        .with(stored(block.done), verdicts_id(block.verdicts), block.ended, std::int64_t{block.key.is_shape},
              stored(block.key.room), stored(block.key.block))
        .finish();
    seal(before, 0);
    DoneBlock now = block;
    now.begun = before.begun;
    seal(now, 0);
}

void Store::keep_document(const FindingDocument& document) {
    Transaction all(*database_);
    Statement(*database_, "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?)")
        .with(stored(document.room), document.obligation, document.step, stored(document.index), document.text,
              stored(checksum_of(document)))
        .finish();
    all.keep();
}

void Store::set_count(std::uint64_t count) {
    Transaction all(*database_);
    Statement(*database_, "UPDATE settings SET value = ? WHERE name = '--count'").with(std::to_string(count)).finish();
    Statement(*database_, "UPDATE seal SET settings = ?").with(stored(settings_checksum(*database_))).finish();
    all.keep();
    settings_.count = count;
}

// WAL: a writer and its readers do not wait for each other. With NORMAL, a commit is in the kernel's hands and not yet
// on the disk: killing the process loses nothing, a power failure may lose the last commits, and neither damages the
// file, for the log is put on the disk before anything is copied from it into the file, and the file before the log is
// written over.
void Store::write_ahead() const {
    if (database_->value("PRAGMA journal_mode = WAL") != "wal") database_->fail("expected to be able to write it");
    database_->run("PRAGMA synchronous = NORMAL");
}

void Store::leave_one_file() const {
    try {
        database_->run("PRAGMA busy_timeout = 200; PRAGMA journal_mode = DELETE");
    } catch (const StoreFailure&) {
        // somebody reads it, or there is no room: the log stays beside it, and nothing is lost
    }
}

}  // namespace reductio::fuzz
