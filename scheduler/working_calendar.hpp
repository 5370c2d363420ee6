// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/holidays.hpp"
#include "scheduler/time.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>

namespace matala::scheduler {

/// Working hours of a day, half-open.
struct working_hours {
  time_of_day opens{std::chrono::hours{8}};
  time_of_day closes{std::chrono::hours{16}};

  bool operator==(working_hours const&) const = default;
};

/// Which days and hours are working time at a site (R3, R4). A value; the shell builds it from settings and the store.
struct working_calendar {
  /// Indexed by ISO weekday - 1: Monday first.
  std::array<bool, 7> working_week{true, true, true, true, true, false, false};
  working_hours hours;
  eves eves_policy = eves::days_off;
  /// Local days off beside the built-in ones.
  std::set<date> local_holidays;
  /// "Closes at 12": the local closing time of a half day. Such a day is a working day.
  std::map<date, time_of_day> half_days;

  bool is_working_day(date day) const;

  /// A built-in or local holiday, whatever the weekday. A plain weekend is none.
  bool is_holiday(date day) const;

  /// `hours`, cut at the closing time of a half day; meaningful for working days only.
  working_hours hours_of(date day) const;

  /// The nearest working day strictly before `day`. Throws std::domain_error when a year back holds none: settings that
  /// leave no working day are refused when they are read.
  date previous_working_day(date day) const;

  /// The nearest working day strictly after `day`. Throws likewise.
  date next_working_day(date day) const;
};

}  // namespace matala::scheduler
