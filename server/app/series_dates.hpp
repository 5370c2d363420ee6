// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/check_settings.hpp"

#include <expected>

namespace matala::server {

// The series as it is after an act on its dates. Whoever saves it carries out what follows (change_series).

using series_or_fault = std::expected<series, setting_fault>;

/// R5: both dates included. Errors: last_before_first, before_today (nothing of it lies ahead).
series_or_fault with_break(context const& ctx, series of, scheduler::date_range const& gap);
series without_break(series of, scheduler::date_range const& gap);

/// R3: closed all day, or from `closes` on; replaces what was said of that day. Errors: before_today; out_of_range for
/// a closing time outside the house's working hours.
series_or_fault with_day(context const& ctx, series of, local_day const& day);
series without_day(series of, scheduler::date day);

/// R8.
series paused(series of);
series resumed(series of);

/// R8: nothing after `last`. Errors: before_today (yesterday is the earliest: ends at once).
series_or_fault ended_after(context const& ctx, series of, scheduler::date last);

}  // namespace matala::server
