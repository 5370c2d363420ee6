// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"

#include "server/app/effects.hpp"
#include "server/app/letters.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/review_case.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {
namespace {

void tell_and_record(unit_of_work& unit, context const& ctx, occurrence const& hour, booking const& made,
                     booking_request const& request) {
  if (auto const presenter = unit.people().find(made.presenter)) {
    post(unit, ctx, hour, *presenter,
         {.kind = mail_kind::booking_confirmation,
          .method = calendar_method::request,
          .subject = made.id.value,
          .parameters = code_of(unit, made)});
  }
  record(unit, ctx,
         request.kind == scheduler::booking_kind::late ? audit_action::case_booked_late : audit_action::case_booked,
         made.id.value);
  remember_answer(unit, ctx, made, request);
}

}  // namespace

std::expected<booking, booking_refusal> book_place(unit_of_work& unit, context const& ctx,
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
  auto const facts = facts_of(unit, ctx, *hour, *ctx.actor, request.kind);
  auto const allowed = scheduler::may_book(view_of(unit, *hour), facts);
  if (!allowed) return refuse(to_app_errc(allowed.error()), next_bookable(unit, *hour, ctx.now));

  auto made = new_booking(unit, ctx, *hour, request);
  if (!made) return refuse(made.error());
  auto const place = place_in(unit, *hour);
  made->place = place.value_or(0);
  if (!place || !unit.bookings().insert(*made)) {
    return refuse(app_errc::occurrence_full, next_bookable(unit, *hour, ctx.now));
  }
  tell_and_record(unit, ctx, *hour, *made, request);
  // A late booking is told by its own mail.
  if (request.kind == scheduler::booking_kind::ordinary) ask_reviewers(unit, ctx, *hour, *made);
  carry_out(unit, ctx, *hour, *allowed);
  if (hour->question == open_question::no_cases_after_lock) hour->question = open_question::none;
  save_changed(unit, ctx, *hour);
  return *made;
}

}  // namespace matala::server
