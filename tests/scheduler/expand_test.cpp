// SPDX-License-Identifier: Apache-2.0
#include "scheduler/expand.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

series_rule from(date first, int every_weeks = 1) {
  series_rule rule;
  rule.first = first;
  rule.every_weeks = every_weeks;
  return rule;
}

std::string words(std::vector<planned_date> const& dates) {
  std::string all;
  for (auto const& planned : dates) {
    all += text(planned.nominal);
    if (planned.actual != planned.nominal) all += ">" + text(planned.actual);
    if (planned.verdict == date_verdict::holiday) all += " holiday";
    if (planned.verdict == date_verdict::in_break) all += " break";
    all += "\n";
  }
  return all;
}

std::string expanded(series_rule const& rule, date begin, date until, working_calendar const& calendar = {}) {
  return words(expand(rule, calendar, begin, until));
}

}  // namespace

TEST_CASE("a weekly series names each week's day, the range being half-open") {
  auto const rule = from(on(2027, 4, 12));
  CHECK(expanded(rule, on(2027, 4, 12), on(2027, 5, 3)) == "2027-04-12\n2027-04-19\n2027-04-26\n");
  CHECK(expanded(rule, on(2027, 4, 13), on(2027, 4, 20)) == "2027-04-19\n");
  CHECK(expanded(rule, on(2027, 4, 13), on(2027, 4, 19)) == "");
  CHECK(expanded(rule, on(2027, 1, 1), on(2027, 4, 13)) == "2027-04-12\n");
  CHECK(expanded(rule, on(2027, 5, 3), on(2027, 4, 12)) == "");
}

TEST_CASE("R2: the parity of a bi-weekly series is that of its first date, across week 53") {
  auto const rule = from(on(2026, 12, 14), 2);
  CHECK(expanded(rule, on(2026, 12, 14), on(2027, 2, 1)) == "2026-12-14\n2026-12-28\n2027-01-11\n2027-01-25\n");
  CHECK(expanded(rule, on(2027, 1, 12), on(2027, 2, 1)) == "2027-01-25\n");
}

TEST_CASE("R2: series of three and four weeks") {
  CHECK(expanded(from(on(2027, 4, 12), 3), on(2027, 4, 13), on(2027, 5, 31)) == "2027-05-03\n2027-05-24\n");
  CHECK(expanded(from(on(2027, 4, 12), 4), on(2027, 4, 13), on(2027, 6, 8)) == "2027-05-10\n2027-06-07\n");
}

TEST_CASE("R2: a monthly series keeps to its nth weekday, and its holidays follow the policy") {
  auto rule = from(on(2027, 1, 4));
  rule.nth_in_month = 5;
  CHECK(expanded(rule, on(2027, 2, 1), on(2027, 5, 1)) == "2027-02-22\n2027-03-29 holiday\n2027-04-26\n");
  rule.on_holiday = holiday_policy::next_working_day;
  CHECK(expanded(rule, on(2027, 3, 1), on(2027, 4, 1)) == "2027-03-29>2027-03-30\n");
  CHECK(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 3, 25), 9, 59)) == on(2027, 3, 29));
  CHECK(check_series(rule, {}, helsinki(), on(2027, 1, 1)).has_value());
}

TEST_CASE("a series names no date after its last one") {
  auto rule = from(on(2027, 4, 12));
  rule.last = on(2027, 4, 26);
  CHECK(expanded(rule, on(2027, 4, 19), on(2027, 6, 1)) == "2027-04-19\n2027-04-26\n");
  rule.last = on(2027, 4, 25);
  CHECK(expanded(rule, on(2027, 4, 19), on(2027, 6, 1)) == "2027-04-19\n");
}

TEST_CASE("R3: what becomes of an hour on a holiday is the series' policy") {
  struct row {
    holiday_policy policy;
    char const* expected;
  };
  // Ascension Day 2027 is Thursday 6 May.
  row const rows[] = {{holiday_policy::skip, "2027-05-06 holiday\n"},
                      {holiday_policy::previous_working_day, "2027-05-06>2027-05-05\n"},
                      {holiday_policy::next_working_day, "2027-05-06>2027-05-07\n"},
                      {holiday_policy::hold, "2027-05-06\n"}};
  auto rule = from(on(2027, 4, 1));
  for (auto const& row : rows) {
    rule.on_holiday = row.policy;
    CHECK(expanded(rule, on(2027, 5, 6), on(2027, 5, 7)) == row.expected);
  }
}

