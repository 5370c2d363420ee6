// SPDX-License-Identifier: Apache-2.0
#include "server/app/generate_hours.hpp"

#include "scheduler/expand.hpp"
#include "server/app/next_look.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

occurrence planned_hour(context const& ctx, series const& of, scheduler::planned_date const& date,
                        scheduler::zone_rules const& zone) {
  occurrence hour;
  hour.id = new_id<occurrence_id>(ctx.random);
  hour.series = of.id;
  hour.nominal = date.nominal;
  hour.day = date.actual;
  hour.clock = scheduler::fitted_clock_of(of.rule, date.actual, ctx.rules.calendar, zone).clock;
  hour.places = scheduler::places_of(of.rule);
  hour.min_cases = of.rule.min_cases;
  hour.uid = fmt::format("{}@{}", random_word(ctx.random), ctx.rules.mail_host);
  switch (date.verdict) {
    case scheduler::date_verdict::takes_place: break;
    case scheduler::date_verdict::holiday:
      hour.state = scheduler::occurrence_state::skipped;
      hour.cause = cancel_cause::holiday;
      break;
    case scheduler::date_verdict::in_break:
      hour.state = scheduler::occurrence_state::skipped;
      hour.cause = cancel_cause::in_break;
      break;
  }
  return hour;
}

// Holidays, half days or the zone's rules may have changed since. Nobody knows of a planned hour yet, so it follows
// wholly; of an open one only the deadlines follow.
void reclock(unit_of_work& unit, context const& ctx, series const& of, scheduler::planned_date const& date,
             occurrence& hour) {
  using scheduler::occurrence_state;
  auto const fresh = planned_hour(ctx, of, date, ctx.zone.get(of.zone));
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
  save_changed(unit, ctx, hour);
}

}  // namespace

int generate_hours(unit_of_work& unit, context const& ctx, series const& of) {
  auto const& zone = ctx.zone.get(of.zone);
  auto const today = std::chrono::floor<std::chrono::days>(zone.to_local(ctx.now));
  auto const first = scheduler::first_bookable_date(of.rule, ctx.rules.calendar, zone, ctx.now);
  // Known hours before the first bookable one follow the calendar too; one that a holiday moved has its nominal date
  // behind.
  scheduler::date const from{today - std::chrono::weeks{1}};
  scheduler::date const until{today + ctx.rules.horizon};
  int made = 0;
  for (auto const& date : scheduler::expand(of.rule, ctx.rules.calendar, from, until)) {
    if (auto known = unit.occurrences().find(of.id, date.nominal)) {
      reclock(unit, ctx, of, date, *known);
      continue;
    }
    if (!first || date.nominal < *first) continue;
    auto hour = planned_hour(ctx, of, date, zone);
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
