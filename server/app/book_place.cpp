// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"

#include "server/app/effects.hpp"
#include "server/app/letters.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <algorithm>

namespace matala::server {
namespace {

constexpr std::chrono::hours key_is_kept_for{24};

std::string fingerprint_of(booking_request const& request) {
  // Of the redacted text only: a hash of raw text could be guessed back.
  std::string all = request.occurrence.value;
  for (std::size_t i = 0; i < request.subject.text.fields(); ++i) {
    all += '\n';
    all += request.subject.text.text(i);
  }
  return hash_of(all);
}

std::expected<std::optional<booking>, app_errc> earlier_answer(unit_of_work const& unit, person_id const& presenter,
                                                               booking_request const& request) {
  if (request.idempotency_key.empty()) return std::nullopt;
  auto const known = unit.idempotency().find(hash_of(request.idempotency_key), presenter);
  if (!known) return std::nullopt;
  if (known->request_hash != fingerprint_of(request)) return std::unexpected(app_errc::idempotency_mismatch);
  // The same submission again is the same booking (R22), wherever its case stands now; one that was withdrawn is no
  // answer.
  auto const made = unit.bookings().find(booking_id{known->result});
  auto const latest = made ? unit.bookings().latest_of_case(made->subject) : std::nullopt;
  return latest && latest->state != booking_state::withdrawn ? latest : std::nullopt;
}

scheduler::booking_facts facts_of(unit_of_work const& unit, context const& ctx, occurrence const& hour,
                                  booking_request const& request) {
  auto const held = unit.bookings().holding_places(hour.id);
  auto const of_series = unit.all_series().find(hour.series);
  auto const own = std::ranges::count(held, *ctx.actor, &booking::presenter);
  auto const acknowledged = unit.people().acknowledged_version(*ctx.actor) >= ctx.rules.ground_rules_version;
  return {.kind = request.kind,
          .acknowledged = acknowledged ? scheduler::rules_acknowledged::yes : scheduler::rules_acknowledged::no,
          .cases_of_presenter = static_cast<int>(own),
          .cases_per_presenter = of_series ? of_series->rule.cases_per_presenter : 2,
          .now = ctx.now};
}

std::string unused_case_code(unit_of_work const& unit, random_source& random) {
  for (;;) {
    auto code = random_case_code(random);
    if (!unit.cases().find_by_code(code)) return code;
  }
}

std::optional<booking> insert_booking(unit_of_work& unit, context const& ctx, occurrence const& hour,
                                      booking_request const& request) {
  std::vector<int> taken;
  for (auto const& held : unit.bookings().holding_places(hour.id)) taken.push_back(held.place);
  auto const place = scheduler::free_place(hour.places, taken);
  if (!place) return std::nullopt;
  stored_case subject;
  subject.id = new_id<case_id>(ctx.random);
  subject.code = unused_case_code(unit, ctx.random);
  subject.lang = request.subject.lang;
  subject.age_band = request.subject.age_band;
  unit.cases().insert(subject, request.subject.text);
  booking const made{.id = new_id<booking_id>(ctx.random),
                     .occurrence = hour.id,
                     .place = *place,
                     .subject = subject.id,
                     .presenter = *ctx.actor,
                     .state = booking_state::booked,
                     .booked = ctx.now,
                     .moves = 0,
                     .offer = move_offer::none};
  if (!unit.bookings().insert(made)) return std::nullopt;
  return made;
}

void tell_and_record(unit_of_work& unit, context const& ctx, occurrence const& hour, booking const& made,
                     booking_request const& request) {
  if (auto const presenter = unit.people().find(made.presenter)) {
    auto const subject = unit.cases().find(made.subject);
    post(unit, ctx, hour, *presenter,
         {.kind = mail_kind::booking_confirmation,
          .method = calendar_method::request,
          .subject = made.id.value,
          .parameters = {{std::string{mail_parameter::case_code}, subject ? subject->code : std::string{}}}});
  }
  record(unit, ctx,
         request.kind == scheduler::booking_kind::late ? audit_action::case_booked_late : audit_action::case_booked,
         made.id.value);
  if (!request.idempotency_key.empty()) {
    unit.idempotency().save({.key_hash = hash_of(request.idempotency_key),
                             .actor = made.presenter,
                             .request_hash = fingerprint_of(request),
                             .result = made.id.value,
                             .expires = ctx.now + key_is_kept_for});
  }
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
  auto const allowed = scheduler::may_book(view_of(unit, *hour), facts_of(unit, ctx, *hour, request));
  if (!allowed) return refuse(to_app_errc(allowed.error()), next_bookable(unit, *hour, ctx.now));

  auto const made = insert_booking(unit, ctx, *hour, request);
  if (!made) return refuse(app_errc::occurrence_full, next_bookable(unit, *hour, ctx.now));
  tell_and_record(unit, ctx, *hour, *made, request);
  carry_out(unit, ctx, *hour, *allowed);
  if (hour->question == open_question::no_cases_after_lock) hour->question = open_question::none;
  save_changed(unit, ctx, *hour);
  return *made;
}

}  // namespace matala::server
