// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace matala::server {

enum class connection_use { writing, reading };

/// How soon the pages of a deletion must leave the write-ahead log: what was deleted stays readable there until then.
enum class erasure { none, soon, at_once };

/// One SQLite connection with the pragmas of the product and its prepared statements. One thread at a time.
class connection {
 public:
  /// Throws SQLite::Exception.
  connection(std::filesystem::path const& file, connection_use use);

  connection(connection const&) = delete;
  connection& operator=(connection const&) = delete;

  /// The statement of this text, prepared at the first call. Not to be used twice at the same time.
  SQLite::Statement& prepared(std::string_view sql);

  /// Several statements at once, without parameters. Rolls back what was begun when one fails.
  void execute_script(std::string const& sql);

  bool in_transaction() const;

  /// A failed commit, or a failure that took the whole transaction with it, may leave one open.
  void roll_back_if_open();

  /// To be said by whoever deletes or overwrites something that must not stay readable.
  void erased(erasure how);
  /// The most urgent of what was said since the last call.
  erasure take_erased();

  /// Pages in the write-ahead log after the last commit of this connection.
  int wal_pages() const { return wal_pages_; }
  /// Moves all of the write-ahead log into the database file and truncates it. False when a reader was in the way.
  bool truncate_wal();

 private:
  static int note_wal_pages(void* self, sqlite3*, char const*, int pages);

  SQLite::Database db_;
  std::map<std::string, SQLite::Statement, std::less<>> statements_;
  erasure erased_ = erasure::none;
  int wal_pages_ = 0;
};

}  // namespace matala::server
