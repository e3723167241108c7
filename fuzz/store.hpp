#pragma once
// The store of a campaign: which blocks are done, with what verdicts, and the documents of findings. An SQLite file.
// Everything here throws StoreFailure.

#include <functional>
#include <map>
#include <memory>

#include "fuzz/store_database.hpp"
#include "fuzz/store_settings.hpp"
#include "fuzz/store_verdicts.hpp"

namespace reductio::fuzz {

inline constexpr int store_format = 1;

/// A row of the store. Times are milliseconds since 1970 and take part in no verdict.
struct DoneBlock {
    BlockKey key;
    std::uint64_t done = 0;  // instances from the block's first on; 1 for a shape
    std::string verdicts;    // as `verdicts_to_text` writes them
    std::int64_t begun = 0;
    std::int64_t ended = 0;
};

/// The counterexample of a finding, made of the instance `index`; no text where none could be made.
struct FindingDocument {
    std::size_t room = 0;
    std::string obligation;
    std::string step;
    std::uint64_t index = 0;
    std::string text;
};

class Store {
  public:
    /// Opened and checked: that it is a store of this format, and whole.
    Store(const std::filesystem::path& path, StoreAccess access);

    /// Makes a store with nothing done, whole or not at all.
    static void create(const std::filesystem::path& path, const StoreSettings& settings, const NamedValues& made_by);

    const StoreSettings& settings() const { return settings_; }
    const NamedValues& made_by() const { return made_by_; }
    const std::string& path() const { return database_->path(); }

    /// How much of each block is done.
    const std::map<BlockKey, std::uint64_t>& done() const { return done_; }
    std::uint64_t done_of(const BlockKey& key) const;
    std::optional<DoneBlock> find(const BlockKey& key) const;

    void each_block(const std::function<void(const DoneBlock&)>& visit) const;
    std::vector<FindingDocument> documents() const;

    /// The block's verdicts, which are those of its room.
    RoomReport verdicts_of(const DoneBlock& block) const;

    [[noreturn]] void fail(const std::string& message) const { database_->fail(message); }

    /// What follows, each as one transaction.
    void finish(const DoneBlock& block);
    void finish_all(const std::vector<DoneBlock>& blocks);
    void keep_document(const FindingDocument& document);
    void set_count(std::uint64_t count);

    /// Several stores may read what one writes; a commit outlives this process, though not the machine's power.
    void write_ahead() const;
    /// One file again, if nobody else reads it.
    void leave_one_file() const;

  private:
    void read_settings();
    void read_blocks();
    void insert(const DoneBlock& block);
    void extend(const DoneBlock& block, const DoneBlock& before);
    std::int64_t verdicts_id(const std::string& text);
    void seal(const DoneBlock& block, int more);

    std::unique_ptr<Database> database_;
    StoreSettings settings_;
    NamedValues made_by_;
    std::map<BlockKey, std::uint64_t> done_;
};

}  // namespace reductio::fuzz
