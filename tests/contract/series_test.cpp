// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;
using namespace std::chrono_literals;

namespace {

series unusual_series() {
  series value = some_series("s");
  value.organiser_address = "hour@example.net";
  value.zone = "Europe/Stockholm";
  value.meeting_link = "https://meet.example.org/x";
  value.review = case_review::facilitator;
  value.version = 7;
  value.name = "Teema";
  value.effective_from = day(2027, 5, 4);
  value.standing = series_standing::paused;
  value.days = {{day(2027, 3, 25), 12h}, {day(2027, 5, 7), std::nullopt}};
  value.rule = {.first = day(2027, 3, 2),
                .last = day(2028, 12, 31),
                .every_weeks = 2,
                .nth_in_month = 5,
                .start = 10h + 30min,
                .duration = 90min,
                .opening = 6min,
                .closing = 7min,
                .slot = 20min,
                .capacity = 4,
                .min_cases = 2,
                .cases_per_presenter = 1,
                .opens_before = std::chrono::days{14},
                .cutoff = matala::scheduler::cutoff_policy::n_working_days,
                .cutoff_working_days = 3,
                .cutoff_time = 11h,
                .decide_after = 15min,
                .lock_before = 60min,
                .on_holiday = matala::scheduler::holiday_policy::next_working_day,
                .breaks = {{day(2027, 12, 20), day(2028, 1, 6)}, {day(2027, 6, 21), day(2027, 8, 1)}}};
  return value;
}

}  // namespace

TEST_CASE("a series comes back as saved, its breaks in their order") {
  furnished_store store;
  series const saved = unusual_series();
  store->transact([&](unit_of_work& unit) { unit.all_series().save(saved); });
  store->read([&](unit_of_work const& unit) {
    auto const found = unit.all_series().find(saved.id);
    REQUIRE(found.has_value());
    CHECK(found->site == saved.site);
    CHECK(found->organiser_address == saved.organiser_address);
    CHECK(found->zone == saved.zone);
    CHECK(found->meeting_link == saved.meeting_link);
    CHECK(found->review == saved.review);
    CHECK(found->version == saved.version);
    CHECK(found->rule == saved.rule);
    CHECK(*found == saved);
    CHECK_FALSE(unit.all_series().find({"none"}).has_value());
  });
}

TEST_CASE("saving a series again replaces all of it") {
  furnished_store store;
  series saved = unusual_series();
  store->transact([&](unit_of_work& unit) { unit.all_series().save(saved); });
  saved = some_series("s");
  store->transact([&](unit_of_work& unit) { unit.all_series().save(saved); });
  auto const found = store->read([&](unit_of_work const& unit) { return unit.all_series().find(saved.id); });
  CHECK(found->rule == saved.rule);
  CHECK(found->zone == saved.zone);
  CHECK(found->review == saved.review);
  CHECK(found->version == saved.version);
  CHECK(*found == saved);
}

TEST_CASE("series come in order of weekday, Monday first, then start, then id") {
  furnished_store store;
  auto const found = store->transact([](unit_of_work& unit) {
    auto const add = [&](std::string const& id, matala::scheduler::date first, std::chrono::minutes start) {
      series value = some_series(id);
      value.rule.first = first;
      value.rule.start = start;
      unit.all_series().save(value);
    };
    add("series", day(2027, 1, 10), 8h);  // a Sunday
    add("e", day(2027, 1, 8), 9h);        // a Friday
    add("c", day(2027, 1, 4), 9h);        // a Monday
    add("b", day(2027, 1, 11), 9h);
    add("d", day(2027, 1, 4), 9h + 30min);
    add("a", day(2027, 1, 4), 13h);
    return unit.all_series().all();
  });
  CHECK(ids_of(found) == "b c d a e series");
}
