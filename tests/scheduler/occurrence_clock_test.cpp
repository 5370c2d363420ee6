// SPDX-License-Identifier: Apache-2.0
#include "scheduler/occurrence_clock.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

occurrence_clock clock_on(date day, series_rule const& rule = {}, working_calendar const& calendar = {}) {
  auto const clock = clock_of(rule, day, calendar, helsinki());
  REQUIRE(clock.has_value());
  return *clock;
}

clock_fault fault_on(date day, series_rule const& rule, working_calendar const& calendar = {}) {
  auto const clock = clock_of(rule, day, calendar, helsinki());
  REQUIRE_FALSE(clock.has_value());
  return clock.error();
}

working_calendar with_half_day(date day, time_of_day closes) {
  working_calendar calendar;
  calendar.half_days[day] = closes;
  return calendar;
}

}  // namespace

TEST_CASE("the cut-off of a 09:00 hour is 12:00 of the previous working day, in UTC") {
  struct row {
    std::string what;
    date session;
    instant cutoff;
  };
  row const rows[] = {
      {"Monday after the change to summer time", on(2026, 3, 30), utc(on(2026, 3, 27), 10)},
      {"Tuesday after Easter", on(2026, 4, 7), utc(on(2026, 4, 2), 9)},
      {"Monday, Friday is Vappu", on(2026, 5, 4), utc(on(2026, 4, 30), 9)},
      {"Friday, Thursday is Ascension Day", on(2026, 5, 15), utc(on(2026, 5, 13), 9)},
      {"Monday, Friday is Midsummer Eve", on(2026, 6, 22), utc(on(2026, 6, 18), 9)},
      {"Monday after the change to winter time", on(2026, 10, 26), utc(on(2026, 10, 23), 9)},
      {"Monday after Christmas", on(2026, 12, 28), utc(on(2026, 12, 23), 10)},
      {"Monday after New Year", on(2027, 1, 4), utc(on(2026, 12, 31), 10)},
      {"Thursday after Epiphany", on(2027, 1, 7), utc(on(2027, 1, 5), 10)},
      {"Tuesday after Easter in winter time", on(2027, 3, 30), utc(on(2027, 3, 25), 10)},
  };
  for (auto const& row : rows) {
    CAPTURE(row.what);
    auto const clock = clock_on(row.session);
    CHECK(text(clock.cutoff) == text(row.cutoff));
    CHECK(text(clock.decide) == text(row.cutoff));
    CHECK(text(clock.lock) == text(row.cutoff + hours{3}));
    CHECK(text(clock.remind) == text(row.cutoff + hours{3}));
  }
}

TEST_CASE("all instants of an ordinary hour") {
  // Monday 2026-03-30, the day after summer time began.
  auto const clock = clock_on(on(2026, 3, 30));
  CHECK(text(clock.opens) == "2026-03-02T07:00:00");
  CHECK(text(clock.cutoff) == "2026-03-27T10:00:00");
  CHECK(text(clock.decide) == "2026-03-27T10:00:00");
  CHECK(text(clock.lock) == "2026-03-27T13:00:00");
  CHECK(text(clock.remind) == "2026-03-27T13:00:00");
  CHECK(text(clock.start) == "2026-03-30T06:00:00");
  CHECK(text(clock.end) == "2026-03-30T07:00:00");
  CHECK(text(clock.archive) == "2026-04-29T07:00:00");
}

TEST_CASE("a moment a tenth of a second before the cut-off is before it, the cut-off itself is not") {
  auto const cutoff = clock_on(on(2026, 3, 30)).cutoff;
  auto const just_before = std::chrono::sys_time<std::chrono::milliseconds>{cutoff} - std::chrono::milliseconds{100};
  CHECK(std::chrono::floor<std::chrono::seconds>(just_before) < cutoff);
  CHECK_FALSE(cutoff < cutoff);
}

TEST_CASE("R13: a 13:00 hour locks at 11:00 of its own day") {
  series_rule rule;
  rule.start = hours{13};
  auto const clock = clock_on(on(2027, 4, 12), rule);
  CHECK(text(clock.lock) == "2027-04-12T08:00:00");
  CHECK(text(clock.cutoff) == "2027-04-09T09:00:00");
  CHECK(text(clock.remind) == "2027-04-09T12:00:00");
}

TEST_CASE("policy previous_calendar_day counts every day, for cut-off, lock and reminder") {
  series_rule rule;
  rule.cutoff = cutoff_policy::previous_calendar_day;
  auto const clock = clock_on(on(2027, 3, 30), rule);
  // Easter Monday, two days after summer time began.
  CHECK(text(clock.cutoff) == "2027-03-29T09:00:00");
  CHECK(text(clock.lock) == "2027-03-29T12:00:00");
  CHECK(text(clock.remind) == "2027-03-29T12:00:00");
}