TEST_CASE("R3: local holidays and eves follow the policy too") {
  working_calendar calendar;
  calendar.local_holidays.insert(on(2027, 4, 19));
  CHECK(expanded(from(on(2027, 4, 12)), on(2027, 4, 19), on(2027, 4, 20), calendar) == "2027-04-19 holiday\n");
  auto const fridays = from(on(2027, 6, 4));
  CHECK(expanded(fridays, on(2027, 6, 25), on(2027, 6, 26)) == "2027-06-25 holiday\n");
  calendar.eves_policy = eves::working_days;
  CHECK(expanded(fridays, on(2027, 6, 25), on(2027, 6, 26), calendar) == "2027-06-25\n");
}

TEST_CASE("an hour on a plain weekend takes place, one on a weekend holiday follows the policy") {
  auto const saturdays = from(on(2027, 6, 12));
  CHECK(expanded(saturdays, on(2027, 6, 19), on(2027, 6, 27)) == "2027-06-19\n2027-06-26 holiday\n");
}

TEST_CASE("R3: a moved hour jumps over all days off") {
  auto rule = from(on(2026, 12, 10));
  rule.on_holiday = holiday_policy::next_working_day;
  CHECK(expanded(rule, on(2026, 12, 24), on(2026, 12, 25)) == "2026-12-24>2026-12-28\n");
  rule.on_holiday = holiday_policy::previous_working_day;
  CHECK(expanded(rule, on(2026, 12, 24), on(2026, 12, 25)) == "2026-12-24>2026-12-23\n");
}

TEST_CASE("an hour is never moved as far as its neighbour, nor past the last date") {
  working_calendar calendar;
  for (unsigned day = 12; day <= 18; ++day) calendar.local_holidays.insert(on(2027, 4, day));
  auto rule = from(on(2027, 4, 5));
  rule.on_holiday = holiday_policy::next_working_day;
  CHECK(expanded(rule, on(2027, 4, 12), on(2027, 4, 20), calendar) == "2027-04-12 holiday\n2027-04-19\n");
  calendar.local_holidays.erase(on(2027, 4, 16));
  CHECK(expanded(rule, on(2027, 4, 12), on(2027, 4, 20), calendar) == "2027-04-12>2027-04-16\n2027-04-19\n");
  rule.last = on(2027, 4, 15);
  CHECK(expanded(rule, on(2027, 4, 12), on(2027, 4, 20), calendar) == "2027-04-12 holiday\n");
  rule.last = on(2027, 4, 16);
  CHECK(expanded(rule, on(2027, 4, 12), on(2027, 4, 20), calendar) == "2027-04-12>2027-04-16\n");
}

TEST_CASE("R5: breaks take out their dates, both ends included, before any holiday") {
  auto rule = from(on(2027, 6, 3));
  rule.breaks = {{on(2027, 6, 24), on(2027, 7, 8)}, {on(2027, 7, 22), on(2027, 7, 22)}};
  CHECK(expanded(rule, on(2027, 6, 17), on(2027, 8, 1)) ==
        "2027-06-17\n2027-06-24 break\n2027-07-01 break\n2027-07-08 break\n2027-07-15\n2027-07-22 break\n"
        "2027-07-29\n");
  rule = from(on(2027, 6, 4));
  rule.breaks = {{on(2027, 6, 25), on(2027, 6, 25)}};
  CHECK(expanded(rule, on(2027, 6, 25), on(2027, 6, 26)) == "2027-06-25 break\n");
}

TEST_CASE("R5: an hour that a holiday would move into a break is in the break") {
  auto rule = from(on(2027, 4, 1));
  rule.on_holiday = holiday_policy::next_working_day;
  rule.breaks = {{on(2027, 5, 7), on(2027, 5, 9)}};
  CHECK(expanded(rule, on(2027, 5, 6), on(2027, 5, 7)) == "2027-05-06 break\n");
}

TEST_CASE("an interval other than 1 to 4 weeks is a fault of ours") {
  for (int const weeks : {-1, 0, 5}) {
    CAPTURE(weeks);
    CHECK_THROWS_AS(expand(from(on(2027, 4, 12), weeks), {}, on(2027, 4, 12), on(2027, 5, 1)), std::invalid_argument);
  }
}

