// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/series_rule.hpp"

namespace matala::scheduler {

/// The first date that the rule names on or after `from`, whatever holidays, breaks and `last` say of it (R2).
///
/// Throws std::invalid_argument when every_weeks is not 1 .. 4, or nth_in_month not 1 .. 5.
std::chrono::sys_days first_nominal_from(series_rule const& rule, date from);

/// The date after `nominal`, which is one that the rule names. Throws likewise.
std::chrono::sys_days next_nominal(series_rule const& rule, std::chrono::sys_days nominal);

/// No two dates of the rule are closer than this. Throws likewise.
std::chrono::days least_distance(series_rule const& rule);

}  // namespace matala::scheduler
