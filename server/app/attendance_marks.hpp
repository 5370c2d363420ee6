// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <span>

namespace matala::server {

/// R37: who is there, as the facilitator ticks it while the hour runs or afterwards; whoever belongs to the hour and is
/// not named is not there. Errors: not_found, invalid_transition.
std::expected<void, app_errc> mark_present(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                           std::span<person_id const> present);

/// R32: what the presenter chose where a wanted competence stays away. Errors: not_found, invalid_transition when the
/// case does not stand in an hour ahead.
std::expected<void, app_errc> choose_without_expert(unit_of_work& unit, context const& ctx, booking_id const& id,
                                                    shortfall_choice choice);

/// The competences that this case wants and its hour lacks, which was told already.
std::vector<competence_id> missing_for(unit_of_work const& unit, booking const& held);

}  // namespace matala::server
