// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_clock.hpp"
#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <optional>

namespace matala::server {

/// Why an hour does not move to where somebody wants it.
enum class move_refusal {
  not_found,
  /// Its booking has closed, or it is not held.
  decided,
  past_midnight,
  /// Beyond the hours that are made.
  too_far,
  /// It is there already.
  stays,
  /// The new cut-off lies behind.
  too_near,
  /// Another hour of the series is there.
  overlaps
};

app_errc to_app_errc(move_refusal why);

/// What moving one hour does. The page that says it in words and the move itself read the same plan.
struct hour_move {
  occurrence before;
  /// As it will stand, with `times` of its own (R7).
  occurrence after;
  /// Cases that have a place; they move with it.
  int cases = 0;
  /// Cases in its line; they stay there.
  int waiting = 0;
  /// How many people get a mail.
  int told = 0;
};

std::expected<hour_move, move_refusal> plan_hour_move(unit_of_work const& unit, context const& ctx,
                                                      occurrence_id const& id, scheduler::date day,
                                                      scheduler::time_of_day start);

/// Before its cut-off: later a time is no longer anybody's to change.
bool may_move(occurrence const& hour);

/// Whether `hour`, were it at these times, would come too late or meet another one; none where it may go there.
std::optional<move_refusal> place_refused(unit_of_work const& unit, context const& ctx, occurrence const& hour,
                                          scheduler::occurrence_clock const& clock);

}  // namespace matala::server
