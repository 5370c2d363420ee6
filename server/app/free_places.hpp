// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// What the free places of an hour lead to now (R23): the first in line gets one at once, or from the cut-off on an
/// offer for two working hours. To be called by whoever makes a place free, in the same transaction, and by the timer.
/// `hour` is changed in place and not saved. Whether anything was done.
bool fill_free_places(unit_of_work& unit, context const& ctx, occurrence& hour);

/// When the timer must call fill_free_places: an offer runs out, working time begins. At ctx.now when something is due.
std::optional<scheduler::instant> next_waitlist_look(unit_of_work const& unit, context const& ctx,
                                                     occurrence const& hour);

/// Gives a waiting case the lowest free place; its presenter gets a REQUEST. A place that it holds in a later hour is
/// free again, and it waits nowhere else. `hour` is changed in place and not saved. False when there is no free place.
bool promote(unit_of_work& unit, context const& ctx, occurrence& hour, booking const& waiting);

}  // namespace matala::server
