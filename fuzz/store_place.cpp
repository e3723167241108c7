#include "fuzz/store_place.hpp"

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "fuzz/store_database.hpp"

namespace reductio::fuzz {

namespace fs = std::filesystem;

fs::path store_file(const fs::path& path) { return path.extension() == ".sqlite" ? path : path / "campaign.sqlite"; }

fs::path findings_folder(const fs::path& path) { return store_file(path).parent_path() / "findings"; }

std::optional<std::string> shared_file_system(unsigned long type) {
    // As in statfs(2) and the systems' own sources.
    static constexpr std::pair<unsigned long, const char*> shared[] = {
        {0x6969, "NFS"},     {0x0BD00BD0, "Lustre"}, {0x47504653, "GPFS"},  {0xFF534D42, "CIFS"},  {0xFE534D42, "SMB"},
        {0x517B, "SMB"},     {0x19830326, "BeeGFS"}, {0x01021997, "9P"},    {0x00C36400, "Ceph"},  {0x5346414F, "AFS"},
        {0x6B414653, "AFS"}, {0x01161970, "GFS2"},   {0x7461636F, "OCFS2"}, {0xAAD7AAEA, "PanFS"}, {0x73757245, "Coda"},
    };
    for (const auto& [number, name] : shared)
        if (number == (type & 0xFFFFFFFFul)) return name;
    return std::nullopt;
}

std::optional<std::string> shared_file_system_of(const fs::path& path) {
    struct statfs of = {};
    if (statfs(path.empty() ? "." : path.c_str(), &of) != 0) return std::nullopt;
    return shared_file_system(static_cast<unsigned long>(of.f_type));
}

fs::path new_temporary_folder() {
    std::string name = (fs::temp_directory_path() / "reductio-store-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw StoreFailure{name, std::string("expected a folder that can be made: ") + std::strerror(errno)};
    return name;
}

// A lock of fcntl and not of flock, which the worker processes would inherit: one that outlives its parent for a moment
// would keep the next campaign out.
WriterLock::WriterLock(const fs::path& store) {
    const std::string name = store.string() + ".lock";
    file_ = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file_ < 0)
        throw StoreFailure{store.string(),
                           std::string("expected a place that can be written: ") + std::strerror(errno)};
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (fcntl(file_, F_SETLK, &whole) == 0) return;
    const int error = errno;
    // A shared disk may have no locks; only merge writes there, and it renames what is complete.
    if (error == ENOLCK || error == ENOSYS || error == EOPNOTSUPP) return;
    close(file_);
    if (error == EACCES || error == EAGAIN) throw StoreFailure{store.string(), "another process is writing it"};
    throw StoreFailure{store.string(), std::string("expected to be able to lock it: ") + std::strerror(error)};
}

WriterLock::~WriterLock() { close(file_); }

}  // namespace reductio::fuzz