TEST_CASE("a series with DOMAIN's defaults is accepted on each weekday") {
  for (unsigned day = 12; day <= 16; ++day) {
    CAPTURE(day);
    CHECK(check_series(from(on(2027, 4, day)), {}, helsinki(), on(2027, 4, 1)).has_value());
  }
}

TEST_CASE("a series is refused with the first of its next 60 dates whose order its own settings break") {
  // Booking opens four days before: enough in an ordinary week, not over Easter.
  auto rule = from(on(2027, 1, 5));
  rule.opens_before = days{4};
  auto const refused = check_series(rule, {}, helsinki(), on(2027, 1, 5));
  REQUIRE_FALSE(refused.has_value());
  CHECK(text(refused.error().day) == "2027-03-30");
  CHECK(refused.error().fault == clock_fault::opens_not_before_cutoff);
}

TEST_CASE("the check looks at 60 dates, no more and no fewer, and not at those behind") {
  auto rule = from(on(2026, 4, 7));
  rule.opens_before = days{4};
  auto const bad = std::chrono::sys_days{on(2027, 3, 30)};
  auto const accepts_from = [&](days ahead) {
    auto only_that = rule;
    // All but the Tuesday after Easter is break.
    only_that.breaks = {{on(2026, 1, 1), on(2027, 3, 29)}, {on(2027, 3, 31), on(2029, 1, 1)}};
    return check_series(only_that, {}, helsinki(), date{bad - ahead}).has_value();
  };
  CHECK_FALSE(accepts_from(days{0}));
  CHECK(accepts_from(days{-1}));
  rule.first = date{bad - days{7 * 60}};
  CHECK_FALSE(accepts_from(days{7 * 59}));
  CHECK(accepts_from(days{7 * 60}));
}

TEST_CASE("half days of the calendar do not make a series invalid") {
  working_calendar calendar;
  calendar.half_days[on(2027, 4, 9)] = hours{12};
  CHECK(check_series(from(on(2027, 4, 12)), calendar, helsinki(), on(2027, 4, 1)).has_value());
}

TEST_CASE("dates that do not take place are not checked, moved ones are checked where they land") {
  auto rule = from(on(2027, 3, 29));
  rule.opens_before = days{4};
  rule.last = on(2027, 3, 29);
  // Easter Monday is skipped; moved to Tuesday its cut-off would be Thursday, before the opening on Friday.
  CHECK(check_series(rule, {}, helsinki(), on(2027, 3, 1)).has_value());
  rule.last = on(2027, 3, 30);
  rule.on_holiday = holiday_policy::next_working_day;
  auto const refused = check_series(rule, {}, helsinki(), on(2027, 3, 1));
  REQUIRE_FALSE(refused.has_value());
  CHECK(text(refused.error().day) == "2027-03-30");
}

TEST_CASE("a series starts at its first date whose cut-off lies ahead") {
  auto const rule = from(on(2027, 4, 5));
  auto const cutoff = utc(on(2027, 4, 9), 9);
  auto const first_at = [&](instant now) { return first_bookable_date(rule, {}, helsinki(), now); };
  CHECK(first_at(cutoff - std::chrono::seconds{1}) == on(2027, 4, 12));
  CHECK(first_at(cutoff) == on(2027, 4, 19));
  CHECK(first_at(utc(on(2027, 1, 1))) == on(2027, 4, 5));
}

TEST_CASE("the first bookable date is one that takes place, by its nominal date") {
  auto rule = from(on(2027, 5, 6));
  CHECK(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 5, 1))) == on(2027, 5, 13));
  rule.on_holiday = holiday_policy::next_working_day;
  // Moved from Thursday 6 May to Friday 7 May, with its cut-off on Wednesday.
  CHECK(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 5, 5), 8, 59)) == on(2027, 5, 6));
  CHECK(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 5, 5), 9)) == on(2027, 5, 13));
}

TEST_CASE("a series that has ended or is all break has no first bookable date") {
  auto rule = from(on(2027, 4, 5));
  rule.last = on(2027, 4, 12);
  CHECK(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 4, 9), 8)) == on(2027, 4, 12));
  CHECK_FALSE(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 4, 9), 9)));
  rule.last.reset();
  rule.breaks = {{on(2027, 1, 1), on(2060, 1, 1)}};
  CHECK_FALSE(first_bookable_date(rule, {}, helsinki(), utc(on(2027, 4, 1))));
}
