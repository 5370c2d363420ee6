// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace matala::scheduler {

/// A moment on the UTC line, whole seconds. A moment with a fraction is floored, so every half-open comparison
/// (`now < cutoff`) stays exact: 11:59:59.9 is before 12:00:00 and 12:00:00.0 is not.
using instant = std::chrono::sys_seconds;

/// What a clock on the wall of the series' zone shows.
using local_instant = std::chrono::local_seconds;

/// A calendar date in the series' zone.
using date = std::chrono::year_month_day;

/// Minutes since local midnight, 0 .. 1439 where it names a time of day.
using time_of_day = std::chrono::minutes;

}  // namespace matala::scheduler
