// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>

namespace matala::server {

/// R21: a presenter takes the case back, until the start, without a reason. The text is erased at once, the place is
/// free, the presenter's calendar entry goes; a confirmed hour that loses its last case before t_lock is cancelled.
/// A case that waits without a place or in line can be withdrawn too; one that
/// also holds a place in a later hour keeps that place and its text. Errors: not_found, invalid_transition.
std::expected<void, app_errc> withdraw_case(unit_of_work& unit, context const& ctx, booking_id const& id);

/// The same without a word on the case itself, whose text stays: the place is free, the presenter's calendar entry
/// goes, a confirmed hour that loses its last case is cancelled or its facilitator asked. `hour` is the one that `own`
/// holds a place in; it is saved. Errors: invalid_transition (it has started).
std::expected<void, app_errc> give_place_back(unit_of_work& unit, context const& ctx, booking const& own,
                                              occurrence& hour);

}  // namespace matala::server
