// SPDX-License-Identifier: Apache-2.0
#include "server/app/snapshot.hpp"

#include "scheduler/booking_rules.hpp"
#include "server/app/ask_experts.hpp"
#include "server/app/next_look.hpp"

#include <algorithm>

namespace matala::server {

scheduler::occurrence_view view_of(unit_of_work const& unit, occurrence const& hour) {
  // Every stored case went through the anonymizer, so each one counts as need, on the waitlist too; but for one that
  // was returned with a comment, until it is sent again (R12).
  auto const booked = unit.bookings().holding_places(hour.id);
  auto const waiting = unit.bookings().waiting(hour.id);
  auto const returned = unit.bookings().returned(hour.id);
  auto const is_urgent = [](booking const& held) { return held.urgent != urgency::not_urgent; };
  auto const taken = static_cast<int>(booked.size());
  return {
      .state = hour.state,
      .clock = hour.clock,
      .hold = hour.hold,
      .need = taken + static_cast<int>(waiting.size()) - static_cast<int>(returned.size()),
      .min_cases = hour.min_cases,
      .places = hour.places,
      .taken = taken,
      .urgent = static_cast<int>(std::ranges::count_if(booked, is_urgent) + std::ranges::count_if(waiting, is_urgent) -
                                 std::ranges::count_if(returned, is_urgent))};
}

void save_changed(unit_of_work& unit, context const& ctx, occurrence& hour) {
  review_experts(unit, ctx, hour);
  ++hour.revision;
  unit.occurrences().save(hour, next_look(unit, ctx, hour));
  unit.changed(hour.id);
}

scheduler::instant far_ahead(scheduler::instant from) {
  return from + std::chrono::weeks{60};
}

std::optional<occurrence> next_bookable(unit_of_work const& unit, occurrence const& after, scheduler::instant now) {
  auto const later = unit.occurrences().starting_in(after.series, after.clock.start + std::chrono::seconds{1},
                                                    far_ahead(after.clock.start));
  auto const found = std::ranges::find_if(
      later, [&](occurrence const& hour) { return scheduler::is_bookable(view_of(unit, hour), now); });
  if (found == later.end()) return std::nullopt;
  return *found;
}

void record(unit_of_work& unit, context const& ctx, audit_action action, std::string object) {
  unit.audit().append({.at = ctx.now,
                       .actor = ctx.actor,
                       .role = ctx.role,
                       .channel = ctx.channel,
                       .action = action,
                       .object = std::move(object)});
}

}  // namespace matala::server
