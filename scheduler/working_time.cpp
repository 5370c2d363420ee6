// SPDX-License-Identifier: Apache-2.0
#include "scheduler/working_time.hpp"

#include <algorithm>
#include <stdexcept>

namespace matala::scheduler {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::sys_days;

bool counts(working_calendar const& calendar, counted_days counted, date day) {
  return counted == counted_days::every_day || calendar.is_working_day(day);
}

}  // namespace

counted_days counted_by(series_rule const& rule) {
  return rule.cutoff == cutoff_policy::previous_calendar_day ? counted_days::every_day : counted_days::working_days;
}

date previous_counted_day(working_calendar const& calendar, counted_days counted, date day) {
  if (counted == counted_days::every_day) return sys_days{day} - days{1};
  return calendar.previous_working_day(day);
}

local_instant back_by_working_time(working_calendar const& calendar, counted_days counted, local_instant from,
                                   minutes amount) {
  if (amount <= minutes{0}) return from - amount;
  std::chrono::seconds left = amount;
  auto day = std::chrono::floor<days>(from);
  for (int tried = 0; tried < 366; ++tried, day -= days{1}) {
    date const named{day};
    if (!counts(calendar, counted, named)) continue;
    auto const [opens, closes] = calendar.hours_of(named);
    local_instant const begins = day + opens;
    local_instant const ends = std::min<local_instant>(from, day + closes);
    if (ends - begins >= left) return ends - left;
    left -= std::max(ends - begins, std::chrono::seconds{0});
  }
  throw std::domain_error("the working calendar holds too little working time within a year");
}

local_instant forward_by_working_time(working_calendar const& calendar, counted_days counted, local_instant from,
                                      minutes amount) {
  if (amount <= minutes{0}) return from;
  std::chrono::seconds left = amount;
  auto day = std::chrono::floor<days>(from);
  for (int tried = 0; tried < 366; ++tried, day += days{1}) {
    date const named{day};
    if (!counts(calendar, counted, named)) continue;
    auto const [opens, closes] = calendar.hours_of(named);
    local_instant const begins = std::max<local_instant>(from, day + opens);
    local_instant const ends = day + closes;
    if (ends - begins >= left) return begins + left;
    left -= std::max(ends - begins, std::chrono::seconds{0});
  }
  throw std::domain_error("the working calendar holds too little working time within a year");
}

bool is_working_time(working_calendar const& calendar, counted_days counted, local_instant when) {
  auto const day = std::chrono::floor<days>(when);
  date const named{day};
  auto const [opens, closes] = calendar.hours_of(named);
  return counts(calendar, counted, named) && day + opens <= when && when < day + closes;
}

}  // namespace matala::scheduler
