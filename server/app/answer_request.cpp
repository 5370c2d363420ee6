// SPDX-License-Identifier: Apache-2.0
#include "server/app/answer_request.hpp"

#include "server/app/ask_experts.hpp"
#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/people.hpp"
#include "server/app/request_letters.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

bool is_ahead(occurrence const& hour, scheduler::instant now) {
  bool const on = hour.state == occurrence_state::open || hour.state == occurrence_state::closed ||
                  hour.state == occurrence_state::confirmed;
  return on && now < hour.clock.start;
}

bool fits(occurrence const& hour, reply const& what) {
  switch (what.answer) {
    case expert_answer::accepted:
    case expert_answer::declined:
    case expert_answer::substituted: return true;
    case expert_answer::partly:
      return what.window && what.window->from >= std::chrono::minutes{0} && what.window->from < what.window->until &&
             what.window->until <= hour.clock.end - hour.clock.start;
    case expert_answer::awaited:
    case expert_answer::withdrawn: return false;
  }
  return false;
}

std::expected<person, app_errc> find_substitute(unit_of_work& unit, context const& ctx, occurrence const& hour,
                                                person_id const& sender, std::string_view email) {
  auto const address = normal_address(email);
  if (!address) return std::unexpected(app_errc::invalid_input);
  auto who = unit.people().find_by_email(*address);
  if (!who && !organisation_of_domain(ctx.rules, *address)) return std::unexpected(app_errc::invalid_input);
  if (!who) who = add_newcomer(unit, ctx, *address);
  bool const usable =
      who->id != sender && who->state != person_state::deactivated && !is_accepted_expert(unit, hour.id, who->id);
  if (!usable) return std::unexpected(app_errc::invalid_input);
  return *who;
}

void note_attendance(unit_of_work& unit, occurrence const& hour, person_id const& who, reply const& what,
                     std::optional<person_id> const& substitute) {
  auto said = unit.experts().find_attendance(hour.id, who).value_or(attendance{.occurrence = hour.id, .person = who});
  said.answer = what.answer;
  said.window = what.answer == expert_answer::partly ? what.window : std::nullopt;
  said.substitute = substitute;
  unit.experts().save(said);
}

// Who was named instead before is no longer needed when the answer changes.
void recall_substitute(unit_of_work& unit, context const& ctx, occurrence& hour, person_id const& sender) {
  for (auto const& one : unit.experts().of_occurrence(hour.id)) {
    bool const stands_in = one.turn_of == sender && one.person != sender;
    if (stands_in && one.answer != expert_answer::withdrawn) let_go(unit, ctx, hour, one);
  }
}

void finish(unit_of_work& unit, context const& ctx, occurrence& hour, std::string object) {
  record(unit, ctx, audit_action::expert_answered, std::move(object));
  save_changed(unit, ctx, hour);
}

bool covers(absence const& away, occurrence const& hour) {
  return away.first <= hour.day && hour.day <= away.last;
}

}  // namespace

std::expected<void, app_errc> answer_request(unit_of_work& unit, context const& ctx, request_id const& id,
                                             reply const& what) {
  auto request = unit.experts().find(id);
  auto hour = request ? unit.occurrences().find(request->occurrence) : std::nullopt;
  if (!hour) return std::unexpected(app_errc::not_found);
  if (request->answer == expert_answer::withdrawn || !is_ahead(*hour, ctx.now)) {
    return std::unexpected(app_errc::request_closed);
  }
  if (ctx.now >= request->answer_by) return std::unexpected(app_errc::late_answer);
  if (!fits(*hour, what)) return std::unexpected(app_errc::invalid_input);
  bool const sends = what.answer == expert_answer::substituted;
  // Only a deputy may start the hour: a substitute would be told to lead and could not.
  if (sends && request->task == request_task::lead) return std::unexpected(app_errc::invalid_input);
  std::optional<person> substitute;
  if (sends) {
    auto const found = find_substitute(unit, ctx, *hour, request->person, what.substitute_email);
    if (!found) return std::unexpected(found.error());
    substitute = *found;
  }
  recall_substitute(unit, ctx, *hour, request->person);
  request->answer = what.answer;
  request->window = what.answer == expert_answer::partly ? what.window : std::nullopt;
  request->substitute = substitute ? std::optional{substitute->id} : std::nullopt;
  unit.experts().save(*request);
  note_attendance(unit, *hour, request->person, what, request->substitute);
  confirm_answer(unit, ctx, *hour, *request);
  if (substitute) {
    ask(unit, ctx, *hour,
        {.task = request->task, .competence = request->competence, .who = *substitute, .turn_of = request->turn_of});
  }
  finish(unit, ctx, *hour, id.value);
  return {};
}

std::expected<void, app_errc> answer_invitation(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                                                person_id const& who, reply const& what) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  auto const invited = invited_people(unit, hour->series);
  if (std::ranges::find(invited, who, &person::id) == invited.end()) return std::unexpected(app_errc::not_member);
  if (!is_ahead(*hour, ctx.now)) return std::unexpected(app_errc::request_closed);
  if (!fits(*hour, what)) return std::unexpected(app_errc::invalid_input);
  std::optional<person> substitute;
  if (what.answer == expert_answer::substituted) {
    auto const found = find_substitute(unit, ctx, *hour, who, what.substitute_email);
    if (!found) return std::unexpected(found.error());
    substitute = *found;
  }
  recall_substitute(unit, ctx, *hour, who);
  note_attendance(unit, *hour, who, what, substitute ? std::optional{substitute->id} : std::nullopt);
  if (substitute) ask(unit, ctx, *hour, {.task = request_task::stand_in, .who = *substitute, .turn_of = who});
  finish(unit, ctx, *hour, hour->id.value);
  return {};
}

std::expected<absence_id, app_errc> add_absence(unit_of_work& unit, context const& ctx, person_id const& who,
                                                scheduler::date first, scheduler::date last) {
  using std::chrono::sys_days;
  bool const plausible =
      first.ok() && last.ok() && first <= last && sys_days{last} - sys_days{first} <= std::chrono::days{366};
  if (!plausible) return std::unexpected(app_errc::invalid_input);
  absence const away{.id = new_id<absence_id>(ctx.random), .person = who, .first = first, .last = last};
  unit.experts().add(away);
  record(unit, ctx, audit_action::absence_saved, who.value);
  for (auto const& asked : unit.experts().of_person(who)) {
    auto const hour = unit.occurrences().find(asked.occurrence);
    bool const open = asked.answer == expert_answer::awaited && ctx.now < asked.answer_by;
    if (!hour || !covers(away, *hour) || !open) continue;
    static_cast<void>(answer_request(unit, ctx, asked.id, {.answer = expert_answer::declined}));
  }
  for (auto const& held : unit.people().grants_of(who)) {
    if (held.series) review_series(unit, ctx, *held.series);
  }
  return away.id;
}

std::expected<void, app_errc> remove_absence(unit_of_work& unit, context const& ctx, person_id const& who,
                                             absence_id const& id) {
  auto const found = unit.experts().find_absence(id);
  if (!found || found->person != who) return std::unexpected(app_errc::not_found);
  unit.experts().remove_absence(id);
  record(unit, ctx, audit_action::absence_saved, who.value);
  return {};
}

}  // namespace matala::server
