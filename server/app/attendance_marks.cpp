// SPDX-License-Identifier: Apache-2.0
#include "server/app/attendance_marks.hpp"

#include "server/app/hour_people.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {

using scheduler::occurrence_state;

std::expected<void, app_errc> mark_present(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                           std::span<person_id const> present) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  if (hour->state != occurrence_state::running && hour->state != occurrence_state::held) {
    return std::unexpected(app_errc::invalid_transition);
  }
  for (auto const& who : expected_people(unit, *hour)) {
    auto said = unit.experts().find_attendance(id, who.id).value_or(attendance{.occurrence = id, .person = who.id});
    said.present = std::ranges::find(present, who.id) != present.end();
    unit.experts().save(said);
  }
  record(unit, ctx, audit_action::attendance_marked, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

std::expected<void, app_errc> choose_without_expert(unit_of_work& unit, context const& ctx, booking_id const& id,
                                                    shortfall_choice choice) {
  auto const held = unit.bookings().find(id);
  auto hour = held ? unit.occurrences().find(held->occurrence) : std::nullopt;
  if (!hour) return std::unexpected(app_errc::not_found);
  if (missing_for(unit, *held).empty() || ctx.now >= hour->clock.start) {
    return std::unexpected(app_errc::invalid_transition);
  }
  unit.experts().choose(id, choice);
  record(unit, ctx, audit_action::shortfall_chosen, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

std::vector<competence_id> missing_for(unit_of_work const& unit, booking const& held) {
  std::vector<competence_id> missing;
  if (held.state != booking_state::booked) return missing;
  for (auto const& wanted : unit.competences().of_case(held.subject)) {
    if (unit.experts().is_told(held.occurrence, wanted.value)) missing.push_back(wanted);
  }
  return missing;
}

}  // namespace matala::server
