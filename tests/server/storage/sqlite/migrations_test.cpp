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

std::filesystem::path created_in(temporary_directory const& place) {
  auto file = place.path() / "matala.db";
  std::ofstream{file};
  return file;
}

int version_of(connection& db) {
  return single<int>(db, "PRAGMA user_version");
}

bool has_table(connection& db, std::string_view name) {
  return single<int>(db, "SELECT count(*) FROM sqlite_schema WHERE name = ?", name) == 1;
}

constexpr std::string_view makes_a = "CREATE TABLE a (x INTEGER) STRICT;";
constexpr std::string_view makes_b = "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO b SELECT x FROM a;";
constexpr std::string_view fails_halfway = "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);";

constexpr std::string_view makes_parent_and_child =
    "CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE child (parent INTEGER REFERENCES parent(id)) STRICT;"
    "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);";
constexpr std::string_view makes_parent_anew =
    "CREATE TABLE parent_anew (id INTEGER PRIMARY KEY, x INTEGER) STRICT;"
    "INSERT INTO parent_anew SELECT id, 2 FROM parent; DROP TABLE parent;"
    "ALTER TABLE parent_anew RENAME TO parent;";
constexpr std::string_view loses_parent = "DELETE FROM parent;";

// One hour that runs, with the case that is on, one that moved here, and one that was withdrawn.
constexpr auto hour_of_version_1 = R"sql(
  INSERT INTO organisation VALUES ('o', 'Esimerkki');
  INSERT INTO site VALUES ('s', 'o', 'Keskus', 'Malli');
  INSERT INTO person VALUES ('p', 'p@example.org', 'P', 'o', 'fi', '', 'active', 1);
  INSERT INTO series VALUES ('tue', 's', 'tunti@example.org', 'Europe/Helsinki', '', 'presenter', 1, '2027-03-30', NULL,
                             1, NULL, 540, 60, 5, 5, 15, 3, 1, 2, 28, 'previous_working_day', 1, 720, 0, 120, 'skip');
  INSERT INTO occurrence VALUES ('h', 'tue', '2027-03-30', '2027-03-30', 'running', 1, 2, 3, 4, 5, 6, 7, 8, 'released',
                                 3, 1, 'uid', 1, 0, 9, 'none', '', '', NULL, 'none', 3, 6, NULL, 20);
  INSERT INTO case_file VALUES ('a', 'K-AAAA', 'fi', '', 'shown', 1, NULL), ('b', 'K-BBBB', 'fi', '', 'shown', 1, NULL),
                               ('c', 'K-CCCC', 'fi', '', 'shown', 1, NULL);
  INSERT INTO booking VALUES ('x', 'h', 1, 'a', 'p', 'booked', 1, 0, 'none'),
                             ('y', 'h', 2, 'b', 'p', 'booked', 2, 1, 'awaiting'),
                             ('z', 'h', 1, 'c', 'p', 'withdrawn', 3, 0, 'none');
  UPDATE occurrence SET current_case = 'x';
)sql";

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

TEST_CASE("a table that others refer to can be made anew, and references are enforced again afterwards") {
  scratch const place;
  connection db(place.file(), connection_use::writing);
  migrate(db, steps{makes_parent_and_child, makes_parent_anew});
  CHECK(single<int>(db, "SELECT x FROM parent JOIN child ON child.parent = parent.id") == 2);
  CHECK_THROWS(execute(db, "INSERT INTO child VALUES (9)"));
}

TEST_CASE("a step that breaks a reference is undone") {
  scratch const place;
  connection db(place.file(), connection_use::writing);
  CHECK_THROWS_AS(migrate(db, steps{makes_parent_and_child, loses_parent}), broken_reference);
  CHECK(version_of(db) == 1);
  CHECK(single<int>(db, "SELECT count(*) FROM parent") == 1);
  CHECK_FALSE(db.in_transaction());
  CHECK_THROWS(execute(db, "INSERT INTO child VALUES (9)"));
}

TEST_CASE("a database of version 1 comes through whole") {
  temporary_directory const place;
  {
    connection db(created_in(place), connection_use::writing);
    migrate(db, embedded_migrations().first(1));
    db.execute_script(hour_of_version_1);
  }
  auto const opened = open_store(place.path());
  opened->read([](unit_of_work const& unit) {
    auto const hour = unit.occurrences().find({"h"}).value();
    CHECK(hour.current_case == booking_id{"x"});
    CHECK(hour.revision == 9);
    CHECK(hour.times == hour_times_by::rule);
    CHECK(hour.waiting == waiting_change::none);
    CHECK(hour.topic.empty());
    CHECK(hour.organiser.empty());
    auto const of = unit.all_series().find(hour.series).value();
    CHECK(of.name.empty());
    CHECK(of.standing == series_standing::running);
    CHECK_FALSE(of.effective_from.has_value());
    CHECK(of.days.empty());
    auto const held = unit.bookings().holding_places({"h"});
    REQUIRE(held.size() == 2);
    CHECK(held[0].id.value == "x");
    CHECK(held[1].id.value == "y");
    CHECK(held[1].moves == 1);
    CHECK(held[1].offer == move_offer::awaiting);
    CHECK(held[1].urgent == urgency::not_urgent);
    CHECK_FALSE(held[1].shows_presenter);
    CHECK_FALSE(held[1].wait.has_value());
    CHECK(unit.bookings().of_occurrence({"h"}).size() == 3);
    CHECK(unit.bookings().waiting({"h"}).empty());
  });
}

TEST_CASE("cases of version 4 need no review") {
  temporary_directory const place;
  {
    connection db(created_in(place), connection_use::writing);
    migrate(db, embedded_migrations().first(1));
    db.execute_script(hour_of_version_1);
    migrate(db, embedded_migrations().first(4));
    CHECK(version_of(db) == 4);
    db.execute_script("UPDATE series SET review = 'facilitator'");
  }
  auto const opened = open_store(place.path());
  opened->transact([](unit_of_work& unit) {
    CHECK(unit.all_series().find({"tue"})->review == case_review::facilitator);
    for (auto const* id : {"a", "b", "c"}) {
      auto const subject = unit.cases().find({id}).value();
      CHECK(subject.code.starts_with("K-"));
      CHECK(subject.review == review_state::not_needed);
      CHECK(subject.comment.empty());
    }
    CHECK(unit.bookings().returned({"h"}).empty());
    unit.cases().set_review({"a"}, review_state::returned, "Peitä lisää.");
    CHECK(unit.bookings().returned({"h"}).front().id.value == "x");
  });
}
