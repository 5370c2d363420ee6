// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/booking_rules.hpp"
#include "server/app/book_place.hpp"

#include <expected>
#include <optional>
#include <string_view>

/// What booking a place and joining the waitlist have in common. Each runs in the transaction of its use case.
namespace matala::server {

/// R22: the booking that the same submission led to before, wherever its case stands now; none when it is new.
/// Errors: idempotency_mismatch.
std::expected<std::optional<booking>, app_errc> earlier_answer(unit_of_work const& unit, person_id const& presenter,
                                                               booking_request const& request);

/// What the rules must know of a presenter who wants to bring a case to `hour`; cases that wait there count too.
scheduler::booking_facts facts_of(unit_of_work const& unit, context const& ctx, occurrence const& hour,
                                  person_id const& presenter, scheduler::booking_kind kind);

/// Writes the case, and gives its booking as it is to be inserted: without place or state. Errors: unknown_case.
std::expected<booking, app_errc> new_booking(unit_of_work& unit, context const& ctx, occurrence const& hour,
                                             booking_request const& request);

/// The lowest free place of the hour; none when it is full.
std::optional<int> place_in(unit_of_work const& unit, occurrence const& hour);

/// The code of a booking's case, as the parameter of a mail.
std::map<std::string, std::string> code_of(unit_of_work const& unit, booking const& of);

/// Remembers what this submission led to, for earlier_answer.
void remember_answer(unit_of_work& unit, context const& ctx, booking const& made, booking_request const& request);

}  // namespace matala::server
