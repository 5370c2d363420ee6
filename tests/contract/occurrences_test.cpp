// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;
using matala::scheduler::hold_flag;
using matala::scheduler::occurrence_state;

namespace {

occurrence unusual_hour(std::string const& id) {
  occurrence value = some_occurrence(id, day(2027, 2, 1));
  value.day = day(2027, 2, 2);
  value.state = occurrence_state::cancelled;
  value.clock = {.opens = at(1),
                 .cutoff = at(2),
                 .decide = at(3),
                 .lock = at(4),
                 .remind = at(5),
                 .start = at(6),
                 .end = at(7),
                 .archive = at(8)};
  value.hold = hold_flag::held;
  value.places = 5;
  value.min_cases = 2;
  value.uid = "uid@example.org";
  value.sequence = 3;
  value.reinstatements = 1;
  value.revision = 12;
  value.cause = cancel_cause::last_case_withdrawn;
  value.reason = "Sairastapaus";
  value.meeting_link = "https://meet.example.org/y";
  value.question = open_question::cases_without_place;
  value.decided = at(9);
  value.started = at(10);
  value.ended = at(11);
  value.times = hour_times_by::own;
  value.waiting = waiting_change::drop;
  value.topic = "Palvelun esittely";
  value.organiser = "vanha@example.org";
  return value;
}

void check_same(occurrence const& found, occurrence const& saved) {
  CHECK(found.id == saved.id);
  CHECK(found.series == saved.series);
  CHECK(found.nominal == saved.nominal);
  CHECK(found.day == saved.day);
  CHECK(found.state == saved.state);
  CHECK(found.clock == saved.clock);
  CHECK(found.hold == saved.hold);
  CHECK(found.places == saved.places);
  CHECK(found.min_cases == saved.min_cases);
  CHECK(found.uid == saved.uid);
  CHECK(found.sequence == saved.sequence);
  CHECK(found.reinstatements == saved.reinstatements);
  CHECK(found.revision == saved.revision);
  CHECK(found.cause == saved.cause);
  CHECK(found.reason == saved.reason);
  CHECK(found.meeting_link == saved.meeting_link);
  CHECK(found.current_case == saved.current_case);
  CHECK(found.question == saved.question);
  CHECK(found.decided == saved.decided);
  CHECK(found.started == saved.started);
  CHECK(found.ended == saved.ended);
  CHECK(found.times == saved.times);
  CHECK(found.waiting == saved.waiting);
  CHECK(found.topic == saved.topic);
  CHECK(found.organiser == saved.organiser);
}

}  // namespace

TEST_CASE("every cause of a cancellation comes back") {
  furnished_store store;
  for (auto const cause : {cancel_cause::none, cancel_cause::no_cases, cancel_cause::person,
                           cancel_cause::last_case_withdrawn, cancel_cause::holiday, cancel_cause::in_break,
                           cancel_cause::series_changed, cancel_cause::series_paused, cancel_cause::series_ended}) {
    auto value = some_occurrence("caused", day(2027, 9, 6));
    value.cause = cause;
    store->transact([&](unit_of_work& unit) { unit.occurrences().save(value, std::nullopt); });
    CHECK(store->read([](unit_of_work const& unit) { return unit.occurrences().find({"caused"})->cause; }) == cause);
  }
}

TEST_CASE("an hour comes back as saved, by id and by the date its recurrence names") {
  furnished_store store;
  occurrence saved = unusual_hour("h");
  store->transact([&](unit_of_work& unit) {
    unit.occurrences().save(saved, at(2));
    REQUIRE(unit.bookings().insert(some_booking("b", 1)).has_value());
    saved.current_case = booking_id{"b"};
    unit.occurrences().save(saved, std::nullopt);
  });
  store->read([&](unit_of_work const& unit) {
    check_same(unit.occurrences().find(saved.id).value(), saved);
    check_same(unit.occurrences().find(saved.series, saved.nominal).value(), saved);
    CHECK_FALSE(unit.occurrences().find(saved.series, saved.day).has_value());
    CHECK_FALSE(unit.occurrences().find({"none"}).has_value());
  });
}

