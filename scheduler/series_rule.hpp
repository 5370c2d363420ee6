// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <optional>
#include <vector>

namespace matala::scheduler {

/// Which day carries t_cutoff (DOMAIN section 3).
enum class cutoff_policy { previous_working_day, previous_calendar_day, n_working_days };

/// What becomes of an hour that falls on a holiday (R3).
enum class holiday_policy { skip, previous_working_day, next_working_day, hold };

/// Closed dates of a break, both ends included (R5).
struct date_range {
  date first;
  date last;

  bool operator==(date_range const&) const = default;
};

/// The recurring hour and its policies, in local time (R1, R2). Defaults are DOMAIN's.
struct series_rule {
  /// No date comes before it. Its weekday is the series' weekday, and it anchors the parity of bi-weekly series.
  date first;
  /// Last possible date, included; none: goes on.
  std::optional<date> last;
  /// 1 .. 4; not looked at when `nth_in_month` is given.
  int every_weeks = 1;
  /// R2: instead of each week, the nth weekday of each month, 1 .. 5 where 5 is the last. The weekday is that of
  /// `first`.
  std::optional<int> nth_in_month;
  time_of_day start{std::chrono::hours{9}};
  std::chrono::minutes duration{60};
  std::chrono::minutes opening{5};
  std::chrono::minutes closing{5};
  std::chrono::minutes slot{15};
  int capacity = 3;
  int min_cases = 1;
  int cases_per_presenter = 2;

  std::chrono::days opens_before{28};
  cutoff_policy cutoff = cutoff_policy::previous_working_day;
  /// Used by n_working_days only, 1 .. 10.
  int cutoff_working_days = 1;
  time_of_day cutoff_time{std::chrono::hours{12}};
  /// t_decide - t_cutoff, same day.
  std::chrono::minutes decide_after{0};
  /// Working time between t_lock and t_start.
  std::chrono::minutes lock_before{120};
  holiday_policy on_holiday = holiday_policy::skip;
  std::vector<date_range> breaks;

  bool operator==(series_rule const&) const = default;
};

/// R10: min(capacity, floor((duration - opening - closing) / slot)), never negative. Throws std::invalid_argument
/// unless slot is positive.
int places_of(series_rule const& rule);

}  // namespace matala::scheduler
