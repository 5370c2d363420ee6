// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/migrations.hpp"

#include "server/storage/sqlite/open_store.hpp"
#include "server/storage/sqlite/query.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace matala::server;
using matala::tests::temporary_directory;
using steps = std::vector<std::string_view>;

namespace {

/// An empty database file.
class scratch {
 public:
  scratch() { std::ofstream{file()}; }
  std::filesystem::path file() const { return place_.path() / "matala.db"; }

 private:
  temporary_directory place_;
};

int version_of(connection& db) {
  return single<int>(db, "PRAGMA user_version");
}

bool has_table(connection& db, std::string_view name) {
  return single<int>(db, "SELECT count(*) FROM sqlite_schema WHERE name = ?", name) == 1;
}

constexpr std::string_view makes_a = "CREATE TABLE a (x INTEGER) STRICT;";
constexpr std::string_view makes_b = "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO b SELECT x FROM a;";
constexpr std::string_view fails_halfway = "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);";

}  // namespace

TEST_CASE("the migrations lead from an empty database to the newest version, and again to nothing") {
  scratch const place;
  connection db(place.file(), connection_use::writing);
  migrate(db, embedded_migrations());
  CHECK(version_of(db) == static_cast<int>(embedded_migrations().size()));
  CHECK(has_table(db, "outbox"));
  CHECK(single<std::string>(db, "PRAGMA integrity_check") == "ok");
  migrate(db, embedded_migrations());
  CHECK(version_of(db) == static_cast<int>(embedded_migrations().size()));
}

TEST_CASE("only the steps that are missing run, and rows stay") {
  scratch const place;
  connection db(place.file(), connection_use::writing);
  migrate(db, steps{makes_a});
  execute(db, "INSERT INTO a VALUES (5)");
  migrate(db, steps{makes_a, makes_b});
  CHECK(version_of(db) == 2);
  CHECK(single<int>(db, "SELECT x FROM b") == 5);
}

TEST_CASE("a step that fails leaves nothing of itself") {
  scratch const place;
  connection db(place.file(), connection_use::writing);
  CHECK_THROWS(migrate(db, steps{makes_a, fails_halfway}));
  CHECK(version_of(db) == 1);
  CHECK(has_table(db, "a"));
  CHECK_FALSE(has_table(db, "b"));
  CHECK_FALSE(db.in_transaction());
}

TEST_CASE("a database of a newer program is refused and left as it is") {
  temporary_directory const place;
  (void)open_store(place.path());
  int const newer = static_cast<int>(embedded_migrations().size()) + 1;
  {
    connection db(place.path() / "matala.db", connection_use::writing);
    db.execute_script("PRAGMA user_version = " + std::to_string(newer));
  }
  CHECK_THROWS_AS((void)open_store(place.path()), database_too_new);
  connection db(place.path() / "matala.db", connection_use::writing);
  CHECK(version_of(db) == newer);
}
