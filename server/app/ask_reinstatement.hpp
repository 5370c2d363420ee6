// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>

namespace matala::server {

/// R19: somebody with a case asks the facilitators to reinstate a cancelled hour: one mail to each, once for a person
/// and an hour, however often it is pressed. Errors: not_found, invalid_transition (not cancelled, or it has begun).
std::expected<void, app_errc> ask_reinstatement(unit_of_work& unit, context const& ctx, occurrence_id const& id);

}  // namespace matala::server
