// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/book_place.hpp"

#include <expected>

namespace matala::server {

/// R23: puts a case on the waitlist of a full hour: a request of its own after a booking was refused, with the same
/// checks and the same text. The presenter is told by mail. Errors: those of scheduler::may_wait, idempotency_mismatch,
/// unknown_case, not_found; too_many_cases comes with the next hour that has room.
std::expected<booking, booking_refusal> join_waitlist(unit_of_work& unit, context const& ctx,
                                                      booking_request const& request);

enum class offer_answer { accept, decline };

/// The presenter takes the offered place or lets it go to the next in line. One who declines stays in line until the
/// decision and is then moved (R24). Errors: not_found, invalid_transition (no offer, or its time is over).
std::expected<void, app_errc> answer_offer(unit_of_work& unit, context const& ctx, booking_id const& id,
                                           offer_answer answer);

/// A moved case heads the waitlist of the very next hour after `left`, before urgent ones, if that hour is full (R24).
/// It may hold a place in a later hour at the same time.
void head_next_waitlist(unit_of_work& unit, context const& ctx, occurrence const& left, booking const& moved);

/// Takes the case off every waitlist; what was offered to it goes to the next in line.
void leave_waitlists(unit_of_work& unit, context const& ctx, case_id const& subject);

}  // namespace matala::server
