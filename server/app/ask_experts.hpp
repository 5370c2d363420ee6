// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// R30-R32, R34, R35: brings who is asked in line with what the hour wants now. Asks the next in turn, lets go whom
/// nothing is wanted of any more, tells once what stays unfilled, asks a deputy where the facilitators stay away.
///
/// Level-triggered: it looks only at the hour as it is, so it may be called after any change and at any deadline.
/// `hour` may be changed (SEQUENCE); the caller saves it. Answers whether anything was done.
bool review_experts(unit_of_work& unit, context const& ctx, occurrence& hour);

/// The earliest answer-by after ctx.now among the open requests of the hour.
std::optional<scheduler::instant> next_answer_deadline(unit_of_work const& unit, context const& ctx,
                                                       occurrence const& hour);

/// The same for every hour ahead of a series, after its members or needs have changed.
void review_series(unit_of_work& unit, context const& ctx, series_id const& series);

}  // namespace matala::server
