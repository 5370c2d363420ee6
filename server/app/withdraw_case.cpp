// SPDX-License-Identifier: Apache-2.0
#include "server/app/withdraw_case.hpp"

#include "scheduler/person_acts.hpp"
#include "server/app/effects.hpp"
#include "server/app/free_places.hpp"
#include "server/app/letters.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waiting_case.hpp"
#include "server/app/waitlist.hpp"

namespace matala::server {
namespace {

void forget(unit_of_work& unit, context const& ctx, booking const& own) {
  unit.cases().erase_text(own.subject);
  record(unit, ctx, audit_action::case_withdrawn, own.id.value);
}

// A case that was moved here may hold a place in a later hour; then only the line is left.
void leave_line(unit_of_work& unit, context const& ctx, booking const& own) {
  bool const only_waits = unit.bookings().latest_of_case(own.subject)->state == booking_state::waiting;
  leave_waitlists(unit, ctx, own.subject);
  if (only_waits) forget(unit, ctx, own);
}

// Who still belongs to the hour keeps the calendar entry, but must know that somebody else took the case off it.
void tell_departure(unit_of_work& unit, context const& ctx, occurrence& hour, booking const& own) {
  auto const told = post_departure(unit, ctx, hour, own.presenter, mail_kind::booking_withdrawn);
  if (told == departure::told || ctx.actor == own.presenter) return;
  if (auto const presenter = unit.people().find(own.presenter)) {
    post(unit, ctx, hour, *presenter, {.kind = mail_kind::booking_withdrawn, .subject = own.id.value});
  }
}

}  // namespace

std::expected<void, app_errc> withdraw_case(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto const own = unit.bookings().find(id);
  if (!own) return std::unexpected(app_errc::not_found);
  if (own->state == booking_state::waiting) {
    leave_line(unit, ctx, *own);
    return {};
  }
  if (waits_without_place(unit, *own)) {
    unit.bookings().set_state(id, booking_state::withdrawn);
    forget(unit, ctx, *own);
    return {};
  }
  auto hour = unit.occurrences().find(own->occurrence);
  if (!hour || own->state != booking_state::booked) return std::unexpected(app_errc::invalid_transition);
  if (auto const back = give_place_back(unit, ctx, *own, *hour); !back) return back;
  leave_waitlists(unit, ctx, own->subject);
  forget(unit, ctx, *own);
  return {};
}

std::expected<void, app_errc> give_place_back(unit_of_work& unit, context const& ctx, booking const& own,
                                              occurrence& hour) {
  auto const before = view_of(unit, hour);
  // A case that was returned is no need, so none goes with it.
  auto const subject = unit.cases().find(own.subject);
  bool const counts = !subject || subject->review != review_state::returned;
  auto const outcome = scheduler::withdraw_case(before, counts ? before.need - 1 : before.need, ctx.now);
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  unit.bookings().set_state(own.id, booking_state::withdrawn);
  tell_departure(unit, ctx, hour, own);
  if (outcome->to != hour.state) {
    hour.state = outcome->to;
    hour.cause = cancel_cause::last_case_withdrawn;
    record(unit, ctx, audit_action::hour_cancelled, hour.id.value);
  }
  carry_out(unit, ctx, hour, outcome->effects);
  fill_free_places(unit, ctx, hour);
  save_changed(unit, ctx, hour);
  return {};
}

}  // namespace matala::server
