// SPDX-License-Identifier: Apache-2.0
#include "server/app/effects.hpp"

#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/move_cases.hpp"
#include "server/app/secrets.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {
namespace {

void invite(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  for (auto const& member : invited_people(unit, hour.series)) {
    post(unit, ctx, hour, member, {.kind = mail_kind::invitation, .method = calendar_method::request});
  }
}

// Whoever expects the hour under this UID is told, whatever was answered; a member who was never invited is too.
void tell_expecting(unit_of_work& unit, context const& ctx, occurrence& hour, mail_kind kind, calendar_method method) {
  ++hour.sequence;
  auto const told = unit.outbox().expecting(hour.uid);
  for (auto const& to : told) post_to_standing(unit, ctx, hour, to, {.kind = kind, .method = method});
  if (method != calendar_method::request) return;
  for (auto const& member : invited_people(unit, hour.series)) {
    bool const known = std::ranges::any_of(told, [&](calendar_standing const& to) { return to.person == member.id; });
    if (!known) post(unit, ctx, hour, member, {.kind = kind, .method = method});
  }
}

void tell_reinstated(unit_of_work& unit, context const& ctx, occurrence& hour) {
  ++hour.reinstatements;
  hour.uid = fmt::format("{}@{}", random_word(ctx.random), ctx.rules.mail_host);
  hour.sequence = 0;
  hour.cause = cancel_cause::none;
  hour.reason.clear();
  hour.question = open_question::none;
  auto const members = invited_people(unit, hour.series);
  for (auto const& member : members) {
    post(unit, ctx, hour, member, {.kind = mail_kind::hour_reinstated, .method = calendar_method::request});
  }
  // Presenters whose cases were moved away are told too; the case is offered back, never pulled back.
  for (auto const& earlier : unit.bookings().of_occurrence(hour.id)) {
    auto const presenter = unit.people().find(earlier.presenter);
    bool const moved = earlier.state == booking_state::moved;
    bool const told = std::ranges::find(members, earlier.presenter, &person::id) != members.end();
    if (moved && !told && presenter && presenter->state == person_state::active) {
      post(unit, ctx, hour, *presenter, {.kind = mail_kind::hour_reinstated});
    }
  }
}

void tell(unit_of_work& unit, context const& ctx, occurrence const& hour, std::vector<person> const& people,
          mail_kind kind) {
  for (auto const& who : people)
    post(unit, ctx, hour, who, {.kind = kind, .subject = fmt::format("{}", hour.revision)});
}

// After the time of the reminder the confirmation itself is the reminder.
void remind(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  if (ctx.now >= hour.clock.remind) return;
  for (auto const& to : unit.outbox().expecting(hour.uid)) {
    post_to_standing(unit, ctx, hour, to, {.kind = mail_kind::reminder, .not_before = hour.clock.remind});
  }
}

void carry_out_one(unit_of_work& unit, context const& ctx, occurrence& hour, scheduler::effect what) {
  using scheduler::effect;
  switch (what) {
    case effect::invite_members: return invite(unit, ctx, hour);
    case effect::tell_confirmed:
      return tell_expecting(unit, ctx, hour, mail_kind::hour_confirmed, calendar_method::request);
    case effect::tell_cancelled:
      return tell_expecting(unit, ctx, hour, mail_kind::hour_cancelled, calendar_method::cancel);
    case effect::tell_reinstated: return tell_reinstated(unit, ctx, hour);
    case effect::move_cases: return move_cases(unit, ctx, hour);
    case effect::ask_facilitator_without_cases:
      hour.question = open_question::no_cases_after_lock;
      return tell(unit, ctx, hour, facilitating_people(unit, hour.series), mail_kind::facilitator_no_cases);
    case effect::tell_facilitator_late_booking:
      return tell(unit, ctx, hour, facilitating_people(unit, hour.series), mail_kind::facilitator_late_booking);
    case effect::tell_owner_lapsed:
      return tell(unit, ctx, hour, owning_people(unit, hour.series), mail_kind::owner_lapsed);
    case effect::ask_facilitator_not_reached:
      hour.question = open_question::which_not_reached;
      return tell(unit, ctx, hour, facilitating_people(unit, hour.series), mail_kind::facilitator_not_reached);
    case effect::ask_facilitator_discussed: hour.question = open_question::which_discussed; return;
    case effect::remind_members: return remind(unit, ctx, hour);
  }
}

}  // namespace

void carry_out(unit_of_work& unit, context const& ctx, occurrence& hour, std::span<scheduler::effect const> effects) {
  for (auto const what : effects) carry_out_one(unit, ctx, hour, what);
}

}  // namespace matala::server
