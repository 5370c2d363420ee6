// SPDX-License-Identifier: Apache-2.0
#include "server/app/free_places.hpp"

#include "scheduler/waitlist.hpp"
#include "server/app/letters.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/series_calendar.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waitlist.hpp"
#include "server/app/withdraw_case.hpp"
#include "server/ports/mail_parameters.hpp"

namespace matala::server {
namespace {

std::vector<scheduler::waiting_case> line_of(std::vector<booking> const& waiting) {
  std::vector<scheduler::waiting_case> line;
  for (auto const& each : waiting) line.push_back(each.wait.value());
  return line;
}

// `ask(offers)` with where and when the people of the series work.
template <class Ask>
auto in_working_time(unit_of_work const& unit, context const& ctx, occurrence const& hour, Ask&& ask) {
  auto const of = unit.all_series().find(hour.series).value();
  auto const calendar = calendar_of(ctx.rules, of);
  return ask(scheduler::offer_time{
      .calendar = calendar, .counted = scheduler::counted_by(of.rule), .zone = ctx.zone.get(of.zone)});
}

void offer(unit_of_work& unit, context const& ctx, occurrence const& hour, booking const& waiting,
           scheduler::instant ends) {
  auto offered = waiting.wait.value();
  offered.offer = scheduler::offer_state::open;
  offered.offer_ends = ends;
  unit.bookings().set_wait(waiting.id, offered);
  record(unit, ctx, audit_action::case_offered, waiting.id.value);
  auto const presenter = unit.people().find(waiting.presenter);
  if (!presenter) return;
  auto parameters = code_of(unit, waiting);
  parameters.emplace(mail_parameter::offer_ends, mail_parameter::text_of(ends));
  post(unit, ctx, hour, *presenter,
       {.kind = mail_kind::waitlist_offer, .subject = waiting.id.value, .parameters = std::move(parameters)});
}

void leave_later_place(unit_of_work& unit, context const& ctx, booking const& held) {
  auto later = unit.occurrences().find(held.occurrence);
  // One that has started keeps its agenda.
  if (!later || !give_place_back(unit, ctx, held, *later)) return;
  unit.bookings().set_state(held.id, booking_state::moved);
}

}  // namespace

bool promote(unit_of_work& unit, context const& ctx, occurrence& hour, booking const& waiting) {
  auto const place = place_in(unit, hour);
  auto const elsewhere = unit.bookings().latest_of_case(waiting.subject);
  if (!place || !unit.bookings().give_place(waiting.id, *place, ctx.now)) return false;
  record(unit, ctx, audit_action::case_promoted, waiting.id.value);
  leave_waitlists(unit, ctx, waiting.subject);
  if (elsewhere && elsewhere->state == booking_state::booked) leave_later_place(unit, ctx, *elsewhere);
  if (auto const presenter = unit.people().find(waiting.presenter)) {
    post(unit, ctx, hour, *presenter,
         {.kind = mail_kind::waitlist_promoted,
          .method = calendar_method::request,
          .subject = waiting.id.value,
          .parameters = code_of(unit, waiting)});
  }
  return true;
}

bool fill_free_places(unit_of_work& unit, context const& ctx, occurrence& hour) {
  bool changed = false;
  for (;;) {
    auto const waiting = unit.bookings().waiting(hour.id);
    if (waiting.empty()) return changed;
    auto const view = view_of(unit, hour);
    auto const step = in_working_time(unit, ctx, hour, [&](scheduler::offer_time const& offers) {
      return scheduler::next_in_line(view, line_of(waiting), offers, ctx.now);
    });
    if (!step) return changed;
    auto const& first = waiting.at(step->who);
    if (step->act == scheduler::waitlist_act::offer) {
      offer(unit, ctx, hour, first, step->ends);
    } else if (!promote(unit, ctx, hour, first)) {
      return changed;
    }
    changed = true;
  }
}

std::optional<scheduler::instant> next_waitlist_look(unit_of_work const& unit, context const& ctx,
                                                     occurrence const& hour) {
  auto const waiting = unit.bookings().waiting(hour.id);
  if (waiting.empty()) return std::nullopt;
  auto const view = view_of(unit, hour);
  auto const line = line_of(waiting);
  return in_working_time(unit, ctx, hour, [&](scheduler::offer_time const& offers) {
    if (scheduler::next_in_line(view, line, offers, ctx.now)) return std::optional{ctx.now};
    return scheduler::next_waitlist_look(view, line, offers, ctx.now);
  });
}

}  // namespace matala::server
