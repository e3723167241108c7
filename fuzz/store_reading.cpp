#include <unistd.h>

#include <fstream>

#include "fuzz/store_merge.hpp"

namespace reductio::fuzz {

namespace {

namespace fs = std::filesystem;

/// The header's two bytes for readers and writers.
bool has_log(const fs::path& file) {
    std::ifstream bytes(file, std::ios::binary);
    char header[20] = {};
    bytes.read(header, sizeof header);
    return header[18] == 2 || header[19] == 2;
}

/// Whether SQLite may lock the file where it is, and keep its log beside it.
bool can_be_opened(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    return !shared_file_system_of(folder) && (!has_log(file) || access(folder.c_str(), W_OK) == 0);
}

}  // namespace

StoreReading::StoreReading(const fs::path& path) {
    const fs::path file = store_file(path);
    if (can_be_opened(file)) {
        store_ = std::make_unique<Store>(file, StoreAccess::read);
        return;
    }
    copy_ = new_temporary_folder();
    std::error_code error;
    fs::copy_file(file, copy_ / "campaign.sqlite", error);
    const fs::path log = file.string() + "-wal";
    if (!error && fs::exists(log)) fs::copy_file(log, copy_ / "campaign.sqlite-wal", error);
    try {
        if (error) throw StoreFailure{file.string(), "expected to be able to copy it: " + error.message()};
        store_ = std::make_unique<Store>(copy_ / "campaign.sqlite", StoreAccess::write);
    } catch (const StoreFailure& failure) {
        fs::remove_all(copy_, error);
        throw StoreFailure{file.string(), failure.message};
    }
}

StoreReading::~StoreReading() {
    store_.reset();
    std::error_code ignored;
    if (!copy_.empty()) fs::remove_all(copy_, ignored);
}

}  // namespace reductio::fuzz
