// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"
#include "tests/support/child.hpp"
#include "tests/support/faulty_disk.hpp"

#include <SQLiteCpp/Exception.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <thread>
#include <vector>

using namespace matala::tests;

/// The thread sanitizer lets every process sleep for a second before it exits; here some hundreds do.
extern "C" char const* __tsan_default_options() {
  return "atexit_sleep_ms=0";
}

namespace {

constexpr int mended = 1'000'000;
constexpr int hit = 1'000'001;

/// Writes two rows that belong together.
void write(store& where, int number) {
  where.transact([number](unit_of_work& unit) {
    std::string const name = std::to_string(number);
    unit.people().save(organisation{.id = {name}, .name = name});
    unit.audit().append(
        {.at = at(number), .actor = {}, .role = "", .action = audit_action::person_added, .object = name});
  });
}

/// Whether the database is whole and all `acknowledged` numbers are in it.
void check_survived(std::filesystem::path const& data, std::set<int> const& acknowledged) {
  auto const reopened = open_store(data);
  reopened->read([&](unit_of_work const& unit) {
    std::set<std::string> stored;
    for (auto const& value : unit.people().organisations()) {
      stored.insert(value.id.value);
      CHECK_MESSAGE(unit.audit().count(audit_action::person_added, value.id.value) == 1, "half a transaction");
    }
    for (int const number : acknowledged) {
      CHECK_MESSAGE(stored.contains(std::to_string(number)), "acknowledged, but lost: ", number);
    }
    CHECK_FALSE(unit.audit().first_broken().has_value());
  });
}

struct fault {
  faulty_disk::operation what;
  int code;
  faulty_disk::lasting how;
};

/// Opens a store, lets the disk fail, writes as long as it can, mends the disk and writes once more.
void write_on_failing_disk(std::filesystem::path const& data, fault const& kind, int number,
                           child::report const& report) {
  (void)std::freopen("/dev/null", "w", stderr);
  faulty_disk::install();
  auto const store = open_store(data);
  faulty_disk::fail(kind.what, number, kind.code, kind.how);
  for (int row = 0; row < 4; ++row) {
    try {
      write(*store, row);
      report(row);
    } catch (store_full const&) {
    }
    store->read([](unit_of_work const& unit) { return unit.people().organisations().size(); });
    try {
      store->transact([](unit_of_work& unit) {
        unit.cases().insert(some_case("c"), redacted_text({"text"}));
        unit.cases().erase_text({"c"});  // truncates the log
      });
    } catch (store_full const&) {
    } catch (SQLite::Exception const&) {  // the case is there already
    }
  }
  if (faulty_disk::has_failed()) report(hit);
  faulty_disk::mend();
  write(*store, mended);
  report(mended);
}

}  // namespace

TEST_CASE("nothing that was acknowledged is lost by a kill at any moment, and no transaction is half there") {
  temporary_directory const place;
  std::mt19937 random(20270112);
  std::set<int> acknowledged;
  for (int kill = 0; kill < 20; ++kill) {
    CAPTURE(kill);
    child server([&](child::report const& report) {
      auto const store = open_store(place.path());
      std::vector<std::jthread> writers;
      for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([&, writer] {
          for (int row = 0; row < 10'000; ++row) {
            int const number = (kill * 4 + writer) * 10'000 + row;
            write(*store, number);
            report(number);
          }
        });
      }
    });
    for (std::size_t left = 1 + random() % 60; left > 0; --left) acknowledged.insert(server.next());
    server.kill();
    for (int number = server.next(); number >= 0; number = server.next()) acknowledged.insert(number);
    CHECK(server.exit_code() == 128 + SIGKILL);
    check_survived(place.path(), acknowledged);
  }
}

TEST_CASE("an I/O error at any write or sync ends the process with 70 and loses nothing that was acknowledged") {
  using enum faulty_disk::operation;
  for (fault const& kind : {fault{write, SQLITE_IOERR_WRITE, faulty_disk::lasting::once},
                            fault{sync, SQLITE_IOERR_FSYNC, faulty_disk::lasting::once}}) {
    bool reached = true;
    for (int number = 1; reached; ++number) {
      CAPTURE(kind.code);
      CAPTURE(number);
      temporary_directory const place;
      child server([&](child::report const& report) { write_on_failing_disk(place.path(), kind, number, report); });
      std::set<int> acknowledged;
      for (int row = server.next(); row >= 0; row = server.next()) acknowledged.insert(row);
      reached = server.exit_code() == 70;
      CHECK(server.exit_code() == (reached ? 70 : 0));
      CHECK_MESSAGE(!acknowledged.contains(hit), "went on after an I/O error");
      check_survived(place.path(), acknowledged);
      REQUIRE(number < 1000);
      if (number == 1) REQUIRE(reached);
    }
  }
}

TEST_CASE("a full disk fails its transaction only: reading goes on, and writing as soon as there is room") {
  using enum faulty_disk::lasting;
  for (fault const& kind : {fault{faulty_disk::operation::write, SQLITE_FULL, once},
                            fault{faulty_disk::operation::write, SQLITE_FULL, until_mended}}) {
    bool reached = true;
    for (int number = 1; reached; ++number) {
      CAPTURE(static_cast<int>(kind.how));
      CAPTURE(number);
      temporary_directory const place;
      child server([&](child::report const& report) { write_on_failing_disk(place.path(), kind, number, report); });
      std::set<int> acknowledged;
      for (int row = server.next(); row >= 0; row = server.next()) acknowledged.insert(row);
      CHECK(server.exit_code() == 0);
      CHECK(acknowledged.contains(mended));
      reached = acknowledged.erase(hit) == 1;
      check_survived(place.path(), acknowledged);
      REQUIRE(number < 1000);
      if (number == 1) REQUIRE(reached);
    }
  }
}
