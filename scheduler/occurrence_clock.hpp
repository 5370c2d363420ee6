// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/series_rule.hpp"
#include "scheduler/working_calendar.hpp"
#include "scheduler/zone_rules.hpp"

#include <expected>

namespace matala::scheduler {

/// The instants of one dated hour: opens < cutoff <= decide < lock <= start < end (DOMAIN section 3).
struct occurrence_clock {
  /// At the wall time of the start, `opens_before` days earlier.
  instant opens;
  instant cutoff;
  instant decide;
  instant lock;
  /// 15:00 of the previous working day, closing time where that is earlier. Only used when confirmed by then.
  instant remind;
  instant start;
  instant end;
  /// `end` + 30 days.
  instant archive;

  bool operator==(occurrence_clock const&) const = default;
};

/// Which of the order relations does not hold, for the message to whoever saves the series.
enum class clock_fault {
  crosses_midnight,
  opens_not_before_cutoff,
  decide_before_cutoff,
  decide_on_another_day,
  decide_not_before_lock,
  lock_after_start,
  end_not_after_start
};

/// The clock of the hour on `day` by the rule as it stands, or the first relation that breaks.
///
/// With previous_calendar_day every day counts as a working day with the calendar's hours, for cut-off, lock and
/// reminder alike. A half day pulls the cut-off to one hour before its closing time, never later (R3). t_lock is
/// `lock_before` of working time before the start. Start and end are wall times: across a change of summer time the
/// hour may last longer or shorter.
std::expected<occurrence_clock, clock_fault> clock_of(series_rule const& rule, date day,
                                                      working_calendar const& calendar, zone_rules const& zone);

enum class clock_fit { as_ruled, pulled_before_lock };

struct fitted_clock {
  occurrence_clock clock;
  clock_fit fit = clock_fit::as_ruled;
};

/// The clock of a date of a *saved* series, which never becomes invalid: where a holiday or half day added later breaks
/// the order, cutoff and decide move to one hour before lock and `fit` says so (the facilitator is told). Should
/// booking still open too late, it opens a day before that cut-off. An hour that new zone data swallow whole keeps its
/// duration.
fitted_clock fitted_clock_of(series_rule const& rule, date day, working_calendar const& calendar,
                             zone_rules const& zone);

}  // namespace matala::scheduler
