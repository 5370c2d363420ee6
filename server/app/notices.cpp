// SPDX-License-Identifier: Apache-2.0
#include "server/app/notices.hpp"

#include "scheduler/advance_notice.hpp"
#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/series_calendar.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::advance_notice;

scheduler::notice_clock notices_of(unit_of_work const& unit, context const& ctx, occurrence const& hour) {
  auto const of = unit.all_series().find(hour.series).value();
  auto const calendar = calendar_of(ctx.rules, of);
  return scheduler::notices_of(of.rule, hour.day, hour.clock, calendar, ctx.zone.get(of.zone));
}

std::vector<advance_notice> due(unit_of_work const& unit, context const& ctx, occurrence const& hour) {
  auto const returned = static_cast<int>(unit.bookings().returned(hour.id).size());
  return scheduler::notices_due(view_of(unit, hour), notices_of(unit, ctx, hour), returned, ctx.now);
}

void nudge(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  for (auto const& wish : unit.people().nudge_wishes(hour.series)) {
    auto const who = unit.people().find(wish.person);
    if (!who || who->state != person_state::active) continue;
    post(unit, ctx, hour, *who,
         {.kind = mail_kind::nudge,
          .subject = fmt::format("{}", hour.reinstatements),
          .parameters = {{std::string{mail_parameter::unsubscribe}, "/unsubscribe?token=" + wish.token}}});
  }
}

void ask_about_too_few(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  for (auto const& who : facilitating_people(unit, hour.series)) {
    // A sequence that rises in between is no reason to ask twice; a reinstatement is.
    post(unit, ctx, hour, who,
         {.kind = mail_kind::facilitator_too_few_cases, .subject = fmt::format("{}", hour.reinstatements)});
  }
}

// R12: the presenter can still send it again, and who checks it can still approve it.
void ask_about_returned(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  for (auto const& held : unit.bookings().returned(hour.id)) {
    auto const subject = fmt::format("{}/{}/before-decision", held.subject.value, hour.reinstatements);
    if (auto const presenter = unit.people().find(held.presenter)) {
      post(unit, ctx, hour, *presenter,
           {.kind = mail_kind::case_returned, .subject = subject, .parameters = code_of(unit, held)});
    }
    for (auto const& who : reviewing_people(unit, hour.series, held.presenter)) {
      post(unit, ctx, hour, who,
           {.kind = mail_kind::facilitator_returned_cases, .subject = subject, .parameters = code_of(unit, held)});
    }
  }
}

void say(unit_of_work& unit, context const& ctx, occurrence const& hour, advance_notice notice) {
  switch (notice) {
    case advance_notice::nudge: return nudge(unit, ctx, hour);
    case advance_notice::ask_about_too_few_cases: return ask_about_too_few(unit, ctx, hour);
    case advance_notice::ask_about_returned_cases: return ask_about_returned(unit, ctx, hour);
  }
}

}  // namespace

bool give_notices(unit_of_work& unit, context const& ctx, occurrence& hour) {
  bool said = false;
  for (auto const notice : due(unit, ctx, hour)) {
    if (unit.occurrences().was_given(hour, notice)) continue;
    say(unit, ctx, hour, notice);
    unit.occurrences().give(hour, notice);
    record(unit, ctx, audit_action::notice_given, hour.id.value);
    said = true;
  }
  return said;
}

std::optional<scheduler::instant> next_notice_look(unit_of_work const& unit, context const& ctx,
                                                   occurrence const& hour) {
  using scheduler::occurrence_state;
  bool const undecided = hour.state == occurrence_state::open || hour.state == occurrence_state::closed;
  if (!undecided) return std::nullopt;
  auto const waits = [&](advance_notice notice) { return !unit.occurrences().was_given(hour, notice); };
  if (std::ranges::any_of(due(unit, ctx, hour), waits)) return ctx.now;
  return scheduler::next_notice(view_of(unit, hour), notices_of(unit, ctx, hour), ctx.now);
}

bool asks_about_too_few_cases(unit_of_work const& unit, context const& ctx, occurrence const& hour) {
  auto const now_due = due(unit, ctx, hour);
  return std::ranges::find(now_due, advance_notice::ask_about_too_few_cases) != now_due.end();
}

}  // namespace matala::server
