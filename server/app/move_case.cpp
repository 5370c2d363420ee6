// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_case.hpp"

#include "server/app/free_places.hpp"
#include "server/app/letters.hpp"
#include "server/app/move_cases.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/review_case.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waiting_case.hpp"
#include "server/app/waitlist.hpp"

namespace matala::server {
namespace {

std::expected<void, app_errc> may_leave(unit_of_work const& unit, context const& ctx, booking const& own,
                                        occurrence const& from) {
  if (waits_without_place(unit, own)) return {};
  if (own.state == booking_state::waiting) {
    // One that holds a place as well is moved from there.
    bool const only_waits = unit.bookings().latest_of_case(own.subject)->id == own.id;
    return only_waits ? std::expected<void, app_errc>{} : std::unexpected(app_errc::invalid_transition);
  }
  if (own.state != booking_state::booked) return std::unexpected(app_errc::invalid_transition);
  if (from.state != scheduler::occurrence_state::open) return std::unexpected(app_errc::cutoff_passed);
  if (ctx.now >= from.clock.cutoff) return std::unexpected(app_errc::cutoff_passed);
  return {};
}

}  // namespace

std::expected<void, booking_refusal> move_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                               occurrence_id const& to) {
  auto const refuse = [](app_errc code, std::optional<occurrence> next = std::nullopt) {
    return std::unexpected(booking_refusal{.code = code, .next = std::move(next)});
  };
  auto const own = unit.bookings().find(id);
  auto target = unit.occurrences().find(to);
  auto from = own ? unit.occurrences().find(own->occurrence) : std::nullopt;
  if (!own || !target || !from) return refuse(app_errc::not_found);
  bool const held_a_place = own->state == booking_state::booked;
  bool const waits = own->state == booking_state::waiting;
  // A case without a place may come back to the hour it left, which was reinstated.
  bool const stays = (held_a_place || waits) && target->id == from->id;
  // One whose series has ended may go to an hour of another one (R8).
  bool const leaves_series = target->series != from->series && (held_a_place || waits);
  if (leaves_series || stays) return refuse(app_errc::invalid_transition);
  if (auto const leave = may_leave(unit, ctx, *own, *from); !leave) return refuse(leave.error());
  auto const allowed = scheduler::may_book(
      view_of(unit, *target), facts_of(unit, ctx, *target, own->presenter, scheduler::booking_kind::ordinary));
  if (!allowed) return refuse(to_app_errc(allowed.error()), next_bookable(unit, *target, ctx.now));
  auto const left_as = held_a_place || waits ? booking_state::moved : own->state;
  if (!rebook(unit, ctx, *own, *target, left_as)) {
    return refuse(app_errc::occurrence_full, next_bookable(unit, *target, ctx.now));
  }
  leave_waitlists(unit, ctx, own->subject);
  if (target->series != from->series) begin_review(unit, ctx, own->subject);
  if (!held_a_place && !waits) return {};
  if (held_a_place) post_departure(unit, ctx, *from, own->presenter, mail_kind::booking_withdrawn);
  fill_free_places(unit, ctx, *from);
  save_changed(unit, ctx, *from);
  return {};
}

std::expected<void, app_errc> accept_move(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto const own = unit.bookings().find(id);
  if (!own) return std::unexpected(app_errc::not_found);
  if (own->state != booking_state::booked || own->offer != move_offer::awaiting) {
    return std::unexpected(app_errc::invalid_transition);
  }
  unit.bookings().set_offer(id, move_offer::accepted);
  record(unit, ctx, audit_action::question_answered, id.value);
  return {};
}

}  // namespace matala::server
