// SPDX-License-Identifier: Apache-2.0
#include "scheduler/working_calendar.hpp"

#include <algorithm>
#include <stdexcept>

namespace matala::scheduler {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

date nearest_working_day(working_calendar const& calendar, date from, days step) {
  auto day = sys_days{from};
  for (int tried = 0; tried < 366; ++tried) {
    day += step;
    if (calendar.is_working_day(day)) return day;
  }
  throw std::domain_error("the working calendar leaves no working day within a year");
}

}  // namespace

bool working_calendar::is_working_day(date day) const {
  auto const weekday = std::chrono::weekday{sys_days{day}}.iso_encoding();
  return working_week[weekday - 1] && !is_holiday(day);
}

bool working_calendar::is_holiday(date day) const {
  return local_holidays.contains(day) || finnish_holiday(day, eves_policy).has_value();
}

working_hours working_calendar::hours_of(date day) const {
  auto const half_day = half_days.find(day);
  if (half_day == half_days.end()) return hours;
  return {hours.opens, std::min(hours.closes, half_day->second)};
}

date working_calendar::previous_working_day(date day) const {
  return nearest_working_day(*this, day, days{-1});
}

date working_calendar::next_working_day(date day) const {
  return nearest_working_day(*this, day, days{1});
}

}  // namespace matala::scheduler
