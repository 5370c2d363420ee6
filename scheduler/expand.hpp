// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_clock.hpp"

#include <expected>
#include <optional>
#include <vector>

namespace matala::scheduler {

enum class date_verdict { takes_place, holiday, in_break };

/// A date that the rule names, where it landed, and whether it takes place.
struct planned_date {
  /// The date the recurrence names; the identity of the occurrence within its series.
  date nominal;
  /// Differs from `nominal` where the holiday policy moves the hour.
  date actual;
  date_verdict verdict = date_verdict::takes_place;

  bool operator==(planned_date const&) const = default;
};

/// The dates whose nominal date lies in [from, until), in order. Pure and stable: asking for two adjacent ranges gives
/// the same dates as asking for their union.
///
/// A date in a break is in_break even when it is a holiday too. A holiday that the policy would move as far as the next
/// or previous date of the rule, or past the last one, is skipped instead: a series never has two hours on one day.
/// Where it is skipped, `actual` is `nominal`. Throws std::invalid_argument where first_nominal_from does.
std::vector<planned_date> expand(series_rule const& rule, working_calendar const& calendar, date from, date until);

struct refused_series {
  date day;
  clock_fault fault;
};

/// Whether the series' own settings keep the order of the clock on each of the next 60 dates from `from` on
/// (section 3); otherwise the first date that breaks it. Half days are left out of this: they are the calendar's, and
/// fitted_clock_of mends what they break.
std::expected<void, refused_series> check_series(series_rule const& rule, working_calendar const& calendar,
                                                 zone_rules const& zone, date from);

/// A series starts at its first date whose cut-off lies ahead of `now`: its nominal date. None when the series ends
/// before, or has no such date within ten years.
std::optional<date> first_bookable_date(series_rule const& rule, working_calendar const& calendar,
                                        zone_rules const& zone, instant now);

}  // namespace matala::scheduler
