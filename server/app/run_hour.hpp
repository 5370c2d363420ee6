// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/person_acts.hpp"
#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <optional>
#include <span>

namespace matala::server {

/// Starts the hour; the first case of the agenda comes on. Errors: not_found, invalid_transition.
std::expected<void, app_errc> start_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                         scheduler::starter who);

/// Puts a case on, in a running hour; none: open discussion. Errors: not_found, invalid_transition.
std::expected<void, app_errc> put_on(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                     std::optional<booking_id> const& subject);

/// Ends the hour. Cases named in `not_reached` move on first (R24), the others count as discussed.
/// Errors: not_found, invalid_transition.
std::expected<void, app_errc> end_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                       std::span<booking_id const> not_reached);

/// The answer to "which cases were not reached?" on an hour that ended without an end. Errors: as end_hour.
std::expected<void, app_errc> report_not_reached(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                                 std::span<booking_id const> not_reached);

/// The facilitator reports that a lapsed hour was held all the same. Errors: not_found, invalid_transition.
std::expected<void, app_errc> report_held(unit_of_work& unit, context const& ctx, occurrence_id const& id);

/// The answer to "which cases were discussed?" after it: they leave the hour they were moved to, and their presenters
/// are told. Errors: not_found, invalid_transition.
std::expected<void, app_errc> report_discussed(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                               std::span<booking_id const> discussed);

}  // namespace matala::server
