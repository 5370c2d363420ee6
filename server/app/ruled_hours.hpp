// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/expand.hpp"
#include "server/app/context.hpp"
#include "server/ports/occurrences.hpp"
#include "server/ports/series.hpp"

#include <vector>

namespace matala::server {

/// A date of a series as its settings have it now.
struct ruled_hour {
  scheduler::planned_date date;
  /// Computed for dates that do not take place too.
  scheduler::fitted_clock times;
};

/// The dates that the settings name from `from` on, before `until`; none before the date from which they hold.
std::vector<ruled_hour> ruled_hours(context const& ctx, series const& of, scheduler::date from, scheduler::date until);

/// The next `count` dates from today on whose hours have not ended: what somebody sees who edits the settings. Fewer
/// where the series ends before.
std::vector<ruled_hour> next_dates(context const& ctx, series const& of, std::size_t count);

/// The hour of such a date, planned or skipped with its cause; without id and UID.
occurrence hour_of(series const& of, ruled_hour const& ruled);

/// A new row's id and UID.
void give_identity(context const& ctx, occurrence& hour);

}  // namespace matala::server
