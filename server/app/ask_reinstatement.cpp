// SPDX-License-Identifier: Apache-2.0
#include "server/app/ask_reinstatement.hpp"

#include "scheduler/person_acts.hpp"
#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {

std::expected<void, app_errc> ask_reinstatement(unit_of_work& unit, context const& ctx, occurrence_id const& id) {
  auto const hour = unit.occurrences().find(id);
  if (!hour || !ctx.actor) return std::unexpected(app_errc::not_found);
  auto const possible = scheduler::reinstate(view_of(unit, *hour), scheduler::short_notice::confirmed, ctx.now);
  if (!possible) return std::unexpected(to_app_errc(possible.error()));
  for (auto const& who : facilitating_people(unit, hour->series)) {
    post(unit, ctx, *hour, who, {.kind = mail_kind::facilitator_reinstatement_asked, .subject = ctx.actor->value});
  }
  record(unit, ctx, audit_action::reinstatement_asked, id.value);
  return {};
}

}  // namespace matala::server
