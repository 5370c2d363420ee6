// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/query.hpp"
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::tests;

namespace {

/// A log of four events, and a connection of somebody who can write in the file.
class logged {
 public:
  logged() : db_(started(), connection_use::writing) {}

  void tamper(std::string const& sql) {
    db_.execute_script(
        "DROP TRIGGER IF EXISTS audit_event_not_changed;"
        "DROP TRIGGER IF EXISTS audit_event_not_removed;" +
        sql);
  }
  connection& db() { return db_; }
  std::optional<long> first_broken() const {
    return store_->read([](unit_of_work const& unit) { return unit.audit().first_broken(); });
  }

 private:
  std::filesystem::path started() {
    store_->transact([](unit_of_work& unit) {
      for (int number = 0; number < 4; ++number) {
        unit.audit().append({.at = at(number),
                             .actor = person_id{"p"},
                             .role = "presenter",
                             .channel = audit_channel::page,
                             .action = audit_action::case_booked,
                             .object = "c"});
      }
    });
    return store_.data() / "matala.db";
  }

  store_under_test store_;
  connection db_;
};

}  // namespace

TEST_CASE("no statement changes or removes an audit event") {
  logged log;
  CHECK_THROWS(execute(log.db(), "UPDATE audit_event SET object = 'd' WHERE number = 1"));
  CHECK_THROWS(execute(log.db(), "DELETE FROM audit_event WHERE number = 4"));
  CHECK_FALSE(log.first_broken().has_value());
}

TEST_CASE("every change behind the program's back breaks the chain where it was made") {
  struct row {
    char const* sql;
    long broken;
  };
  for (row const& expected :
       {row{"UPDATE audit_event SET at_s = at_s + 1 WHERE number = 2", 2},
        row{"UPDATE audit_event SET actor = NULL WHERE number = 1", 1},
        row{"UPDATE audit_event SET actor = '' WHERE number = 3", 3},
        row{"UPDATE audit_event SET role = 'owner' WHERE number = 3", 3},
        row{"UPDATE audit_event SET channel = 'api' WHERE number = 3", 3},
        row{"UPDATE audit_event SET action = 'case_moved' WHERE number = 3", 3},
        row{"UPDATE audit_event SET object = 'd' WHERE number = 4", 4},
        row{"UPDATE audit_event SET actor = 'pp', role = 'resenter' WHERE number = 2", 2},
        row{"DELETE FROM audit_event WHERE number = 2", 2}, row{"DELETE FROM audit_event WHERE number = 1", 1},
        row{"DELETE FROM audit_event WHERE number = 1; UPDATE audit_event SET number = number - 1", 1},
        row{"UPDATE audit_event SET number = 9 WHERE number = 2; UPDATE audit_event SET number = 2 WHERE number = 3;"
            "UPDATE audit_event SET number = 3 WHERE number = 9",
            2}}) {
    CAPTURE(expected.sql);
    logged log;
    log.tamper(expected.sql);
    CHECK(log.first_broken() == expected.broken);
  }
}
