// SPDX-License-Identifier: Apache-2.0
#include "server/app/withdraw_case.hpp"

#include "scheduler/person_acts.hpp"
#include "server/app/effects.hpp"
#include "server/app/letters.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waiting_case.hpp"

namespace matala::server {
namespace {

void leave(unit_of_work& unit, context const& ctx, booking const& own) {
  unit.bookings().set_state(own.id, booking_state::withdrawn);
  unit.cases().erase_text(own.subject);
  record(unit, ctx, audit_action::case_withdrawn, own.id.value);
}

}  // namespace

std::expected<void, app_errc> withdraw_case(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto const own = unit.bookings().find(id);
  if (!own) return std::unexpected(app_errc::not_found);
  if (waits_without_place(unit, *own)) {
    leave(unit, ctx, *own);
    return {};
  }
  auto hour = unit.occurrences().find(own->occurrence);
  if (!hour || own->state != booking_state::booked) return std::unexpected(app_errc::invalid_transition);
  auto const before = view_of(unit, *hour);
  auto const outcome = scheduler::withdraw_case(before, before.need - 1, ctx.now);
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  leave(unit, ctx, *own);
  post_departure(unit, ctx, *hour, own->presenter, mail_kind::booking_withdrawn);
  if (outcome->to != hour->state) {
    hour->state = outcome->to;
    hour->cause = cancel_cause::last_case_withdrawn;
    record(unit, ctx, audit_action::hour_cancelled, hour->id.value);
  }
  if (hour->current_case == own->id) hour->current_case.reset();
  carry_out(unit, ctx, *hour, outcome->effects);
  save_changed(unit, *hour);
  return {};
}

}  // namespace matala::server
