#include "fuzz/store_merge.hpp"

#include <unistd.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace reductio::fuzz {

namespace {

namespace fs = std::filesystem;

/// A block's row, with its verdicts shared by all that have the same.
struct MergedBlock {
    std::uint64_t done = 0;
    const std::string* verdicts = nullptr;
    std::int64_t begun = 0;
    std::int64_t ended = 0;
};

using DocumentKey = std::tuple<std::size_t, std::string, std::string>;

/// Everything here is a union, a least or a greatest, so that the order of stores does not matter.
struct Union {
    std::optional<StoreSettings> settings;
    std::set<std::string> texts;
    std::map<BlockKey, MergedBlock> blocks;
    std::map<DocumentKey, FindingDocument> documents;
    bool is_changed = false;
};

std::string name_of(const StoreSettings& settings, const BlockKey& key) {
    const std::string room = settings.rooms.at(key.room).room;
    if (key.is_shape) return "shape " + std::to_string(key.block) + " of " + room;
    return "block " + std::to_string(key.block) + " of " + room + " (instances from index " +
           std::to_string(key.block * settings.batch) + ")";
}

void add_block(Union& all, const Store& store, const DoneBlock& block) {
    store.verdicts_of(block);
    const std::string* text = &*all.texts.insert(block.verdicts).first;
    const MergedBlock found{block.done, text, block.begun, block.ended};
    const auto [place, is_new] = all.blocks.emplace(block.key, found);
    MergedBlock& known = place->second;
    all.is_changed |= is_new;
    if (is_new) return;
    if (known.done == found.done && known.verdicts != text)
        store.fail(name_of(store.settings(), block.key) +
                   " has other verdicts than in another store: what should come again did not");
    const auto order = [](const MergedBlock& b) { return std::tuple(~b.done, b.ended, b.begun); };
    if (order(found) >= order(known)) return;
    known = found;
    all.is_changed = true;
}

void add_document(Union& all, const FindingDocument& document) {
    const auto order = [](const FindingDocument& d) {
        return std::tuple(d.index, d.text.empty(), d.text.size(), d.text);
    };
    const auto [place, is_new] =
        all.documents.emplace(DocumentKey{document.room, document.obligation, document.step}, document);
    all.is_changed |= is_new;
    if (is_new || order(document) >= order(place->second)) return;
    place->second = document;
    all.is_changed = true;
}

void add(Union& all, const fs::path& path, const NamedValues& made_by) {
    const StoreReading reading(path);
    const Store& store = reading.store();
    if (const auto other = difference(made_by, store.made_by()))
        throw StoreFailure{path.string(), "expected a store of these versions, found another " + *other};
    if (all.settings)
        if (const auto other = difference(named(*all.settings), named(store.settings()), {"--shard"}))
            throw StoreFailure{path.string(), "expected a store of the same campaign, found other settings: " + *other};
    if (!all.settings) all.settings = store.settings();
    store.each_block([&](const DoneBlock& block) { add_block(all, store, block); });
    for (const FindingDocument& document : store.documents()) add_document(all, document);
}

/// In parts, so that not all rows are held twice.
void fill(Store& store, const Union& all) {
    std::vector<DoneBlock> part;
    for (const auto& [key, block] : all.blocks) {
        part.push_back({key, block.done, *block.verdicts, block.begun, block.ended});
        if (part.size() < 10'000) continue;
        store.finish_all(part);
        part.clear();
    }
    store.finish_all(part);
    for (const auto& [key, document] : all.documents) store.keep_document(document);
}

/// A log that is left from a campaign would be taken for one of the file that is put in its place.
void close_log(const fs::path& file) {
    if (!fs::exists(file) || !fs::exists(file.string() + "-wal")) return;
    Store(file, StoreAccess::write).leave_one_file();
    if (fs::exists(file.string() + "-wal")) throw StoreFailure{file.string(), "in use by another program"};
}

void build(const fs::path& file, const Union& all, const NamedValues& made_by) {
    Store::create(file, *all.settings, made_by);
    Store store(file, StoreAccess::write);
    fill(store, all);
}

/// SQLite works where it may lock files; a shared disk is given the file when it is done.
void build_beside(const fs::path& unfinished, const Union& all, const NamedValues& made_by) {
    const fs::path folder = unfinished.has_parent_path() ? unfinished.parent_path() : ".";
    if (!shared_file_system_of(folder)) return build(unfinished, all, made_by);
    const fs::path own = new_temporary_folder();
    std::error_code error, ignored;
    try {
        build(own / "merged.sqlite", all, made_by);
        fs::copy_file(own / "merged.sqlite", unfinished, error);
    } catch (const StoreFailure&) {
        fs::remove_all(own, ignored);
        throw;
    }
    fs::remove_all(own, ignored);
    if (error) throw StoreFailure{unfinished.string(), "expected to be able to write it: " + error.message()};
}

void write(const fs::path& file, const Union& all, const NamedValues& made_by) {
    const fs::path unfinished = file.string() + ".merge";
    std::error_code error;
    fs::remove(unfinished, error);
    try {
        build_beside(unfinished, all, made_by);
    } catch (const StoreFailure& failure) {
        fs::remove(unfinished, error);
        fs::remove(unfinished.string() + "-journal", error);
        throw StoreFailure{file.string(), failure.message};
    }
    close_log(file);
    fs::rename(unfinished, file, error);
    if (error) throw StoreFailure{file.string(), "expected a place that can be written"};
}

void make_folder_of(const fs::path& file) {
    std::error_code error;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
    if (error) throw StoreFailure{file.string(), "expected a folder that can be made: " + error.message()};
}

}  // namespace

Merged merge_stores(const fs::path& target, const std::vector<fs::path>& stores, const NamedValues& made_by) {
    const fs::path file = store_file(target);
    for (const fs::path& store : stores)
        if (!fs::exists(store_file(store))) throw StoreFailure{store.string(), "expected a store that can be read"};
    make_folder_of(file);
    const WriterLock lock(file);
    Union all;
    const bool is_new = !fs::exists(file);
    if (!is_new) add(all, file, made_by);
    const std::uint64_t before = all.blocks.size();
    all.is_changed = is_new || all.settings->shard.of != 1;
    for (const fs::path& store : stores) add(all, store, made_by);
    all.settings->shard = Shard{};
    if (all.is_changed) write(file, all, made_by);
    return {all.blocks.size(), all.blocks.size() - before};
}

}  // namespace reductio::fuzz
