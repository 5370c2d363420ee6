// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/series.hpp"

namespace matala::server {

/// The calendar that the hours of a series go by: the house's, with the days on which its own place is closed or closes
/// early (R3). The only one to ask about a series.
scheduler::working_calendar calendar_of(house_rules const& house, series const& of);

/// Today in the zone of the series.
std::chrono::sys_days today_of(context const& ctx, series const& of);

}  // namespace matala::server
