#pragma once
// For the sources of the store only: SQLite, in which every error is one line.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace reductio::fuzz {

/// Thrown by all that reads or writes a store; the functions for callers outside give it as an Error.
struct StoreFailure {
    std::string path;
    std::string message;
};

enum class StoreAccess { read, write, create };

/// A connection. Not for a process forked from the one that opened it.
class Database {
  public:
    Database(const std::filesystem::path& path, StoreAccess access);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    void run(const std::string& statements) const;

    /// The first column of the first row, as text; empty where there is none.
    std::string value(const std::string& query) const;

    [[noreturn]] void fail(const std::string& message) const;
    /// For what SQLite last said.
    [[noreturn]] void fail() const;

    const std::string& path() const { return path_; }
    sqlite3* handle() const { return handle_; }

  private:
    std::string path_;
    sqlite3* handle_ = nullptr;
};

/// A prepared statement: bound from the left, then stepped through; binding anew starts it again.
class Statement {
  public:
    Statement(const Database& database, std::string_view text);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    template <class... Values>
    Statement& with(const Values&... values) {
        reset();
        int at = 0;
        (bind(++at, values), ...);
        return *this;
    }

    /// True while there is a row.
    bool step();
    void finish() {
        while (step()) continue;
        reset();
    }

    std::int64_t number(int column) const;
    std::string text(int column) const;

  private:
    void reset();
    void bind(int at, std::int64_t value);
    void bind(int at, const std::string& value);

    const Database& database_;
    sqlite3_stmt* handle_ = nullptr;
};

/// All that is done before `keep` is done at once, or not at all.
class Transaction {
  public:
    explicit Transaction(const Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void keep();

  private:
    const Database& database_;
    bool kept_ = false;
};

}  // namespace reductio::fuzz
