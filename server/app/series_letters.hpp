// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/series_plan.hpp"
#include "server/ports/store.hpp"

namespace matala::server {

/// R7: whoever expects the hour under its UID is told its new time, by a REQUEST with the same UID and a higher
/// SEQUENCE; who only waits in its line has no calendar entry and gets the mail without one. `hour` is changed in place
/// and not saved.
void tell_moved(unit_of_work& unit, context const& ctx, occurrence& hour, scheduler::instant previous_start);

/// How many people tell_moved would write to.
int people_told_of_move(unit_of_work const& unit, occurrence const& hour);

/// A holiday or half day broke the order of the hour's clock, and its cut-off was pulled before the lock: the
/// facilitators are told, once for each cut-off.
void tell_clock_pulled(unit_of_work& unit, context const& ctx, occurrence const& hour);

/// R6: one digest to each who is invited to the series or answers for it, not one mail per hour. Hours that wait for
/// the facilitator's answer stand in the facilitators' digest only. Returns to how many people.
int tell_series_changed(unit_of_work& unit, context const& ctx, series const& of, series_plan const& plan);

/// How many people tell_series_changed would write to.
int people_told(unit_of_work const& unit, series const& of, series_plan const& plan);

}  // namespace matala::server
