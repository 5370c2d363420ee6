// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/effect.hpp"
#include "scheduler/errc.hpp"
#include "scheduler/occurrence_state.hpp"

#include <expected>
#include <vector>

namespace matala::scheduler {

/// The state and hold after a person's act, and what follows from it.
struct act_outcome {
  occurrence_state to;
  hold_flag hold = hold_flag::released;
  std::vector<effect> effects;
};

using act_result = std::expected<act_outcome, errc>;

enum class given_reason { none, stated };
enum class short_notice { not_confirmed, confirmed };
enum class starter { facilitator_or_deputy, core_member };

/// R17. Before the decision hold only marks; on a confirmed hour too. Errors: invalid_transition.
act_result hold(occurrence_view const& occurrence);

/// Before the decision it only unmarks; a confirmed hour without need is cancelled while now < lock.
/// Errors: invalid_transition (also after lock on a confirmed hour).
act_result release_hold(occurrence_view const& occurrence, instant now);

/// A person cancels with a reason before the start; booked cases move. Errors: invalid_transition, reason_required.
act_result cancel(occurrence_view const& occurrence, given_reason reason, instant now);

/// R5: a break or an exception laid over the hour. A planned one becomes skipped and nobody is told; an invited one is
/// cancelled as by a person, before its start. Errors: invalid_transition.
act_result lay_break(occurrence_view const& occurrence, instant now);

/// R20: only a cancelled hour, two hours before its start at the latest, later only with short notice confirmed and
/// before the start. Sets hold. Goes to open before the cut-off, before t_open too since everybody is told, else
/// to confirmed. Errors: invalid_transition, late_notice.
act_result reinstate(occurrence_view const& occurrence, short_notice notice, instant now);

/// Facilitator or deputy from 15 minutes before the start; any core member from start + 10 min; while confirmed and
/// before end + 24 h. Errors: invalid_transition.
act_result start(occurrence_view const& occurrence, starter who, instant now);

/// Ends a running hour. The cases that were not reached are named by whoever ends it, and moved before (R24).
/// Errors: invalid_transition.
act_result end(occurrence_view const& occurrence);

/// The facilitator reports that a lapsed hour was held. Errors: invalid_transition.
act_result report_held(occurrence_view const& occurrence);

/// R21: what follows when a presenter withdraws and `need_after` cases are left that count. Allowed until the start
/// (planned, open, closed, confirmed). A confirmed hour without hold whose last case goes is cancelled before lock, and
/// from lock on the facilitator is asked; need below min_cases but not 0 changes nothing. Errors: invalid_transition.
act_result withdraw_case(occurrence_view const& occurrence, int need_after, instant now);

}  // namespace matala::scheduler
