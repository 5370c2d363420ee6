// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>

namespace matala::server {

/// Gives a role on a series. One who thereby becomes invited gets a REQUEST for every open or confirmed hour (R29).
/// Errors: not_found.
std::expected<void, app_errc> grant_role(unit_of_work& unit, context const& ctx, grant const& given);

/// Takes it back; one who is thereby no longer invited gets a CANCEL, alone, for what was ahead (R29).
/// Errors: not_found.
std::expected<void, app_errc> revoke_role(unit_of_work& unit, context const& ctx, grant const& taken);

/// For how many hours ahead revoke_role would send a CANCEL.
int hours_lost_without(unit_of_work const& unit, series_id const& series, person_id const& who, role taken,
                       scheduler::instant now);

/// The invitations of somebody who was given roles before they became active, and is active now (R29).
void invite_newcomer(unit_of_work& unit, context const& ctx, person const& who);

}  // namespace matala::server
