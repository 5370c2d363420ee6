// SPDX-License-Identifier: Apache-2.0
#include "server/app/new_booking.hpp"

#include "server/app/competences.hpp"
#include "server/app/follow_up.hpp"
#include "server/app/secrets.hpp"
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

std::string unused_case_code(unit_of_work const& unit, random_source& random) {
  for (;;) {
    auto code = random_case_code(random);
    if (!unit.cases().find_by_code(code)) return code;
  }
}

}  // namespace

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
                                  person_id const& presenter, scheduler::booking_kind kind) {
  auto const of_series = unit.all_series().find(hour.series);
  auto const own = std::ranges::count(unit.bookings().holding_places(hour.id), presenter, &booking::presenter) +
                   std::ranges::count(unit.bookings().waiting(hour.id), presenter, &booking::presenter);
  bool const acknowledged = unit.people().acknowledged_version(presenter) >= ctx.rules.ground_rules_version;
  return {.kind = kind,
          .acknowledged = acknowledged ? scheduler::rules_acknowledged::yes : scheduler::rules_acknowledged::no,
          .cases_of_presenter = static_cast<int>(own),
          .cases_per_presenter = of_series ? of_series->rule.cases_per_presenter : 2,
          .now = ctx.now};
}

std::expected<booking, app_errc> new_booking(unit_of_work& unit, context const& ctx, occurrence const& hour,
                                             booking_request const& request) {
  auto const earlier = find_earlier_case(unit, *ctx.actor, request.follow_up_code);
  if (!earlier) return std::unexpected(earlier.error());
  stored_case subject;
  subject.id = new_id<case_id>(ctx.random);
  subject.code = unused_case_code(unit, ctx.random);
  subject.lang = request.subject.lang;
  subject.age_band = request.subject.age_band;
  auto const of_series = unit.all_series().find(hour.series);
  if (of_series && of_series->review == case_review::facilitator) subject.review = review_state::awaiting;
  unit.cases().insert(subject, request.subject.text);
  unit.competences().set_of_case(subject.id, choosable(unit, request.subject.competences));
  booking made;
  made.id = new_id<booking_id>(ctx.random);
  made.occurrence = hour.id;
  made.subject = subject.id;
  made.presenter = *ctx.actor;
  made.booked = ctx.now;
  made.urgent = request.urgent;
  made.follow_up_of = *earlier;
  made.shows_presenter = request.shows_presenter;
  return made;
}

std::optional<int> place_in(unit_of_work const& unit, occurrence const& hour) {
  std::vector<int> taken;
  for (auto const& held : unit.bookings().holding_places(hour.id)) taken.push_back(held.place);
  return scheduler::free_place(hour.places, taken);
}

std::map<std::string, std::string> code_of(unit_of_work const& unit, booking const& of) {
  auto const subject = unit.cases().find(of.subject);
  if (!subject) return {};
  return {{std::string{mail_parameter::case_code}, subject->code}};
}

void remember_answer(unit_of_work& unit, context const& ctx, booking const& made, booking_request const& request) {
  if (request.idempotency_key.empty()) return;
  unit.idempotency().save({.key_hash = hash_of(request.idempotency_key),
                           .actor = made.presenter,
                           .request_hash = fingerprint_of(request),
                           .result = made.id.value,
                           .expires = ctx.now + key_is_kept_for});
}

}  // namespace matala::server
