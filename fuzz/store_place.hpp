#pragma once
// Where a store lies: its name, the one writer it may have, and whether the disk is this machine's own.

#include <filesystem>
#include <optional>
#include <string>

namespace reductio::fuzz {

/// The store of a campaign's folder, or the file itself where the path ends in .sqlite.
std::filesystem::path store_file(const std::filesystem::path& path);

/// The folder that the documents of findings go to: beside the store's file.
std::filesystem::path findings_folder(const std::filesystem::path& path);

/// The name of a file system that other machines may write to at the same time; nothing for all others. `type` is as
/// statfs gives it.
std::optional<std::string> shared_file_system(unsigned long type);

/// That of a file or folder.
std::optional<std::string> shared_file_system_of(const std::filesystem::path& path);

/// An empty folder on a disk of this machine. Throws StoreFailure.
std::filesystem::path new_temporary_folder();

/// The right to write the store of this file, for one process at a time; it ends with the process, however that ends.
/// Throws StoreFailure where another process has it.
class WriterLock {
  public:
    explicit WriterLock(const std::filesystem::path& store);
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

  private:
    int file_ = -1;
};

}  // namespace reductio::fuzz
