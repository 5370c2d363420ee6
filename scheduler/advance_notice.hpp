// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_state.hpp"

#include <optional>
#include <vector>

namespace matala::scheduler {

/// What is said ahead of the decision without changing the hour.
enum class advance_notice {
  /// R16: there is no case yet; to people who opted in.
  nudge,
  /// R14: too few cases; the facilitator holds the hour, or the cases move.
  ask_about_too_few_cases,
  /// R12: a case returned with a comment does not count; its presenter and the facilitator are asked.
  ask_about_returned_cases
};

/// When the notices of one hour begin to be due.
struct notice_clock {
  /// 09:00, two working days before (section 3).
  instant nudge;
  /// Two hours before the decision.
  instant ask;

  bool operator==(notice_clock const&) const = default;
};

/// `clock` is that of the hour on `day`, fitted or not.
notice_clock notices_of(series_rule const& rule, date day, occurrence_clock const& clock,
                        working_calendar const& calendar, zone_rules const& zone);

/// The notices due at `now`. The nudge never comes in the last two hours of booking or under hold.
///
/// Level-triggered: a notice stays in the answer as long as its time lasts. The shell writes each once per occurrence
/// and reinstatement.
std::vector<advance_notice> notices_due(occurrence_view const& occurrence, notice_clock const& notices,
                                        int returned_cases, instant now);

/// The earliest instant after `now` at which a notice may become due without anything else happening; none when
/// decided.
std::optional<instant> next_notice(occurrence_view const& occurrence, notice_clock const& notices, instant now);

}  // namespace matala::scheduler
