// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/book_place.hpp"

#include <expected>

namespace matala::server {

/// R24: the presenter moves a case to another hour of the series that takes bookings, until t_cutoff of the hour it
/// stands in; a case without a place at any time,
/// and to another series (R8). Errors: those of scheduler::may_book for the new hour (with the next
/// one that has room), cutoff_passed for the old one, invalid_transition, not_found.
std::expected<void, booking_refusal> move_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                               occurrence_id const& to);

/// The presenter agrees to the hour that the case was moved to by somebody else. Errors: not_found,
/// invalid_transition when there is nothing to agree to.
std::expected<void, app_errc> accept_move(unit_of_work& unit, context const& ctx, booking_id const& id);

}  // namespace matala::server
