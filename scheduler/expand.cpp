// SPDX-License-Identifier: Apache-2.0
#include "scheduler/expand.hpp"

#include "scheduler/recurrence.hpp"

#include <algorithm>
#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weeks;

constexpr int checked_dates = 60;

bool in_break(series_rule const& rule, date day) {
  return std::ranges::any_of(rule.breaks, [&](date_range const& gap) { return gap.first <= day && day <= gap.last; });
}

date moved(series_rule const& rule, working_calendar const& calendar, date day) {
  switch (rule.on_holiday) {
    case holiday_policy::skip:
    case holiday_policy::hold: return day;
    case holiday_policy::previous_working_day: return calendar.previous_working_day(day);
    case holiday_policy::next_working_day: return calendar.next_working_day(day);
  }
  std::unreachable();
}

planned_date placed(series_rule const& rule, working_calendar const& calendar, sys_days nominal) {
  date const day = nominal;
  if (in_break(rule, day)) return {day, day, date_verdict::in_break};
  if (!calendar.is_holiday(day) || rule.on_holiday == holiday_policy::hold) {
    return {day, day, date_verdict::takes_place};
  }
  auto const actual = moved(rule, calendar, day);
  bool const runs_into_neighbour = std::chrono::abs(sys_days{actual} - nominal) >= least_distance(rule);
  bool const after_last = rule.last && actual > *rule.last;
  if (actual == day || runs_into_neighbour || after_last) return {day, day, date_verdict::holiday};
  if (in_break(rule, actual)) return {day, day, date_verdict::in_break};
  return {day, actual, date_verdict::takes_place};
}

}  // namespace

std::vector<planned_date> expand(series_rule const& rule, working_calendar const& calendar, date from, date until) {
  std::vector<planned_date> dates;
  for (auto day = first_nominal_from(rule, from); day < sys_days{until}; day = next_nominal(rule, day)) {
    if (rule.last && date{day} > *rule.last) break;
    dates.push_back(placed(rule, calendar, day));
  }
  return dates;
}

std::expected<void, refused_series> check_series(series_rule const& rule, working_calendar const& calendar,
                                                 zone_rules const& zone, date from) {
  auto own = calendar;
  own.half_days.clear();
  auto const begin = first_nominal_from(rule, from);
  auto end = begin;
  for (int n = 0; n < checked_dates; ++n) end = next_nominal(rule, end);
  for (auto const& planned : expand(rule, own, begin, end)) {
    if (planned.verdict != date_verdict::takes_place) continue;
    auto const clock = clock_of(rule, planned.actual, own, zone);
    if (!clock) return std::unexpected(refused_series{planned.actual, clock.error()});
  }
  return {};
}

std::optional<date> first_bookable_date(series_rule const& rule, working_calendar const& calendar,
                                        zone_rules const& zone, instant now) {
  // An hour ahead may have its nominal date behind, but never by the distance of two dates.
  auto const today = sys_days{std::chrono::floor<days>(zone.to_local(now)).time_since_epoch()};
  auto from = std::max(today - least_distance(rule), sys_days{rule.first});
  for (int year = 0; year < 10; ++year, from += weeks{52}) {
    for (auto const& planned : expand(rule, calendar, from, from + weeks{52})) {
      if (planned.verdict != date_verdict::takes_place) continue;
      if (now < fitted_clock_of(rule, planned.actual, calendar, zone).clock.cutoff) return planned.nominal;
    }
  }
  return std::nullopt;
}

}  // namespace matala::scheduler
