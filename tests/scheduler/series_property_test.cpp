// SPDX-License-Identifier: Apache-2.0
#include "scheduler/expand.hpp"
#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::sys_days;

namespace {

constexpr int first_year = 2024;
constexpr int last_year = 2040;
constexpr int years_each = 10;
constexpr unsigned series_tried = 1000;

/// The same values on every machine: the standard fixes the engine, and we take remainders ourselves.
class dice {
 public:
  explicit dice(unsigned seed) : engine_(seed) {}

  int between(int least, int most) {
    return least + static_cast<int>(engine_() % static_cast<unsigned>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  date day() { return sys_days{on(first_year, 1, 1)} + days{between(0, (last_year - first_year + 1) * 365)}; }

 private:
  std::mt19937 engine_;
};

struct sample {
  series_rule rule;
  working_calendar calendar;
  /// Ten years, somewhere between 2024 and 2040: [begin, until).
  date begin;
  date until;
};

series_rule any_rule(dice& die, date begin) {
  series_rule rule;
  rule.first = sys_days{begin} + days{die.between(0, 27)};
  rule.every_weeks = die.between(1, 4);
  if (die.one_in(4)) rule.nth_in_month = die.between(1, 5);
  rule.start = minutes{15 * die.between(6 * 4, 20 * 4)};
  rule.duration = minutes{15 * die.between(1, 12)};
  rule.opens_before = days{die.between(20, 60)};
  rule.cutoff = static_cast<cutoff_policy>(die.between(0, 2));
  rule.cutoff_working_days = die.between(1, 5);
  rule.cutoff_time = minutes{15 * die.between(8 * 4, 14 * 4)};
  rule.decide_after = die.one_in(3) ? minutes{die.between(0, 60)} : 0min;
  rule.lock_before = minutes{30 * die.between(0, 6)};
  rule.on_holiday = static_cast<holiday_policy>(die.between(0, 3));
  for (int n = die.between(0, 10); n > 0; --n) {
    auto const first = sys_days{die.day()};
    rule.breaks.push_back({first, first + days{die.between(0, 60)}});
  }
  return rule;
}

working_calendar any_calendar(dice& die) {
  working_calendar calendar;
  if (die.one_in(4)) calendar.eves_policy = eves::working_days;
  if (die.one_in(4)) calendar.working_week = {false, true, true, true, true, true, false};
  for (int n = die.between(0, 100); n > 0; --n) calendar.local_holidays.insert(die.day());
  for (int n = die.between(0, 300); n > 0; --n) calendar.half_days[die.day()] = minutes{30 * die.between(20, 30)};
  return calendar;
}

sample any_sample(unsigned seed) {
  dice die{seed};
  int const year = die.between(first_year, last_year + 1 - years_each);
  auto const begin = on(year, 1, 1);
  auto rule = any_rule(die, begin);
  return {std::move(rule), any_calendar(die), begin, on(year + years_each, 1, 1)};
}

template <class Check>
void for_all_samples(Check check) {
  for (unsigned seed = 1; seed <= series_tried; ++seed) {
    CAPTURE(seed);
    check(any_sample(seed));
  }
}

template <class Check>
void for_all_hours(Check check) {
  auto const zone = helsinki();
  for_all_samples([&](sample const& given) {
    for (auto const& planned : expand(given.rule, given.calendar, given.begin, given.until)) {
      if (planned.verdict != date_verdict::takes_place) continue;
      CAPTURE(text(planned.actual));
      check(given, planned.actual, fitted_clock_of(given.rule, planned.actual, given.calendar, zone), zone);
    }
  });
}

/// Working minutes in [from, to), counted one by one.
minutes counted(sample const& given, local_instant from, local_instant to) {
  minutes found{0};
  for (auto minute = from; minute < to; minute += 1min) {
    auto const midnight = floor<days>(minute);
    date const day{midnight};
    bool const every_day = given.rule.cutoff == cutoff_policy::previous_calendar_day;
    if (!every_day && !given.calendar.is_working_day(day)) continue;
    auto const [opens, closes] = given.calendar.hours_of(day);
    if (midnight + opens <= minute && minute < midnight + closes) found += 1min;
  }
  return found;
}

}  // namespace

TEST_CASE("every hour of every series keeps the order of its clock, through all changes of summer time") {
  std::size_t hours = 0;
  for_all_hours([&](sample const&, date, fitted_clock const& fitted, zone_rules const&) {
    auto const& clock = fitted.clock;
    ++hours;
    CHECK(clock.opens < clock.cutoff);
    CHECK(clock.cutoff <= clock.decide);
    CHECK(clock.decide < clock.lock);
    CHECK(clock.lock <= clock.start);
    CHECK(clock.start < clock.end);
    CHECK(clock.remind < clock.start);
    CHECK(clock.archive == clock.end + days{30});
  });
  MESSAGE("looked at " << hours << " hours");
}

TEST_CASE("R1: start and end keep the wall time of the series") {
  for_all_hours([](sample const& given, date day, fitted_clock const& fitted, zone_rules const& zone) {
    CHECK(zone.to_local(fitted.clock.start) == local_days{day} + given.rule.start);
    CHECK(zone.to_local(fitted.clock.end) == local_days{day} + given.rule.start + given.rule.duration);
  });
}

TEST_CASE("no hour is decided on a day off, nor within an hour of the closing of a half day") {
  for_all_hours([](sample const& given, date, fitted_clock const& fitted, zone_rules const& zone) {
    auto const cutoff = zone.to_local(fitted.clock.cutoff);
    date const day{floor<days>(cutoff)};
    if (given.rule.cutoff != cutoff_policy::previous_calendar_day) CHECK(given.calendar.is_working_day(day));
    auto const half_day = given.calendar.half_days.find(day);
    if (half_day != given.calendar.half_days.end()) CHECK(cutoff <= floor<days>(cutoff) + half_day->second - 1h);
  });
}

TEST_CASE("R13: between lock and start lies exactly the working time that the series asks for") {
  int looked_at = 0;
  for_all_hours([&](sample const& given, date day, fitted_clock const& fitted, zone_rules const& zone) {
    // One in a few hundred: counting minutes is slow on purpose.
    if (looked_at++ % 300 != 0) return;
    auto const lock = zone.to_local(fitted.clock.lock);
    CHECK(counted(given, lock, local_days{day} + given.rule.start) == given.rule.lock_before);
    if (given.rule.lock_before > 0min) CHECK(counted(given, lock, lock + 1min) == 1min);
  });
}

TEST_CASE("a saved clock differs from the rule only where the rule breaks the order") {
  for_all_hours([](sample const& given, date day, fitted_clock const& fitted, zone_rules const& zone) {
    auto const ruled = clock_of(given.rule, day, given.calendar, zone);
    if (ruled) {
      CHECK(fitted.fit == clock_fit::as_ruled);
      CHECK(fitted.clock == *ruled);
    } else {
      CHECK(fitted.fit == clock_fit::pulled_before_lock);
      CHECK(fitted.clock.cutoff == fitted.clock.lock - 1h);
      CHECK(fitted.clock.decide == fitted.clock.cutoff);
    }
  });
}

TEST_CASE("expanding in pieces gives what expanding at once gives, from any side") {
  for_all_samples([](sample const& given) {
    auto const whole = expand(given.rule, given.calendar, given.begin, given.until);
    CHECK(expand(given.rule, given.calendar, given.begin, given.until) == whole);
    dice die{static_cast<unsigned>(whole.size())};
    std::vector<planned_date> pieces;
    auto from = sys_days{given.begin};
    while (from < sys_days{given.until}) {
      auto const to = std::min(from + days{die.between(1, 400)}, sys_days{given.until});
      auto const piece = expand(given.rule, given.calendar, from, to);
      pieces.insert(pieces.end(), piece.begin(), piece.end());
      from = to;
    }
    CHECK(pieces == whole);
  });
}

TEST_CASE("nominal dates keep weekday and distance; hours that take place are on different days and in order") {
  for_all_samples([](sample const& given) {
    auto const all = expand(given.rule, given.calendar, given.begin, given.until);
    REQUIRE_FALSE(all.empty());
    CHECK(given.rule.first <= all.front().nominal);
    date last_day = on(1970, 1, 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
      CAPTURE(text(all[i].nominal));
      if (i > 0) {
        auto const distance = sys_days{all[i].nominal} - sys_days{all[i - 1].nominal};
        CHECK(distance % days{7} == days{0});
        if (!given.rule.nth_in_month) CHECK(distance == days{7 * given.rule.every_weeks});
      }
      if (all[i].verdict != date_verdict::takes_place) {
        CHECK(all[i].actual == all[i].nominal);
        continue;
      }
      CHECK(last_day < all[i].actual);
      last_day = all[i].actual;
      if (all[i].actual != all[i].nominal) CHECK(given.calendar.is_working_day(all[i].actual));
    }
  });
}

TEST_CASE("no hour takes place in a break, and on a holiday only where the policy is to hold it") {
  for_all_samples([](sample const& given) {
    for (auto const& planned : expand(given.rule, given.calendar, given.begin, given.until)) {
      if (planned.verdict != date_verdict::takes_place) continue;
      CAPTURE(text(planned.actual));
      CHECK(std::ranges::none_of(given.rule.breaks, [&](date_range const& gap) {
        return gap.first <= planned.actual && planned.actual <= gap.last;
      }));
      if (given.rule.on_holiday != holiday_policy::hold) CHECK_FALSE(given.calendar.is_holiday(planned.actual));
    }
  });
}

TEST_CASE("a series of a hundred years has each of its weeks once, and none is decided on a day off") {
  series_rule weekly;
  weekly.first = on(2024, 1, 1);
  working_calendar const calendar;
  auto const zone = helsinki();
  auto const century = expand(weekly, calendar, on(2024, 1, 1), on(2124, 1, 1));
  CHECK(century.size() == 5218);
  for (auto const& planned : century) {
    if (planned.verdict != date_verdict::takes_place) continue;
    auto const clock = fitted_clock_of(weekly, planned.actual, calendar, zone).clock;
    CAPTURE(text(planned.actual));
    CHECK(zone.to_local(clock.start) == local_days{planned.actual} + weekly.start);
    CHECK(calendar.is_working_day(date{floor<days>(zone.to_local(clock.decide))}));
  }
}
