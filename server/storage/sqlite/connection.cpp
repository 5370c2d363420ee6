// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/connection.hpp"

#include <algorithm>
#include <sqlite3.h>
#include <stdexcept>
#include <utility>

namespace matala::server {

namespace {

// Bounds how long a checkpoint may hold up the writer when a reader is in its way.
constexpr int busy_timeout_ms = 100;

}  // namespace

connection::connection(std::filesystem::path const& file, connection_use use)
    : db_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_timeout_ms) {
  // Counts for a new file only; the padding of case_text is made for it.
  db_.exec("PRAGMA page_size = 4096");
  if (db_.execAndGet("PRAGMA journal_mode = WAL").getString() != "wal") {
    throw std::runtime_error("the database cannot use a write-ahead log");
  }
  // All checkpoints are the writer's own, at its own time: SQLite before 3.51.3 may damage a database where several
  // connections checkpoint.
  db_.exec(
      "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;");
  db_.check(sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
  if (use == connection_use::reading) {
    db_.exec("PRAGMA query_only = ON");
    db_.check(sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
  } else {
    sqlite3_wal_hook(db_.getHandle(), &connection::note_wal_pages, this);
  }
}

SQLite::Statement& connection::prepared(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    std::string text(sql);
    SQLite::Statement statement(db_, text);
    found = statements_.emplace(std::move(text), std::move(statement)).first;
  }
  return found->second;
}

void connection::execute_script(std::string const& sql) {
  try {
    db_.exec(sql);
  } catch (...) {
    roll_back_if_open();
    throw;
  }
}

bool connection::in_transaction() const {
  return sqlite3_get_autocommit(db_.getHandle()) == 0;
}

void connection::roll_back_if_open() {
  if (in_transaction()) db_.exec("ROLLBACK");
}

void connection::erased(erasure how) {
  erased_ = std::max(erased_, how);
}

erasure connection::take_erased() {
  return std::exchange(erased_, erasure::none);
}

bool connection::truncate_wal() {
  int const code = sqlite3_wal_checkpoint_v2(db_.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  // A full disk leaves the log as it was; a later checkpoint finds it there.
  if (code == SQLITE_BUSY || code == SQLITE_FULL) return false;
  db_.check(code);
  wal_pages_ = 0;
  return true;
}

int connection::note_wal_pages(void* self, sqlite3*, char const*, int pages) {
  static_cast<connection*>(self)->wal_pages_ = pages;
  return SQLITE_OK;
}

}  // namespace matala::server