TEST_CASE("policy n_working_days goes back that many working days for the cut-off only") {
  struct row {
    int back;
    char const* cutoff;
  };
  row const rows[] = {
      {1, "2026-04-02T09:00:00"}, {2, "2026-04-01T09:00:00"}, {3, "2026-03-31T09:00:00"}, {5, "2026-03-27T10:00:00"}};
  series_rule rule;
  rule.cutoff = cutoff_policy::n_working_days;
  for (auto const& row : rows) {
    rule.cutoff_working_days = row.back;
    CAPTURE(row.back);
    auto const clock = clock_on(on(2026, 4, 7), rule);
    CHECK(text(clock.cutoff) == row.cutoff);
    CHECK(text(clock.lock) == "2026-04-02T12:00:00");
  }
}

TEST_CASE("the number of days is not looked at under the other policies") {
  series_rule rule;
  rule.cutoff_working_days = 5;
  CHECK(text(clock_on(on(2026, 4, 7), rule).cutoff) == "2026-04-02T09:00:00");
}

TEST_CASE("R3: a half day pulls the cut-off to an hour before its closing, never later") {
  struct row {
    int closes;
    char const* cutoff;
    char const* remind;
  };
  row const rows[] = {{11, "2027-04-09T07:00:00", "2027-04-09T08:00:00"},
                      {12, "2027-04-09T08:00:00", "2027-04-09T09:00:00"},
                      {13, "2027-04-09T09:00:00", "2027-04-09T10:00:00"},
                      {14, "2027-04-09T09:00:00", "2027-04-09T11:00:00"},
                      {16, "2027-04-09T09:00:00", "2027-04-09T12:00:00"}};
  series_rule rule;
  rule.start = hours{13};
  for (auto const& row : rows) {
    CAPTURE(row.closes);
    auto const clock = clock_on(on(2027, 4, 12), rule, with_half_day(on(2027, 4, 9), hours{row.closes}));
    CHECK(text(clock.cutoff) == row.cutoff);
    CHECK(text(clock.decide) == row.cutoff);
    CHECK(text(clock.remind) == row.remind);
  }
}

TEST_CASE("the decision follows the cut-off by what the series says") {
  series_rule rule;
  rule.decide_after = minutes{90};
  auto const clock = clock_on(on(2027, 4, 12), rule);
  CHECK(text(clock.cutoff) == "2027-04-09T09:00:00");
  CHECK(text(clock.decide) == "2027-04-09T10:30:00");
}

TEST_CASE("R1: an hour of every week stays at its wall time through both changes") {
  auto const zone = helsinki();
  for (auto day = std::chrono::sys_days{on(2026, 1, 5)}; day < std::chrono::sys_days{on(2027, 12, 31)};
       day += days{7}) {
    auto const clock = fitted_clock_of({}, day, {}, zone).clock;
    CAPTURE(text(date{day}));
    CHECK(text(zone.to_local(clock.start)) == text(date{day}) + "T09:00:00");
    CHECK(text(zone.to_local(clock.end)) == text(date{day}) + "T10:00:00");
    CHECK(text(zone.to_local(clock.cutoff)).substr(11) == "12:00:00");
  }
}

TEST_CASE("R1: a start in the gap is the first instant after it, an ambiguous one is the earlier") {
  series_rule rule;
  rule.start = hours{3} + minutes{30};
  rule.duration = minutes{90};
  auto const spring = clock_on(on(2027, 3, 28), rule);
  CHECK(text(spring.start) == "2027-03-28T01:00:00");
  CHECK(text(spring.end) == "2027-03-28T02:00:00");
  auto const autumn = clock_on(on(2027, 10, 31), rule);
  CHECK(text(autumn.start) == "2027-10-31T00:30:00");
  CHECK(text(autumn.end) == "2027-10-31T03:00:00");
}

TEST_CASE("a clock that breaks its order is refused with the first relation that breaks") {
  struct row {
    std::string what;
    void (*spoil)(series_rule&);
    clock_fault fault;
  };
  row const rows[] = {
      {"over midnight", [](series_rule& r) { r.start = hours{23} + minutes{1}; }, clock_fault::crosses_midnight},
      {"no time of day", [](series_rule& r) { r.start = minutes{-1}; }, clock_fault::crosses_midnight},
      {"opens at the cut-off",
       [](series_rule& r) {
         r.opens_before = days{3};
         r.cutoff_time = hours{9};
       },
       clock_fault::opens_not_before_cutoff},
      {"decides earlier", [](series_rule& r) { r.decide_after = minutes{-1}; }, clock_fault::decide_before_cutoff},
      {"decides at midnight", [](series_rule& r) { r.decide_after = hours{12}; }, clock_fault::decide_on_another_day},
      {"decides at the lock", [](series_rule& r) { r.decide_after = hours{3}; }, clock_fault::decide_not_before_lock},
      {"locks after the start", [](series_rule& r) { r.lock_before = minutes{-1}; }, clock_fault::lock_after_start},
      {"lasts no time", [](series_rule& r) { r.duration = minutes{0}; }, clock_fault::end_not_after_start},
  };
  for (auto const& row : rows) {
    series_rule rule;
    row.spoil(rule);
    CAPTURE(row.what);
    CHECK(fault_on(on(2027, 4, 12), rule) == row.fault);
  }
}

