// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_cases.hpp"

#include "scheduler/booking_rules.hpp"
#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waitlist.hpp"
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
  auto const place = place_in(unit, to);
  if (!place) return false;
  booking next = from;
  next.id = new_id<booking_id>(ctx.random);
  next.occurrence = to.id;
  next.place = *place;
  next.state = booking_state::booked;
  next.booked = ctx.now;
  next.moves = from.moves + 1;
  next.wait.reset();
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
  bool const has_place = target && rebook(unit, ctx, from, *target, left_as);
  if (!has_place) {
    unit.bookings().set_state(from.id, left_as);
    tell_without_place(unit, ctx, hour, from);
  }
  head_next_waitlist(unit, ctx, hour, from);
}

void move_cases(unit_of_work& unit, context const& ctx, occurrence& hour) {
  for (auto const& held : unit.bookings().holding_places(hour.id)) {
    move_case_onward(unit, ctx, hour, held, booking_state::moved);
  }
  move_waiting(unit, ctx, hour);
}

void move_waiting(unit_of_work& unit, context const& ctx, occurrence& hour) {
  for (auto const& waiting : unit.bookings().waiting(hour.id)) {
    auto const stands = unit.bookings().latest_of_case(waiting.subject);
    bool const has_place = stands && stands->state == booking_state::booked;
    // A case that was moved here has its place in a later hour already.
    if (has_place) {
      unit.bookings().set_state(waiting.id, booking_state::moved);
    } else {
      move_case_onward(unit, ctx, hour, waiting, booking_state::moved);
    }
  }
}

}  // namespace matala::server