TEST_CASE("saving an hour again replaces all of it") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.occurrences().save(unusual_hour("hour"), at(0));
    check_same(unit.occurrences().find({"hour"}).value(), unusual_hour("hour"));
    unit.occurrences().save(some_occurrence("hour"), at(0));
    check_same(unit.occurrences().find({"hour"}).value(), some_occurrence("hour"));
  });
}

TEST_CASE("a series has one hour for a date") {
  furnished_store store;
  CHECK_THROWS(store->transact([](unit_of_work& unit) {
    unit.occurrences().save(some_occurrence("second", some_occurrence("hour").nominal), std::nullopt);
  }));
}

TEST_CASE("hours are found by their start, half-open, in order of start then id") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.all_series().save(some_series("other"));
    auto const add = [&](std::string const& id, std::string const& series, int start_s, unsigned nominal) {
      occurrence value = some_occurrence(id, day(2027, 5, nominal));
      value.series = {series};
      value.clock.start = at(start_s);
      unit.occurrences().save(value, std::nullopt);
    };
    add("hour", "series", 999, 1);
    add("d", "series", 100, 2);
    add("c", "other", 100, 3);
    add("b", "series", 99, 4);
    add("a", "series", 199, 5);
    add("e", "series", 200, 6);
  });
  store->read([](unit_of_work const& unit) {
    auto const& hours = unit.occurrences();
    CHECK(ids_of(hours.starting_in(at(100), at(200))) == "c d a");
    CHECK(ids_of(hours.starting_in(at(99), at(201))) == "b c d a e");
    CHECK(ids_of(hours.starting_in(series_id{"series"}, at(100), at(200))) == "d a");
    CHECK(hours.starting_in(at(100), at(100)).empty());
  });
}

TEST_CASE("what is due comes earliest first, up to a limit") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unsigned number = 1;
    for (auto const& [id, deadline_s] : {std::pair{"c", 30}, {"a", 20}, {"b", 20}, {"d", 31}}) {
      unit.occurrences().save(some_occurrence(id, day(2027, 5, number++)), at(deadline_s));
    }
  });
  auto const due = [&](int now_s, int limit) {
    return store->read([&](unit_of_work const& unit) { return ids_of(unit.occurrences().due(at(now_s), limit)); });
  };
  auto const count = [&](int now_s) {
    return store->read([&](unit_of_work const& unit) { return unit.occurrences().count_due(at(now_s)); });
  };
  CHECK(due(19, 9).empty());
  CHECK(due(20, 9) == "a b");
  CHECK(due(30, 9) == "a b c");
  CHECK(due(31, 2) == "a b");
  CHECK(count(19) == 0);
  CHECK(count(31) == 4);
  store->transact([](unit_of_work& unit) {
    unit.occurrences().save(some_occurrence("a", day(2027, 5, 2)), std::nullopt);
    unit.occurrences().save(some_occurrence("b", day(2027, 5, 3)), at(40));
  });
  CHECK(due(39, 9) == "c d");
  CHECK(due(40, 9) == "c d b");
}

TEST_CASE("a notice is given once for an hour and reinstatement") {
  using matala::scheduler::advance_notice;
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    auto hour = unit.occurrences().find({"hour"}).value();
    CHECK_FALSE(unit.occurrences().was_given(hour, advance_notice::nudge));
    unit.occurrences().give(hour, advance_notice::nudge);
    unit.occurrences().give(hour, advance_notice::nudge);
    CHECK(unit.occurrences().was_given(hour, advance_notice::nudge));
    CHECK_FALSE(unit.occurrences().was_given(hour, advance_notice::ask_about_too_few_cases));
    ++hour.reinstatements;
    CHECK_FALSE(unit.occurrences().was_given(hour, advance_notice::nudge));
  });
}
