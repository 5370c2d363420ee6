// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/check_settings.hpp"
#include "server/app/series_plan.hpp"

#include <expected>
#include <vector>

namespace matala::server {

/// What becomes of an hour with bookings whose date the rule no longer names: an edit asks (R6), an end cancels (R8).
enum class dropping { asks, cancels };

/// Pure. `known`: the hours of the series from two weeks back on, in order of start. Past and decided hours stay,
/// except that a break, a closed day, a pause and an end cancel confirmed ones too. An hour whose new cut-off has
/// passed is not moved there. Errors: places_below_bookings and overlaps, each with its date.
std::expected<series_plan, std::vector<setting_fault>> plan_series_change(context const& ctx, series const& before,
                                                                          series const& after,
                                                                          std::vector<known_series_hour> const& known,
                                                                          dropping what);

}  // namespace matala::server
