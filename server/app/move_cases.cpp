// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_cases.hpp"

#include "scheduler/booking_rules.hpp"
#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

std::optional<occurrence> target_after(unit_of_work const& unit, occurrence const& hour, scheduler::instant now) {
  auto later = unit.occurrences().starting_in(hour.series, hour.clock.start + std::chrono::seconds{1},
                                              far_ahead(hour.clock.start));
  std::vector<scheduler::occurrence_view> views;
  for (auto const& candidate : later) views.push_back(view_of(unit, candidate));
  auto const chosen = scheduler::move_target(views, now);
  if (!chosen) return std::nullopt;
  return later[*chosen];
}

std::map<std::string, std::string> code_of(unit_of_work const& unit, booking const& of) {
  auto const subject = unit.cases().find(of.subject);
  if (!subject) return {};
  return {{std::string{mail_parameter::case_code}, subject->code}};
}

std::map<std::string, std::string> moved_from(unit_of_work const& unit, booking const& from) {
  auto parameters = code_of(unit, from);
  if (auto const left = unit.occurrences().find(from.occurrence)) {
    parameters.emplace(mail_parameter::previous_start, mail_parameter::text_of(left->clock.start));
  }
  return parameters;
}

void tell_without_place(unit_of_work& unit, context const& ctx, occurrence& hour, booking const& from) {
  hour.question = open_question::cases_without_place;
  if (auto const presenter = unit.people().find(from.presenter)) {
    post(unit, ctx, hour, *presenter,
         {.kind = mail_kind::case_without_place, .subject = from.id.value, .parameters = code_of(unit, from)});
  }
  for (auto const& who : facilitating_people(unit, hour.series)) {
    post(unit, ctx, hour, who, {.kind = mail_kind::facilitator_cases_without_place});
  }
}

}  // namespace

bool rebook(unit_of_work& unit, context const& ctx, booking const& from, occurrence& to, booking_state left_as) {
  std::vector<int> taken;
  for (auto const& held : unit.bookings().holding_places(to.id)) taken.push_back(held.place);
  auto const place = scheduler::free_place(to.places, taken);
  if (!place) return false;
  booking next = from;
  next.id = new_id<booking_id>(ctx.random);
  next.occurrence = to.id;
  next.place = *place;
  next.state = booking_state::booked;
  next.booked = ctx.now;
  next.moves = from.moves + 1;
  next.offer = ctx.actor == from.presenter ? move_offer::none : move_offer::awaiting;
  if (!unit.bookings().insert(next)) return false;
  unit.bookings().set_state(from.id, left_as);
  record(unit, ctx, audit_action::case_moved, next.id.value);
  if (auto const presenter = unit.people().find(from.presenter)) {
    post(unit, ctx, to, *presenter,
         {.kind = mail_kind::case_moved,
          .method = calendar_method::request,
          .subject = next.id.value,
          .parameters = moved_from(unit, from)});
  }
  save_changed(unit, ctx, to);
  return true;
}

void move_case_onward(unit_of_work& unit, context const& ctx, occurrence& hour, booking const& from,
                      booking_state left_as) {
  auto target = target_after(unit, hour, ctx.now);
  if (target && rebook(unit, ctx, from, *target, left_as)) return;
  unit.bookings().set_state(from.id, left_as);
  tell_without_place(unit, ctx, hour, from);
}

void move_cases(unit_of_work& unit, context const& ctx, occurrence& hour) {
  for (auto const& held : unit.bookings().holding_places(hour.id)) {
    move_case_onward(unit, ctx, hour, held, booking_state::moved);
  }
}

}  // namespace matala::server