TEST_CASE("just inside each relation the clock is fine") {
  void (*const rules[])(series_rule&) = {
      [](series_rule& r) { r.start = hours{23}; },
      [](series_rule& r) { r.start = hours{0}; },
      [](series_rule& r) {
        r.opens_before = days{3};
        r.cutoff_time = hours{9} + minutes{1};
      },
      [](series_rule& r) { r.decide_after = hours{3} - minutes{1}; },
      [](series_rule& r) { r.lock_before = minutes{0}; },
      [](series_rule& r) { r.duration = minutes{1}; },
  };
  for (auto const change : rules) {
    series_rule rule;
    change(rule);
    CHECK(clock_of(rule, on(2027, 4, 12), {}, helsinki()).has_value());
  }
}

TEST_CASE("an hour that lies wholly in the gap has no length and is refused on that date only") {
  series_rule rule;
  rule.start = hours{3};
  rule.duration = minutes{45};
  CHECK(fault_on(on(2027, 3, 28), rule) == clock_fault::end_not_after_start);
  CHECK(clock_of(rule, on(2027, 4, 4), {}, helsinki()).has_value());
}

TEST_CASE("a saved clock that keeps its order is as ruled") {
  auto const fitted = fitted_clock_of({}, on(2027, 4, 12), {}, helsinki());
  CHECK(fitted.fit == clock_fit::as_ruled);
  CHECK(fitted.clock == clock_on(on(2027, 4, 12)));
}

TEST_CASE("a half day added later moves cut-off and decision to an hour before the lock") {
  // Closing at 12:00 leaves Friday 11:00 as lock of a Monday 09:00 hour, and 11:00 as cut-off too.
  auto const calendar = with_half_day(on(2027, 4, 9), hours{12});
  CHECK(fault_on(on(2027, 4, 12), {}, calendar) == clock_fault::decide_not_before_lock);
  auto const fitted = fitted_clock_of({}, on(2027, 4, 12), calendar, helsinki());
  CHECK(fitted.fit == clock_fit::pulled_before_lock);
  CHECK(text(fitted.clock.lock) == "2027-04-09T08:00:00");
  CHECK(text(fitted.clock.cutoff) == "2027-04-09T07:00:00");
  CHECK(text(fitted.clock.decide) == "2027-04-09T07:00:00");
  CHECK(text(fitted.clock.remind) == "2027-04-09T09:00:00");
}

TEST_CASE("holidays added later that leave no time for booking open it a day before the new cut-off") {
  series_rule rule;
  rule.opens_before = days{4};
  working_calendar calendar;
  calendar.local_holidays = {on(2027, 4, 8), on(2027, 4, 9)};
  // Monday's hour opens on Thursday 09:00, but the last working day is Wednesday now.
  CHECK(fault_on(on(2027, 4, 12), rule, calendar) == clock_fault::opens_not_before_cutoff);
  auto const fitted = fitted_clock_of(rule, on(2027, 4, 12), calendar, helsinki());
  CHECK(fitted.fit == clock_fit::pulled_before_lock);
  CHECK(text(fitted.clock.lock) == "2027-04-07T12:00:00");
  CHECK(text(fitted.clock.cutoff) == "2027-04-07T11:00:00");
  CHECK(text(fitted.clock.opens) == "2027-04-06T11:00:00");
}

TEST_CASE("an opening exactly at the cut-off is too late, before and after the pull") {
  series_rule rule;
  rule.start = hours{12};
  rule.opens_before = days{4};
  working_calendar calendar;
  calendar.local_holidays = {on(2027, 4, 9)};
  CHECK(fault_on(on(2027, 4, 12), rule, calendar) == clock_fault::opens_not_before_cutoff);
  auto const noon = fitted_clock_of(rule, on(2027, 4, 12), calendar, helsinki());
  CHECK(noon.fit == clock_fit::pulled_before_lock);
  CHECK(text(noon.clock.opens) == "2027-04-08T09:00:00");
  CHECK(text(noon.clock.cutoff) == "2027-04-12T06:00:00");

  rule.start = hours{9};
  rule.opens_before = days{5};
  rule.lock_before = hours{7};
  calendar.local_holidays = {on(2027, 4, 8), on(2027, 4, 9)};
  auto const nine = fitted_clock_of(rule, on(2027, 4, 12), calendar, helsinki());
  CHECK(text(nine.clock.lock) == "2027-04-07T07:00:00");
  CHECK(text(nine.clock.cutoff) == "2027-04-07T06:00:00");
  CHECK(text(nine.clock.opens) == "2027-04-06T06:00:00");
}

TEST_CASE("an hour that new zone data swallow keeps its duration") {
  series_rule rule;
  rule.start = hours{3};
  rule.duration = minutes{45};
  auto const fitted = fitted_clock_of(rule, on(2027, 3, 28), {}, helsinki());
  CHECK(fitted.fit == clock_fit::as_ruled);
  CHECK(text(fitted.clock.start) == "2027-03-28T01:00:00");
  CHECK(text(fitted.clock.end) == "2027-03-28T01:45:00");
  CHECK(text(fitted.clock.archive) == "2027-04-27T01:45:00");
}
