// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// The instant at which the timer must look at the hour again if nothing else happens: the earliest of all that want to
/// be called, the machine's next step included. At or before ctx.now when something is due already; none when nothing
/// will ever be.
std::optional<scheduler::instant> next_look(unit_of_work const& unit, context const& ctx, occurrence const& hour);

/// What the timer does for an hour beside the machine's steps. Afterwards none of it is due at ctx.now any more, so
/// that the timer can neither spin nor starve. `hour` is changed in place and not saved. Whether anything was done.
bool do_duties(unit_of_work& unit, context const& ctx, occurrence& hour);

}  // namespace matala::server
