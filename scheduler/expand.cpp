// SPDX-License-Identifier: Apache-2.0
#include "scheduler/expand.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weeks;

constexpr int checked_dates = 60;

days step_of(series_rule const& rule) {
  if (rule.every_weeks < 1 || rule.every_weeks > 4) throw std::invalid_argument("every_weeks must be 1 to 4");
  return weeks{rule.every_weeks};
}

sys_days first_nominal_from(series_rule const& rule, sys_days from, days step) {
  auto const first = sys_days{rule.first};
  if (from <= first) return first;
  auto const steps = (from - first + step - days{1}) / step;
  return first + steps * step;
}

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

planned_date placed(series_rule const& rule, working_calendar const& calendar, sys_days nominal, days step) {
  date const day = nominal;
  if (in_break(rule, day)) return {day, day, date_verdict::in_break};
  if (!calendar.is_holiday(day) || rule.on_holiday == holiday_policy::hold) {
    return {day, day, date_verdict::takes_place};
  }
  auto const actual = moved(rule, calendar, day);
  bool const runs_into_neighbour = std::chrono::abs(sys_days{actual} - nominal) >= step;
  bool const after_last = rule.last && actual > *rule.last;
  if (actual == day || runs_into_neighbour || after_last) return {day, day, date_verdict::holiday};
  if (in_break(rule, actual)) return {day, day, date_verdict::in_break};
  return {day, actual, date_verdict::takes_place};
}

}  // namespace

std::vector<planned_date> expand(series_rule const& rule, working_calendar const& calendar, date from, date until) {
  auto const step = step_of(rule);
  std::vector<planned_date> dates;
  for (auto day = first_nominal_from(rule, from, step); day < sys_days{until}; day += step) {
    if (rule.last && date{day} > *rule.last) break;
    dates.push_back(placed(rule, calendar, day, step));
  }
  return dates;
}

std::expected<void, refused_series> check_series(series_rule const& rule, working_calendar const& calendar,
                                                 zone_rules const& zone, date from) {
  auto own = calendar;
  own.half_days.clear();
  auto const begin = std::max(sys_days{from}, sys_days{rule.first});
  for (auto const& planned : expand(rule, own, begin, begin + checked_dates * step_of(rule))) {
    if (planned.verdict != date_verdict::takes_place) continue;
    auto const clock = clock_of(rule, planned.actual, own, zone);
    if (!clock) return std::unexpected(refused_series{planned.actual, clock.error()});
  }
  return {};
}

std::optional<date> first_bookable_date(series_rule const& rule, working_calendar const& calendar,
                                        zone_rules const& zone, instant now) {
  // An hour ahead may have its nominal date behind, but never by a whole step of the rule.
  auto const today = sys_days{std::chrono::floor<days>(zone.to_local(now)).time_since_epoch()};
  auto from = std::max(today - step_of(rule), sys_days{rule.first});
  for (int year = 0; year < 10; ++year, from += weeks{52}) {
    for (auto const& planned : expand(rule, calendar, from, from + weeks{52})) {
      if (planned.verdict != date_verdict::takes_place) continue;
      if (now < fitted_clock_of(rule, planned.actual, calendar, zone).clock.cutoff) return planned.nominal;
    }
  }
  return std::nullopt;
}

}  // namespace matala::scheduler
