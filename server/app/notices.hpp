// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// Says what is to be said ahead of the decision, each notice once per hour and reinstatement (R12, R14, R16). `hour`
/// is not changed. Whether anything was said.
bool give_notices(unit_of_work& unit, context const& ctx, occurrence& hour);

/// When the timer must call give_notices; at ctx.now when something is due.
std::optional<scheduler::instant> next_notice_look(unit_of_work const& unit, context const& ctx,
                                                   occurrence const& hour);

/// R14: whether the facilitator is being asked now what becomes of an hour with too few cases: it follows from state
/// and time, so that no answer has to be stored.
bool asks_about_too_few_cases(unit_of_work const& unit, context const& ctx, occurrence const& hour);

}  // namespace matala::server
