// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/effect.hpp"
#include "scheduler/occurrence_state.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace matala::scheduler {

/// Why the timer changed an occurrence.
enum class machine_cause {
  opened,
  closed,
  decided_to_confirm,
  decided_to_cancel,
  caught_up_after_lock,
  lapsed,
  never_opened,
  ended_by_timeout,
  archived
};

/// The stable lower-case word of a cause, as the audit event shows it: "decided-to-cancel".
std::string_view to_string(machine_cause cause);

/// One step of the timer.
struct machine_step {
  machine_cause cause;
  occurrence_state to;
  std::vector<effect> effects;
};

/// The single next step that is due for the occurrence at `now`, or none.
///
/// Level-triggered: it looks only at the state and at which instants have passed, so missed ticks, restarts and jumps
/// catch up by R26 (before lock: decide; lock <= now < end: confirm, never cancel; from the end: lapse). The shell
/// applies it and asks again until there is none; a decision therefore happens once per occurrence and reinstatement.
///
/// A planned hour whose opening was slept through is handled so that nobody gets an invitation together with its
/// cancellation: before decide it opens; between decide and lock it opens only if somebody holds it or it has cases,
/// else it is cancelled without any effect (nobody was invited, and the facilitator may still reinstate it); from lock
/// to end it opens, closes and is confirmed like any other (R26: after lock the machine never cancels); from the end on
/// nobody is invited: it becomes skipped without effects, or lapsed if it was held or had cases.
///
/// Every step into cancelled or lapsed of an hour that was ever open carries move_cases: no case stays behind.
std::optional<machine_step> next_due(occurrence_view const& occurrence, instant now);

/// The earliest instant at which next_due would say something if nothing else changes; none for a final state. At every
/// later instant it says something too, so a timer that waits for this one cannot spin or starve.
std::optional<instant> next_deadline(occurrence_view const& occurrence);

}  // namespace matala::scheduler
