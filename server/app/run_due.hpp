// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

namespace matala::server {

/// Does everything that is due for one occurrence at ctx.now: opens, closes, decides, lapses, archives (R26). One
/// transaction holds the new state, its audit rows and its mails (R27).
void run_due(unit_of_work& unit, context const& ctx, occurrence_id const& id);

/// What a tick did.
struct tick_report {
  int occurrences = 0;
  /// Occurrences whose transaction failed; they stay due and the next tick tries again.
  int failed = 0;
};

/// One tick of the timer: every occurrence that is due, each in its own transaction, those that open
/// first, then the earliest hours.
/// Level-triggered: what was missed while the server was down is done now. `ctx.now` is the same for all.
tick_report run_all_due(store& data, context const& ctx);

}  // namespace matala::server
