// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/connection.hpp"

#include "server/storage/sqlite/migrations.hpp"
#include "server/storage/sqlite/query.hpp"
#include "tests/support/temporary_store.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::server;
using matala::tests::temporary_store;

namespace {

std::filesystem::path file_of(temporary_store const& store) {
  return store.data() / "matala.db";
}

}  // namespace

TEST_CASE("every connection has the pragmas that durability and erasure rest on") {
  temporary_store const store;
  for (connection_use const use : {connection_use::writing, connection_use::reading}) {
    connection db(file_of(store), use);
    auto const pragma = [&](std::string const& name) { return single<std::string>(db, "PRAGMA " + name); };
    CHECK(pragma("journal_mode") == "wal");
    CHECK(pragma("page_size") == "4096");
    CHECK(pragma("synchronous") == "2");
    CHECK(pragma("secure_delete") == "1");
    CHECK(pragma("foreign_keys") == "1");
    CHECK(pragma("trusted_schema") == "0");
    CHECK(pragma("cell_size_check") == "1");
    CHECK(pragma("temp_store") == "2");
    CHECK(pragma("mmap_size") == "0");
    CHECK(pragma("wal_autocheckpoint") == "0");
    CHECK(pragma("query_only") == (use == connection_use::reading ? "1" : "0"));
  }
}

TEST_CASE("a reading connection cannot write") {
  temporary_store const store;
  connection db(file_of(store), connection_use::reading);
  CHECK_THROWS(execute(db, "INSERT INTO organisation (id, name) VALUES ('o', 'O')"));
}

TEST_CASE("nobody can turn the schema against the program") {
  temporary_store const store;
  connection db(file_of(store), connection_use::writing);
  db.execute_script("PRAGMA writable_schema = ON");
  CHECK_THROWS(execute(db, "DELETE FROM sqlite_schema"));
}

TEST_CASE("every table is strict and, but for the two that need an order, without rowid") {
  temporary_store const store;
  connection db(file_of(store), connection_use::reading);
  query tables(db, "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'");
  int count = 0;
  while (tables.next()) {
    auto const name = tables.get<std::string>();
    CAPTURE(name);
    CHECK(tables.get<int>() == 1);
    CHECK(tables.get<int>() == (name == "audit_event" || name == "role_grant" ? 0 : 1));
    ++count;
  }
  CHECK(count >= 18);
}

TEST_CASE("the claim of mails reads the unfinished ones, not all that was ever sent") {
  temporary_store const store;
  connection db(file_of(store), connection_use::reading);
  query plan(db,
             "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE state IN ('queued', 'deferred', 'sending')"
             " AND next_try_s <= 1");
  std::string text;
  while (plan.next()) {
    for (int skipped = 0; skipped < 3; ++skipped) (void)plan.get<int>();
    text += plan.get<std::string>();
  }
  CHECK(text.find("outbox_unfinished") != std::string::npos);
}
