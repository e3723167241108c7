#include "fuzz/store_database.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace reductio::fuzz {

namespace {

constexpr std::size_t longest_line = 400;
constexpr int patience = 20'000;  // milliseconds, for a reader or a writer that is about to be done

/// What SQLite calls by several names on a disk without room.
bool is_full(int code, int system_error) {
    return code == SQLITE_FULL || (code != SQLITE_OK && (system_error == ENOSPC || system_error == EDQUOT));
}

std::string message_of(sqlite3* handle) {
    const int code = sqlite3_extended_errcode(handle);
    const int system_error = sqlite3_system_errno(handle);
    const int kind = code & 0xff;
    if (is_full(kind, system_error))
        return "no space left: what was finished is kept; make room and start the same command again";
    if (kind == SQLITE_NOTADB) return "expected a store, found a file of another kind";
    if (kind == SQLITE_CORRUPT) return std::string("expected a whole store, found damage: ") + sqlite3_errmsg(handle);
    if (kind == SQLITE_BUSY) return "in use by another program";
    std::string message = std::string("expected to be able to read and write it: ") + sqlite3_errmsg(handle);
    if ((kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) && system_error != 0)
        message += std::string(" (") + std::strerror(system_error) + ")";
    return message;
}

int flags_of(StoreAccess access) {
    if (access == StoreAccess::read) return SQLITE_OPEN_READONLY;
    return SQLITE_OPEN_READWRITE | (access == StoreAccess::create ? SQLITE_OPEN_CREATE : 0);
}

}  // namespace

Database::Database(const std::filesystem::path& path, StoreAccess access) : path_(path.string()) {
    if (sqlite3_open_v2(path_.c_str(), &handle_, flags_of(access), nullptr) != SQLITE_OK) {
        const StoreFailure failure{path_, handle_ ? message_of(handle_) : "out of memory"};
        sqlite3_close(handle_);
        throw failure;
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, patience);
}

Database::~Database() { sqlite3_close(handle_); }

/// What a damaged file says of itself need be neither one line nor short.
void Database::fail(const std::string& message) const {
    std::string line = message.substr(0, longest_line);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; }, ' ');
    throw StoreFailure{path_, line};
}

void Database::fail() const { fail(message_of(handle_)); }

void Database::run(const std::string& statements) const {
    if (sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::string Database::value(const std::string& query) const {
    Statement statement(*this, query);
    return statement.step() ? statement.text(0) : "";
}

Statement::Statement(const Database& database, std::string_view text) : database_(database) {
    const int code =
        sqlite3_prepare_v2(database.handle(), text.data(), static_cast<int>(text.size()), &handle_, nullptr);
    if (code != SQLITE_OK) database.fail();
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::reset() { sqlite3_reset(handle_); }

void Statement::bind(int at, std::int64_t value) {
    if (sqlite3_bind_int64(handle_, at, value) != SQLITE_OK) database_.fail();
}

void Statement::bind(int at, const std::string& value) {
    if (sqlite3_bind_text64(handle_, at, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
        database_.fail();
}

bool Statement::step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_.fail();
    return false;
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }

std::string Statement::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))) : "";
}

Transaction::~Transaction() {
    if (!kept_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::keep() {
    database_.run("COMMIT");
    kept_ = true;
}

}  // namespace reductio::fuzz
