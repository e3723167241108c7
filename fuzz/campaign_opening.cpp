// A campaign's folder: made, or opened and compared with what is asked for.

#include <algorithm>
#include <fstream>
#include <iterator>

#include "fuzz/campaign.hpp"

namespace reductio::fuzz {

namespace {

namespace fs = std::filesystem;

void expect_local_disk(const fs::path& folder) {
    if (const auto shared = shared_file_system_of(folder))
        throw StoreFailure{folder.string(), "expected a disk of this machine, found " + *shared +
                                                ", where the log of SQLite is unsafe: run on a local disk and bring "
                                                "the stores together with reductio-fuzz merge"};
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error) throw StoreFailure{folder.string(), "expected a folder that can be made: " + error.message()};
}

void compare(Store& store, const NamedValues& given, const NamedValues& made_by) {
    if (const auto other = difference(made_by, store.made_by()))
        store.fail("expected a store of these versions, found another " + *other);
    NamedValues now;
    for (const auto& [name, value] : named(store.settings()))
        if (std::ranges::find(given, name, &NamedValues::value_type::first) != given.end())
            now.emplace_back(name, value);
    if (const auto other = difference(now, given, {"--count"}))
        store.fail("the campaign has other settings: " + *other);
    for (const auto& [name, value] : given) {
        if (name != "--count") continue;
        const std::uint64_t count = std::stoull(value);
        if (count < store.settings().count)
            store.fail("the campaign has other settings: --count: expected " + std::to_string(store.settings().count) +
                       " or more, found " + value);
        if (count > store.settings().count) store.set_count(count);
    }
}

/// Written whole or not at all.
void write_file(const fs::path& path, const std::string& text) {
    const fs::path unfinished = path.string() + ".part";
    std::ofstream file(unfinished, std::ios::binary);
    file << text << std::flush;
    const bool written = static_cast<bool>(file);
    file.close();
    std::error_code error;
    if (written) fs::rename(unfinished, path, error);
    if (written && !error) return;
    fs::remove(unfinished, error);
    throw StoreFailure{path.string(), "expected a place that can be written; the document is in the store"};
}

bool has_text(const fs::path& path, const std::string& text) {
    std::ifstream file(path, std::ios::binary);
    return file && std::string(std::istreambuf_iterator<char>(file), {}) == text;
}

}  // namespace

HeldStore open_campaign(const fs::path& folder, const std::optional<StoreSettings>& to_make, const NamedValues& given,
                        const NamedValues& made_by) {
    const fs::path file = store_file(folder);
    const auto is_to_be_made = [&] {
        if (fs::exists(file)) return false;
        if (to_make) return true;
        throw StoreFailure{file.string(), "no campaign here: expected names of rooms, or --all, to begin one"};
    };
    if (is_to_be_made()) make_folder(file.parent_path());
    expect_local_disk(file.parent_path());
    HeldStore held{std::make_unique<WriterLock>(file), nullptr};
    const bool is_new = is_to_be_made();  // asked again, for another may have made it before the lock
    if (is_new) Store::create(file, *to_make, made_by);
    held.store = std::make_unique<Store>(file, StoreAccess::write);
    if (!is_new) compare(*held.store, given, made_by);
    held.store->write_ahead();
    return held;
}

void write_documents(const Store& store, const fs::path& folder) {
    for (const FindingDocument& document : store.documents()) {
        if (document.text.empty()) continue;
        const auto read = read_document(document.text);
        const auto* found = read ? std::get_if<Counterexample>(&read->is) : nullptr;
        if (!found) store.fail("expected a whole store, found damage in its documents");
        make_folder(folder);
        const fs::path path = folder / file_name_of(*found);
        if (!has_text(path, document.text)) write_file(path, document.text);
    }
}

}  // namespace reductio::fuzz
