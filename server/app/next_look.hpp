// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// The instant at which the timer must look at the hour again if nothing else happens: the earliest of all that want to
/// be called. At or before ctx.now when something is due already; none when nothing will ever be.
std::optional<scheduler::instant> next_look(unit_of_work const& unit, context const& ctx, occurrence const& hour);

}  // namespace matala::server
