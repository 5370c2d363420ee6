// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/facilitate.hpp"

namespace matala::server {

/// R7: this one hour at another time. It keeps its UID, its deadlines are those of the series' policies around the new
/// start, and no later edit of the series moves it. Who expects it gets a REQUEST with a higher SEQUENCE. Only before
/// its cut-off. Errors: stale_revision, and what plan_hour_move refuses.
act_answer move_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id, scheduler::date day,
                     scheduler::time_of_day start, std::optional<int> revision);

enum class change_answer { follow_series, keep_hour };

/// The facilitator's answer to a change of the series that waits on an hour with bookings (R6): it moves to where the
/// rule has it now, or is cancelled where the rule no longer names it; or it stays as it is, for good. Errors:
/// not_found, invalid_transition, stale_revision, cutoff_passed, overlaps.
act_answer answer_change(unit_of_work& unit, context const& ctx, occurrence_id const& id, change_answer answer,
                         std::optional<int> revision);

/// An own meeting link, http(s) or empty (R45), and what the hour is about instead of cases (R17): at most 120
/// characters, no case text. Until it starts. Errors: not_found, invalid_transition, stale_revision, invalid_input.
act_answer describe_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id, std::string meeting_link,
                         std::string topic, std::optional<int> revision);

}  // namespace matala::server
