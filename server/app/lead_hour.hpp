// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <string_view>

namespace matala::server {

/// Whether a facilitator leads the hour, or a deputy who said yes.
bool has_lead(unit_of_work const& unit, occurrence const& hour);

/// R35: where every facilitator stays away the deputies are asked, one at a time. When none is left to ask, the owner is
/// told while a lead can still be found; nobody by t_decide: the owner is told again, and the machine cancels nothing.
/// Answers whether anything was done.
bool review_lead(unit_of_work& unit, context const& ctx, occurrence const& hour);

}  // namespace matala::server
