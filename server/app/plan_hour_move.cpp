// SPDX-License-Identifier: Apache-2.0
#include "server/app/plan_hour_move.hpp"

#include "server/app/series_calendar.hpp"
#include "server/app/series_letters.hpp"

#include <algorithm>
#include <utility>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

bool overlaps_another(unit_of_work const& unit, context const& ctx, occurrence const& hour,
                      scheduler::occurrence_clock const& clock) {
  auto const around = unit.occurrences().starting_in(hour.series, clock.start - std::chrono::days{1}, clock.end);
  return std::ranges::any_of(around, [&](occurrence const& other) {
    bool const takes_place = other.state != occurrence_state::skipped && other.state != occurrence_state::cancelled;
    return other.id != hour.id && takes_place && ctx.now < other.clock.end && clock.start < other.clock.end &&
           other.clock.start < clock.end;
  });
}

}  // namespace

app_errc to_app_errc(move_refusal why) {
  switch (why) {
    case move_refusal::not_found: return app_errc::not_found;
    case move_refusal::decided: return app_errc::invalid_transition;
    case move_refusal::past_midnight:
    case move_refusal::too_far:
    case move_refusal::stays: return app_errc::invalid_input;
    case move_refusal::too_near: return app_errc::cutoff_passed;
    case move_refusal::overlaps: return app_errc::overlaps;
  }
  std::unreachable();
}

bool may_move(occurrence const& hour) {
  return hour.state == occurrence_state::planned || hour.state == occurrence_state::open;
}

std::optional<move_refusal> place_refused(unit_of_work const& unit, context const& ctx, occurrence const& hour,
                                          scheduler::occurrence_clock const& clock) {
  if (clock.cutoff <= ctx.now) return move_refusal::too_near;
  if (overlaps_another(unit, ctx, hour, clock)) return move_refusal::overlaps;
  return std::nullopt;
}

std::expected<hour_move, move_refusal> plan_hour_move(unit_of_work const& unit, context const& ctx,
                                                      occurrence_id const& id, scheduler::date day,
                                                      scheduler::time_of_day start) {
  auto const hour = unit.occurrences().find(id);
  auto const of = hour ? unit.all_series().find(hour->series) : std::nullopt;
  if (!of) return std::unexpected(move_refusal::not_found);
  if (!may_move(*hour)) return std::unexpected(move_refusal::decided);
  if (start + of->rule.duration > std::chrono::hours{24}) return std::unexpected(move_refusal::past_midnight);
  bool const too_far = std::chrono::sys_days{day} >= today_of(ctx, *of) + ctx.rules.horizon;
  if (too_far) return std::unexpected(move_refusal::too_far);
  auto const& zone = ctx.zone.get(of->zone);
  bool const stays = zone.to_instant(std::chrono::local_days{day} + start) == hour->clock.start;
  if (stays) return std::unexpected(move_refusal::stays);
  auto rule = of->rule;
  rule.start = start;
  auto after = *hour;
  after.day = day;
  after.clock = scheduler::fitted_clock_of(rule, day, calendar_of(ctx.rules, *of), zone).clock;
  after.times = hour_times_by::own;
  after.waiting = waiting_change::none;
  if (auto const why = place_refused(unit, ctx, after, after.clock)) return std::unexpected(*why);
  return hour_move{.before = *hour,
                   .after = std::move(after),
                   .cases = static_cast<int>(unit.bookings().holding_places(id).size()),
                   .waiting = static_cast<int>(unit.bookings().waiting(id).size()),
                   .told = people_told_of_move(unit, *hour)};
}

}  // namespace matala::server
