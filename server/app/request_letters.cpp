// SPDX-License-Identifier: Apache-2.0
#include "server/app/request_letters.hpp"

#include "scheduler/answer_time.hpp"
#include "server/app/letters.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {
namespace {

scheduler::instant answer_by(unit_of_work const& unit, context const& ctx, occurrence const& hour,
                             std::chrono::minutes answer_time) {
  auto const of = unit.all_series().find(hour.series).value_or(series{});
  return scheduler::answer_by(ctx.now, answer_time, hour.clock, scheduler::counted_by(of.rule), ctx.rules.calendar,
                              ctx.zone.get(of.zone));
}

// The name from our list, never a word of a case.
std::map<std::string, std::string> theme_of(unit_of_work const& unit, expert_request const& request, language lang) {
  auto const known = request.competence ? unit.competences().find(*request.competence) : std::nullopt;
  if (!known) return {};
  return {{std::string{mail_parameter::theme}, known->name(lang)}};
}

bool expects(unit_of_work const& unit, occurrence const& hour, person_id const& who) {
  return std::ranges::any_of(unit.outbox().expecting(hour.uid),
                             [&](calendar_standing const& to) { return to.person == who; });
}

// Tells one letter from another about the same request.
std::string subject_of(context const& ctx, expert_request const& request) {
  return fmt::format("{}/{}", request.id.value, random_word(ctx.random));
}

void tell_off(unit_of_work& unit, context const& ctx, occurrence& hour, expert_request const& request, mail_kind kind) {
  if (post_departure(unit, ctx, hour, request.person, kind) == departure::told) return;
  auto const who = unit.people().find(request.person);
  if (!who || who->state == person_state::deactivated) return;
  post(unit, ctx, hour, *who,
       {.kind = kind, .subject = subject_of(ctx, request), .parameters = theme_of(unit, request, who->lang)});
}

}  // namespace

expert_request ask(unit_of_work& unit, context const& ctx, occurrence const& hour, asking_for const& what) {
  auto const secret = random_word(ctx.random);
  expert_request made{.id = new_id<request_id>(ctx.random),
                      .occurrence = hour.id,
                      .task = what.task,
                      .competence = what.competence,
                      .person = what.who.id,
                      .turn_of = what.turn_of,
                      .asked = ctx.now,
                      .answer_by = answer_by(unit, ctx, hour, what.answer_time),
                      .token_hash = hash_of(secret)};
  unit.experts().save(made);
  auto parameters = theme_of(unit, made, what.who.lang);
  parameters.emplace(mail_parameter::path, "/answers/" + secret);
  parameters.emplace(mail_parameter::answer_by, mail_parameter::text_of(made.answer_by));
  post(unit, ctx, hour, what.who,
       {.kind = what.task == request_task::lead ? mail_kind::lead_request : mail_kind::expert_request,
        .subject = made.id.value,
        .parameters = std::move(parameters)});
  record(unit, ctx, audit_action::expert_asked, made.id.value);
  return made;
}

void let_go(unit_of_work& unit, context const& ctx, occurrence& hour, expert_request request) {
  bool const waits = request.answer == expert_answer::awaited && ctx.now < request.answer_by;
  bool const tells = waits || comes(request.answer);
  request.answer = expert_answer::withdrawn;
  unit.experts().save(request);
  if (auto said = unit.experts().find_attendance(hour.id, request.person); said && comes(said->answer)) {
    said->answer = expert_answer::awaited;
    said->window.reset();
    unit.experts().save(*said);
  }
  record(unit, ctx, audit_action::expert_request_withdrawn, request.id.value);
  // Of a cancelled hour whoever had it in the calendar hears by the cancellation.
  bool const cancelled = hour.state == scheduler::occurrence_state::cancelled;
  if (tells && !(cancelled && !waits)) tell_off(unit, ctx, hour, request, mail_kind::expert_request_withdrawn);
}

void confirm_answer(unit_of_work& unit, context const& ctx, occurrence& hour, expert_request const& request) {
  auto const who = unit.people().find(request.person);
  if (!who) return;
  if (!comes(request.answer)) return tell_off(unit, ctx, hour, request, mail_kind::expert_declined);
  auto parameters = theme_of(unit, request, who->lang);
  if (request.window) {
    parameters.emplace(mail_parameter::window_start, mail_parameter::text_of(hour.clock.start + request.window->from));
    parameters.emplace(mail_parameter::window_end, mail_parameter::text_of(hour.clock.start + request.window->until));
  }
  if (request.task == request_task::lead) parameters.emplace(mail_parameter::leads, "yes");
  auto const method = expects(unit, hour, who->id) ? calendar_method::none : calendar_method::request;
  post(unit, ctx, hour, *who,
       {.kind = mail_kind::expert_accepted,
        .method = method,
        .subject = subject_of(ctx, request),
        .parameters = std::move(parameters)});
}

}  // namespace matala::server
