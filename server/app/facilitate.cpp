// SPDX-License-Identifier: Apache-2.0
#include "server/app/facilitate.hpp"

#include "server/app/effects.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {
namespace {

// Writes what a person's act led to: state, hold, effects, audit; the same for every act.
act_answer conclude(unit_of_work& unit, context const& ctx, occurrence hour, scheduler::act_result const& outcome,
                    audit_action action) {
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  hour.state = outcome->to;
  hour.hold = outcome->hold;
  carry_out(unit, ctx, hour, outcome->effects);
  record(unit, ctx, action, hour.id.value);
  save_changed(unit, ctx, hour);
  return hour;
}

std::expected<occurrence, app_errc> fetch(unit_of_work const& unit, occurrence_id const& id,
                                          std::optional<int> revision = std::nullopt) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::unexpected(app_errc::not_found);
  if (revision && *revision != hour->revision) return std::unexpected(app_errc::stale_revision);
  return *hour;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

act_answer hold_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id) {
  auto hour = fetch(unit, id);
  if (!hour) return hour;
  if (hour->question == open_question::no_cases_after_lock) hour->question = open_question::none;
  return conclude(unit, ctx, *hour, scheduler::hold(view_of(unit, *hour)), audit_action::hold_set);
}

act_answer release_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id) {
  auto hour = fetch(unit, id);
  if (!hour) return hour;
  auto const outcome = scheduler::release_hold(view_of(unit, *hour), ctx.now);
  if (outcome && outcome->to == scheduler::occurrence_state::cancelled) hour->cause = cancel_cause::no_cases;
  return conclude(unit, ctx, *hour, outcome, audit_action::hold_released);
}

act_answer cancel_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id, std::string reason,
                       std::optional<int> revision) {
  auto hour = fetch(unit, id, revision);
  if (!hour) return hour;
  auto const stated = is_blank(reason) ? scheduler::given_reason::none : scheduler::given_reason::stated;
  auto const outcome = scheduler::cancel(view_of(unit, *hour), stated, ctx.now);
  if (outcome) {
    hour->cause = cancel_cause::person;
    hour->reason = std::move(reason);
    hour->question = open_question::none;
    hour->meeting_link.clear();
    hour->decided = ctx.now;
  }
  return conclude(unit, ctx, *hour, outcome, audit_action::hour_cancelled);
}

act_answer reinstate_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                          scheduler::short_notice notice, std::optional<int> revision) {
  auto hour = fetch(unit, id, revision);
  if (!hour) return hour;
  return conclude(unit, ctx, *hour, scheduler::reinstate(view_of(unit, *hour), notice, ctx.now),
                  audit_action::hour_reinstated);
}

act_answer answer_question(unit_of_work& unit, context const& ctx, occurrence_id const& id) {
  auto hour = fetch(unit, id);
  if (!hour) return hour;
  // Which cases were reached or discussed is answered by naming them.
  bool const closable =
      hour->question == open_question::no_cases_after_lock || hour->question == open_question::cases_without_place;
  if (!closable) return std::unexpected(app_errc::invalid_transition);
  hour->question = open_question::none;
  record(unit, ctx, audit_action::question_answered, hour->id.value);
  save_changed(unit, ctx, *hour);
  return hour;
}

}  // namespace matala::server
