// SPDX-License-Identifier: Apache-2.0
#include "server/app/lead_hour.hpp"

#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/letters.hpp"
#include "server/app/request_letters.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <algorithm>

namespace matala::server {
namespace {

std::vector<person> with_role(unit_of_work const& unit, series_id const& series, role wanted) {
  std::vector<person> people;
  for (auto const& [who, held] : unit.people().with_grants(series)) {
    if (held == wanted) people.push_back(who);
  }
  return people;
}

bool is_open(expert_request const& one, scheduler::instant now) {
  return one.answer == expert_answer::awaited && now < one.answer_by;
}

std::vector<expert_request> lead_requests(unit_of_work const& unit, occurrence const& hour) {
  auto all = unit.experts().of_occurrence(hour.id);
  std::erase_if(all, [](expert_request const& one) {
    return one.task != request_task::lead || one.answer == expert_answer::withdrawn;
  });
  return all;
}

bool ask_next_deputy(unit_of_work& unit, context const& ctx, occurrence const& hour,
                     std::vector<expert_request> const& sent) {
  if (std::ranges::any_of(sent, [&](expert_request const& one) { return is_open(one, ctx.now); })) return false;
  for (auto const& deputy : with_role(unit, hour.series, role::deputy)) {
    bool const asked = std::ranges::find(sent, deputy.id, &expert_request::person) != sent.end();
    if (asked || stays_away(unit, hour, deputy.id)) continue;
    ask(unit, ctx, hour, {.task = request_task::lead, .who = deputy, .turn_of = deputy.id});
    return true;
  }
  return false;
}

// The mail says which of the two it is by the state that it finds.
bool tell_owner(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  auto const what = ctx.now < hour.clock.decide ? lead_shortfall_ahead : lead_shortfall;
  if (unit.experts().is_told(hour.id, what)) return false;
  unit.experts().mark_told(hour.id, what, ctx.now);
  record(unit, ctx, audit_action::shortfall_told, hour.id.value);
  auto const once = mail_parameter::text_of(ctx.now);
  for (auto const& owner : owning_people(unit, hour.series)) {
    post(unit, ctx, hour, owner, {.kind = mail_kind::owner_without_lead, .subject = once});
  }
  return true;
}

}  // namespace

bool has_lead(unit_of_work const& unit, occurrence const& hour) {
  auto const facilitators = with_role(unit, hour.series, role::facilitator);
  // A series without facilitators is led by whom it has: nobody declined.
  if (facilitators.empty()) return true;
  bool const there =
      std::ranges::any_of(facilitators, [&](person const& who) { return !stays_away(unit, hour, who.id); });
  auto const sent = lead_requests(unit, hour);
  return there || std::ranges::any_of(sent, [](expert_request const& one) { return comes(one.answer); });
}

bool review_lead(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  if (has_lead(unit, hour)) {
    unit.experts().forget_told(hour.id, lead_shortfall);
    unit.experts().forget_told(hour.id, lead_shortfall_ahead);
    return false;
  }
  auto const sent = lead_requests(unit, hour);
  bool const asked = ask_next_deputy(unit, ctx, hour, sent);
  bool const hopes =
      asked || std::ranges::any_of(sent, [&](expert_request const& one) { return is_open(one, ctx.now); });
  if (hopes && ctx.now < hour.clock.decide) return asked;
  return tell_owner(unit, ctx, hour) || asked;
}

}  // namespace matala::server
