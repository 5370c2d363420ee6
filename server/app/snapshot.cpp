// SPDX-License-Identifier: Apache-2.0
#include "server/app/snapshot.hpp"

#include "scheduler/booking_rules.hpp"
#include "server/app/next_look.hpp"

#include <algorithm>

namespace matala::server {

scheduler::occurrence_view view_of(unit_of_work const& unit, occurrence const& hour) {
  auto const taken = static_cast<int>(unit.bookings().holding_places(hour.id).size());
  // Every stored case went through the anonymizer, so each one that holds a place counts as need (R12).
  return {.state = hour.state,
          .clock = hour.clock,
          .hold = hour.hold,
          .need = taken,
          .min_cases = hour.min_cases,
          .places = hour.places,
          .taken = taken};
}

void save_changed(unit_of_work& unit, context const& ctx, occurrence& hour) {
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
