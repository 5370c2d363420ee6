// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

namespace matala::server {

/// R24: every case that holds a place in `hour` goes to the earliest later hour of the series with room, and its
/// presenter is told; if the very next hour is full, the case heads its waitlist too. A case that finds none keeps no
/// place: its presenter and the facilitator are told. Those on its waitlist go the same way. `hour` is changed in place
/// and not saved.
void move_cases(unit_of_work& unit, context const& ctx, occurrence& hour);

/// The same for one booking, whose state becomes `left_as` (moved or not_reached).
void move_case_onward(unit_of_work& unit, context const& ctx, occurrence& hour, booking const& from,
                      booking_state left_as);

/// R23: who is left on the waitlist when the hour is decided is moved on likewise, in order; who holds a place in a
/// later hour keeps it.
void move_waiting(unit_of_work& unit, context const& ctx, occurrence& hour);

/// Puts the case of `from` on `to` as a new booking; the old one becomes `left_as`. False when the place was just
/// taken.
bool rebook(unit_of_work& unit, context const& ctx, booking const& from, occurrence& to, booking_state left_as);

}  // namespace matala::server
