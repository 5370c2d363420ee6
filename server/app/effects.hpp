// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/effect.hpp"
#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <span>

namespace matala::server {

/// Carries out what a change of state asks for, in the same transaction (DOMAIN section 4): mails, moved cases, open
/// questions, SEQUENCE, UID. `hour` is changed in place; the caller saves it afterwards.
void carry_out(unit_of_work& unit, context const& ctx, occurrence& hour, std::span<scheduler::effect const> effects);

}  // namespace matala::server
