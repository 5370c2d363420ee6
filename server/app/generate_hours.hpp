// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

namespace matala::server {

/// Writes the occurrences of every series that lie within the horizon and are not there yet; holidays and breaks
/// become skipped ones (DOMAIN section 4, first row). The deadlines of undecided hours are recomputed, since holidays
/// and zones change; their start never moves here. Doing it twice is the same as once. Returns how many were new.
int generate_hours(unit_of_work& unit, context const& ctx);

/// The same for one series.
int generate_hours(unit_of_work& unit, context const& ctx, series const& of);

}  // namespace matala::server
