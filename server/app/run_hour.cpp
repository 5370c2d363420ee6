// SPDX-License-Identifier: Apache-2.0
#include "server/app/run_hour.hpp"

#include "server/app/agenda.hpp"
#include "server/app/effects.hpp"
#include "server/app/move_cases.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waitlist.hpp"
#include "server/app/withdraw_case.hpp"

#include <algorithm>
#include <vector>

namespace matala::server {
namespace {

void settle_cases(unit_of_work& unit, context const& ctx, occurrence& hour, std::span<booking_id const> not_reached) {
  for (auto const& held : unit.bookings().holding_places(hour.id)) {
    auto const subject = unit.cases().find(held.subject);
    if (subject && has_text(*subject) && std::ranges::find(not_reached, held.id) != not_reached.end()) {
      move_case_onward(unit, ctx, hour, held, booking_state::not_reached);
    } else {
      unit.bookings().set_state(held.id, booking_state::discussed);
    }
  }
}

// The case was discussed here, so its place in the later hour is free again; one that has started keeps its agenda.
void take_off_later_hour(unit_of_work& unit, context const& ctx, booking const& left) {
  auto const latest = unit.bookings().latest_of_case(left.subject);
  unit.bookings().set_state(left.id, booking_state::discussed);
  if (!latest || latest->id == left.id || latest->state != booking_state::booked) return;
  auto later = unit.occurrences().find(latest->occurrence);
  if (later) static_cast<void>(give_place_back(unit, ctx, *latest, *later));
}

// Those of the named ones that had a place here; one that only waited was not on the agenda.
std::vector<booking> moved_away(unit_of_work const& unit, occurrence_id const& hour,
                                std::span<booking_id const> named) {
  auto all = unit.bookings().of_occurrence(hour);
  std::erase_if(all, [&](booking const& left) {
    bool const is_named = std::ranges::find(named, left.id) != named.end();
    return !is_named || left.state != booking_state::moved || left.place == 0;
  });
  return all;
}

}  // namespace

std::expected<void, app_errc> start_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                         scheduler::starter who) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  auto const outcome = scheduler::start(view_of(unit, *hour), who, ctx.now);
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  hour->state = outcome->to;
  hour->started = ctx.now;
  auto held = unit.bookings().holding_places(id);
  order_agenda(unit, *hour, held);
  if (!held.empty()) hour->current_case = held.front().id;
  carry_out(unit, ctx, *hour, outcome->effects);
  record(unit, ctx, audit_action::hour_started, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

std::expected<void, app_errc> put_on(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                     std::optional<booking_id> const& subject) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  if (hour->state != scheduler::occurrence_state::running) return std::unexpected(app_errc::invalid_transition);
  if (subject) {
    auto const held = unit.bookings().holding_places(id);
    if (std::ranges::find(held, *subject, &booking::id) == held.end()) return std::unexpected(app_errc::not_found);
  }
  hour->current_case = subject;
  save_changed(unit, ctx, *hour);
  return {};
}

std::expected<void, app_errc> end_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                       std::span<booking_id const> not_reached) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  auto const outcome = scheduler::end(view_of(unit, *hour));
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  settle_cases(unit, ctx, *hour, not_reached);
  hour->state = outcome->to;
  hour->ended = ctx.now;
  hour->current_case.reset();
  carry_out(unit, ctx, *hour, outcome->effects);
  record(unit, ctx, audit_action::hour_ended, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

std::expected<void, app_errc> report_not_reached(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                                 std::span<booking_id const> not_reached) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  bool const asked = hour->question == open_question::which_not_reached;
  if (!asked || hour->state == scheduler::occurrence_state::archived)
    return std::unexpected(app_errc::invalid_transition);
  hour->question = open_question::none;
  settle_cases(unit, ctx, *hour, not_reached);
  record(unit, ctx, audit_action::question_answered, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

std::expected<void, app_errc> report_held(unit_of_work& unit, context const& ctx, occurrence_id const& id) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  auto const outcome = scheduler::report_held(view_of(unit, *hour));
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  hour->state = outcome->to;
  hour->ended = ctx.now;
  carry_out(unit, ctx, *hour, outcome->effects);
  record(unit, ctx, audit_action::hour_held, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

std::expected<void, app_errc> report_discussed(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                               std::span<booking_id const> discussed) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  bool const asked = hour->question == open_question::which_discussed;
  if (!asked || hour->state == scheduler::occurrence_state::archived)
    return std::unexpected(app_errc::invalid_transition);
  hour->question = open_question::none;
  auto const left = moved_away(unit, id, discussed);
  // First of all lines, lest the place of one goes to another that was discussed too.
  for (auto const& each : left) leave_waitlists(unit, ctx, each.subject);
  for (auto const& each : left) take_off_later_hour(unit, ctx, each);
  record(unit, ctx, audit_action::question_answered, id.value);
  save_changed(unit, ctx, *hour);
  return {};
}

}  // namespace matala::server
