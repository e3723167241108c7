#pragma once
// Several stores of one campaign made into one.

#include "fuzz/store.hpp"
#include "fuzz/store_place.hpp"

namespace reductio::fuzz {

struct Merged {
    std::uint64_t blocks = 0;  // in the target now
    std::uint64_t added = 0;   // that it did not have
};

/// Adds what the stores have to the target, which is made where it is missing; folders and files as `store_file` takes
/// them. A block that is there twice must have the same verdicts. The order of the stores and how often one is named do
/// not matter, and where there is nothing to add, the target is left alone. It is written beside itself and renamed, as
/// one file without a log. Its shard is the whole. Throws StoreFailure.
Merged merge_stores(const std::filesystem::path& target, const std::vector<std::filesystem::path>& stores,
                    const NamedValues& made_by = versions());

/// Opens a store to read it wherever it lies: where SQLite could not keep a log beside it, a copy is opened.
class StoreReading {
  public:
    explicit StoreReading(const std::filesystem::path& path);
    StoreReading(const StoreReading&) = delete;
    StoreReading& operator=(const StoreReading&) = delete;
    ~StoreReading();

    const Store& store() const { return *store_; }

  private:
    std::filesystem::path copy_;  // a folder, if there is one
    std::unique_ptr<Store> store_;
};

}  // namespace reductio::fuzz
