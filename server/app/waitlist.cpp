// SPDX-License-Identifier: Apache-2.0
#include "server/app/waitlist.hpp"

#include "server/app/free_places.hpp"
#include "server/app/letters.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/review_case.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {
namespace {

scheduler::waiting_case standing(scheduler::waiting_rank rank, scheduler::instant since) {
  return {.rank = rank, .since = since, .offer = scheduler::offer_state::none, .offer_ends = {}};
}

void tell_joined(unit_of_work& unit, context const& ctx, occurrence const& hour, booking const& made) {
  record(unit, ctx, audit_action::case_waits, made.id.value);
  if (auto const presenter = unit.people().find(made.presenter)) {
    post(unit, ctx, hour, *presenter,
         {.kind = mail_kind::waitlist_joined, .subject = made.id.value, .parameters = code_of(unit, made)});
  }
}

}  // namespace

std::expected<booking, booking_refusal> join_waitlist(unit_of_work& unit, context const& ctx,
                                                      booking_request const& request) {
  auto const refuse = [](app_errc code, std::optional<occurrence> next = std::nullopt) {
    return std::unexpected(booking_refusal{.code = code, .next = std::move(next)});
  };
  if (!ctx.actor) return refuse(app_errc::not_signed_in);
  auto const earlier = earlier_answer(unit, *ctx.actor, request);
  if (!earlier) return refuse(earlier.error());
  if (*earlier) return **earlier;

  auto hour = unit.occurrences().find(request.occurrence);
  if (!hour) return refuse(app_errc::not_found);
  auto const facts = facts_of(unit, ctx, *hour, *ctx.actor, scheduler::booking_kind::ordinary);
  auto const allowed = scheduler::may_wait(view_of(unit, *hour), facts);
  if (!allowed) return refuse(to_app_errc(allowed.error()), next_bookable(unit, *hour, ctx.now));

  auto made = new_booking(unit, ctx, *hour, request);
  if (!made) return refuse(made.error());
  bool const is_urgent = request.urgent != urgency::not_urgent;
  made->state = booking_state::waiting;
  made->place = 0;
  made->wait = standing(is_urgent ? scheduler::waiting_rank::urgent : scheduler::waiting_rank::ordinary, ctx.now);
  static_cast<void>(unit.bookings().insert(*made));
  tell_joined(unit, ctx, *hour, *made);
  ask_reviewers(unit, ctx, *hour, *made);
  remember_answer(unit, ctx, *made, request);
  save_changed(unit, ctx, *hour);
  return *made;
}

std::expected<void, app_errc> answer_offer(unit_of_work& unit, context const& ctx, booking_id const& id,
                                           offer_answer answer) {
  auto const own = unit.bookings().find(id);
  auto hour = own ? unit.occurrences().find(own->occurrence) : std::nullopt;
  if (!hour) return std::unexpected(app_errc::not_found);
  bool const asked = own->state == booking_state::waiting && own->wait && scheduler::may_accept(*own->wait, ctx.now);
  if (!asked) return std::unexpected(app_errc::invalid_transition);
  if (answer == offer_answer::accept) {
    if (!promote(unit, ctx, *hour, *own)) return std::unexpected(app_errc::invalid_transition);
  } else {
    auto passed = *own->wait;
    passed.offer = scheduler::offer_state::passed;
    unit.bookings().set_wait(id, passed);
    record(unit, ctx, audit_action::offer_declined, id.value);
    fill_free_places(unit, ctx, *hour);
  }
  save_changed(unit, ctx, *hour);
  return {};
}

void head_next_waitlist(unit_of_work& unit, context const& ctx, occurrence const& left, booking const& moved) {
  auto const later = unit.occurrences().starting_in(left.series, left.clock.start + std::chrono::seconds{1},
                                                    far_ahead(left.clock.start));
  for (auto hour : later) {
    using scheduler::occurrence_state;
    bool const does_not_take_place =
        hour.state == occurrence_state::skipped || hour.state == occurrence_state::cancelled;
    if (does_not_take_place) continue;
    auto const facts = facts_of(unit, ctx, hour, moved.presenter, scheduler::booking_kind::ordinary);
    auto const open = scheduler::may_book(view_of(unit, hour), facts);
    if (open || open.error() != scheduler::errc::occurrence_full) return;
    // The case itself may have taken the last place.
    auto const stands = unit.bookings().latest_of_case(moved.subject);
    if (stands && stands->state == booking_state::booked && stands->occurrence == hour.id) return;
    auto const lines = unit.bookings().waiting_of_case(moved.subject);
    if (auto const own = std::ranges::find(lines, hour.id, &booking::occurrence); own != lines.end()) {
      if (own->wait->rank == scheduler::waiting_rank::moved_here) return;
      unit.bookings().set_wait(own->id, standing(scheduler::waiting_rank::moved_here, ctx.now));
      return save_changed(unit, ctx, hour);
    }
    booking waiting = moved;
    waiting.id = new_id<booking_id>(ctx.random);
    waiting.occurrence = hour.id;
    waiting.place = 0;
    waiting.state = booking_state::waiting;
    waiting.booked = ctx.now;
    waiting.moves = moved.moves + 1;
    waiting.offer = move_offer::none;
    waiting.wait = standing(scheduler::waiting_rank::moved_here, ctx.now);
    static_cast<void>(unit.bookings().insert(waiting));
    tell_joined(unit, ctx, hour, waiting);
    return save_changed(unit, ctx, hour);
  }
}

void leave_waitlists(unit_of_work& unit, context const& ctx, case_id const& subject) {
  for (auto const& waiting : unit.bookings().waiting_of_case(subject)) {
    unit.bookings().set_state(waiting.id, booking_state::withdrawn);
    record(unit, ctx, audit_action::waitlist_left, waiting.id.value);
    auto hour = unit.occurrences().find(waiting.occurrence);
    if (!hour) continue;
    fill_free_places(unit, ctx, *hour);
    save_changed(unit, ctx, *hour);
  }
}

}  // namespace matala::server
