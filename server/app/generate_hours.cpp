// SPDX-License-Identifier: Apache-2.0
#include "server/app/generate_hours.hpp"

#include "scheduler/expand.hpp"
#include "server/app/next_look.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/series_calendar.hpp"
#include "server/app/series_letters.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {
namespace {

// Holidays, half days or the zone's rules may have changed since. Nobody knows of a planned hour yet, so it follows
// wholly; of an open one only the deadlines follow. An hour with times of its own follows nothing.
void reclock(unit_of_work& unit, context const& ctx, series const& of, ruled_hour const& ruled, occurrence& hour) {
  using scheduler::occurrence_state;
  if (hour.times == hour_times_by::own) return;
  auto const fresh = hour_of(of, ruled);
  bool const planned = hour.state == occurrence_state::planned;
  bool const open_as_ruled = hour.state == occurrence_state::open && fresh.state == occurrence_state::planned &&
                             fresh.clock.start == hour.clock.start;
  if (!planned && !open_as_ruled) return;
  if (planned && fresh.state == occurrence_state::skipped) {
    hour.state = fresh.state;
    hour.cause = fresh.cause;
  } else if (fresh.clock == hour.clock) {
    return;
  }
  hour.day = fresh.day;
  hour.clock = fresh.clock;
  if (ruled.times.fit == scheduler::clock_fit::pulled_before_lock) tell_clock_pulled(unit, ctx, hour);
  save_changed(unit, ctx, hour);
}

}  // namespace

int generate_hours(unit_of_work& unit, context const& ctx, series const& of) {
  if (of.standing == series_standing::paused) return 0;
  auto const today = today_of(ctx, of);
  auto const first =
      scheduler::first_bookable_date(of.rule, calendar_of(ctx.rules, of), ctx.zone.get(of.zone), ctx.now);
  int made = 0;
  // Known hours before the first bookable one follow the calendar too; one that a holiday moved has its nominal date
  // behind.
  for (auto const& ruled : ruled_hours(ctx, of, today - std::chrono::weeks{1}, today + ctx.rules.horizon)) {
    if (auto known = unit.occurrences().find(of.id, ruled.date.nominal)) {
      reclock(unit, ctx, of, ruled, *known);
      continue;
    }
    if (!first || ruled.date.nominal < *first) continue;
    auto hour = hour_of(of, ruled);
    give_identity(ctx, hour);
    unit.occurrences().save(hour, next_look(unit, ctx, hour));
    ++made;
  }
  return made;
}

int generate_hours(unit_of_work& unit, context const& ctx) {
  int made = 0;
  for (auto const& of : unit.all_series().all()) made += generate_hours(unit, ctx, of);
  return made;
}

}  // namespace matala::server
