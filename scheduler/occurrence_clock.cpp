// SPDX-License-Identifier: Apache-2.0
#include "scheduler/occurrence_clock.hpp"

#include "scheduler/working_time.hpp"

#include <algorithm>
#include <optional>

namespace matala::scheduler {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;

constexpr time_of_day reminder_time = hours{15};
constexpr days archived_after{30};

struct wall_clock {
  local_instant opens;
  local_instant cutoff;
  local_instant decide;
  local_instant lock;
  local_instant remind;
  local_instant start;
  local_instant end;
};

date cutoff_day(series_rule const& rule, date day, working_calendar const& calendar) {
  int const back = rule.cutoff == cutoff_policy::n_working_days ? rule.cutoff_working_days : 1;
  for (int n = 0; n < back; ++n) day = previous_counted_day(calendar, counted_by(rule), day);
  return day;
}

local_instant cutoff_on(series_rule const& rule, date day, working_calendar const& calendar) {
  auto const half_day = calendar.half_days.find(day);
  if (half_day == calendar.half_days.end()) return local_days{day} + rule.cutoff_time;
  return local_days{day} + std::min(rule.cutoff_time, half_day->second - hours{1});
}

wall_clock wall_of(series_rule const& rule, date day, working_calendar const& calendar) {
  wall_clock wall;
  wall.start = local_days{day} + rule.start;
  wall.end = wall.start + rule.duration;
  wall.opens = wall.start - rule.opens_before;
  wall.cutoff = cutoff_on(rule, cutoff_day(rule, day, calendar), calendar);
  wall.decide = wall.cutoff + rule.decide_after;
  wall.lock = back_by_working_time(calendar, counted_by(rule), wall.start, rule.lock_before);
  auto const eve = previous_counted_day(calendar, counted_by(rule), day);
  wall.remind = local_days{eve} + std::min(reminder_time, calendar.hours_of(eve).closes);
  return wall;
}

occurrence_clock in_zone(wall_clock const& wall, zone_rules const& zone) {
  occurrence_clock clock;
  clock.opens = zone.to_instant(wall.opens);
  clock.cutoff = zone.to_instant(wall.cutoff);
  clock.decide = zone.to_instant(wall.decide);
  clock.lock = zone.to_instant(wall.lock);
  clock.remind = zone.to_instant(wall.remind);
  clock.start = zone.to_instant(wall.start);
  clock.end = zone.to_instant(wall.end);
  clock.archive = clock.end + archived_after;
  return clock;
}

bool on_one_day(local_instant a, local_instant b) {
  return std::chrono::floor<days>(a) == std::chrono::floor<days>(b);
}

std::optional<clock_fault> fault_of(series_rule const& rule, wall_clock const& wall, occurrence_clock const& clock) {
  // The end is exclusive: an hour until midnight does not cross it.
  if (rule.start < hours{0} || rule.start + rule.duration > hours{24}) return clock_fault::crosses_midnight;
  if (clock.opens >= clock.cutoff) return clock_fault::opens_not_before_cutoff;
  if (clock.decide < clock.cutoff) return clock_fault::decide_before_cutoff;
  if (!on_one_day(wall.cutoff, wall.decide)) return clock_fault::decide_on_another_day;
  if (clock.decide >= clock.lock) return clock_fault::decide_not_before_lock;
  if (clock.lock > clock.start) return clock_fault::lock_after_start;
  if (clock.end <= clock.start) return clock_fault::end_not_after_start;
  return std::nullopt;
}

}  // namespace

std::expected<occurrence_clock, clock_fault> clock_of(series_rule const& rule, date day,
                                                      working_calendar const& calendar, zone_rules const& zone) {
  auto const wall = wall_of(rule, day, calendar);
  auto const clock = in_zone(wall, zone);
  if (auto const fault = fault_of(rule, wall, clock)) return std::unexpected(*fault);
  return clock;
}

fitted_clock fitted_clock_of(series_rule const& rule, date day, working_calendar const& calendar,
                             zone_rules const& zone) {
  auto clock = in_zone(wall_of(rule, day, calendar), zone);
  if (clock.end <= clock.start) {
    clock.end = clock.start + rule.duration;
    clock.archive = clock.end + archived_after;
  }
  if (clock.opens < clock.cutoff && clock.cutoff <= clock.decide && clock.decide < clock.lock) {
    return {clock, clock_fit::as_ruled};
  }
  clock.cutoff = clock.decide = clock.lock - hours{1};
  if (clock.opens >= clock.cutoff) clock.opens = clock.cutoff - days{1};
  return {clock, clock_fit::pulled_before_lock};
}

}  // namespace matala::scheduler
