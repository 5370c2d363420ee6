// SPDX-License-Identifier: Apache-2.0
#include "scheduler/working_calendar.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::hours;

TEST_CASE("weekends and holidays are no working days, other weekdays are") {
  working_calendar const calendar;
  CHECK(calendar.is_working_day(on(2026, 4, 2)));
  CHECK_FALSE(calendar.is_working_day(on(2026, 4, 3)));
  CHECK_FALSE(calendar.is_working_day(on(2026, 4, 4)));
  CHECK_FALSE(calendar.is_working_day(on(2026, 4, 5)));
  CHECK_FALSE(calendar.is_working_day(on(2026, 4, 6)));
  CHECK(calendar.is_working_day(on(2026, 4, 7)));
}

TEST_CASE("a plain weekend is no holiday, a holiday on a weekend is one") {
  working_calendar const calendar;
  CHECK_FALSE(calendar.is_holiday(on(2026, 4, 4)));
  CHECK(calendar.is_holiday(on(2026, 6, 20)));
  CHECK(calendar.is_holiday(on(2026, 12, 6)));
}

TEST_CASE("R3: a local holiday and the choice about eves decide like the built-in days") {
  working_calendar calendar;
  calendar.local_holidays.insert(on(2027, 5, 14));
  CHECK(calendar.is_holiday(on(2027, 5, 14)));
  CHECK_FALSE(calendar.is_working_day(on(2027, 5, 14)));
  CHECK(calendar.is_working_day(on(2027, 5, 13)));
  CHECK_FALSE(calendar.is_working_day(on(2027, 6, 25)));
  calendar.eves_policy = eves::working_days;
  CHECK(calendar.is_working_day(on(2027, 6, 25)));
}

TEST_CASE("R4: the working week is what the settings say") {
  working_calendar calendar;
  calendar.working_week = {false, true, true, true, true, true, false};
  CHECK_FALSE(calendar.is_working_day(on(2027, 4, 12)));
  CHECK(calendar.is_working_day(on(2027, 4, 10)));
  CHECK(calendar.previous_working_day(on(2027, 4, 13)) == on(2027, 4, 10));
  CHECK(calendar.next_working_day(on(2027, 4, 10)) == on(2027, 4, 13));
}

TEST_CASE("a half day is a working day that closes early") {
  working_calendar calendar;
  calendar.half_days[on(2026, 12, 23)] = hours{12};
  calendar.half_days[on(2026, 12, 22)] = hours{18};
  CHECK(calendar.is_working_day(on(2026, 12, 23)));
  CHECK(calendar.hours_of(on(2026, 12, 23)) == working_hours{hours{8}, hours{12}});
  CHECK(calendar.hours_of(on(2026, 12, 22)) == working_hours{hours{8}, hours{16}});
  CHECK(calendar.hours_of(on(2026, 12, 21)) == working_hours{hours{8}, hours{16}});
}

TEST_CASE("the previous and next working days jump over days off, strictly") {
  struct row {
    date day, previous, next;
  };
  row const rows[] = {
      {on(2026, 4, 7), on(2026, 4, 2), on(2026, 4, 8)},       {on(2026, 4, 4), on(2026, 4, 2), on(2026, 4, 7)},
      {on(2026, 12, 28), on(2026, 12, 23), on(2026, 12, 29)}, {on(2026, 12, 23), on(2026, 12, 22), on(2026, 12, 28)},
      {on(2027, 1, 4), on(2026, 12, 31), on(2027, 1, 5)},     {on(2027, 1, 7), on(2027, 1, 5), on(2027, 1, 8)},
  };
  working_calendar const calendar;
  for (auto const& row : rows) {
    CAPTURE(text(row.day));
    CHECK(text(calendar.previous_working_day(row.day)) == text(row.previous));
    CHECK(text(calendar.next_working_day(row.day)) == text(row.next));
  }
}

TEST_CASE("a calendar without a working day is refused loudly instead of searched for ever") {
  working_calendar calendar;
  calendar.working_week = {};
  CHECK_THROWS_AS(calendar.previous_working_day(on(2027, 1, 4)), std::domain_error);
  CHECK_THROWS_AS(calendar.next_working_day(on(2027, 1, 4)), std::domain_error);
}
