// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_state.hpp"
#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// The occurrence as the rules see it: with its need (R12) and taken places counted now.
scheduler::occurrence_view view_of(unit_of_work const& unit, occurrence const& hour);

/// Writes the occurrence back: experts asked or let go as it now wants (R30), revision + 1, when the timer looks at it
/// next, and open pages told. The only way to save a change.
void save_changed(unit_of_work& unit, context const& ctx, occurrence& hour);

/// The end of what a series can hold: far beyond the horizon of generation.
scheduler::instant far_ahead(scheduler::instant from);

/// The earliest later hour of the same series that takes an ordinary booking now: what a refused presenter is offered.
std::optional<occurrence> next_bookable(unit_of_work const& unit, occurrence const& after, scheduler::instant now);

/// One line of the audit log for what the context's actor did.
void record(unit_of_work& unit, context const& ctx, audit_action action, std::string object);

}  // namespace matala::server
