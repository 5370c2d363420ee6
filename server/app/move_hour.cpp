// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_hour.hpp"

#include "server/app/characters.hpp"
#include "server/app/check_settings.hpp"
#include "server/app/effects.hpp"
#include "server/app/plan_hour_move.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/series_letters.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {
namespace {

using scheduler::occurrence_state;

struct hour_and_series {
  occurrence hour;
  series of;
};

std::expected<hour_and_series, app_errc> fetch(unit_of_work const& unit, occurrence_id const& id,
                                               std::optional<int> revision) {
  auto hour = unit.occurrences().find(id);
  auto of = hour ? unit.all_series().find(hour->series) : std::nullopt;
  if (!hour || !of) return std::unexpected(app_errc::not_found);
  if (revision && *revision != hour->revision) return std::unexpected(app_errc::stale_revision);
  return hour_and_series{std::move(*hour), std::move(*of)};
}

occurrence put_at(unit_of_work& unit, context const& ctx, occurrence hour, scheduler::instant previous_start) {
  if (previous_start != hour.clock.start) tell_moved(unit, ctx, hour, previous_start);
  record(unit, ctx, audit_action::hour_moved, hour.id.value);
  save_changed(unit, ctx, hour);
  return hour;
}

act_answer give_up(unit_of_work& unit, context const& ctx, occurrence hour) {
  auto const outcome = scheduler::lay_break(view_of(unit, hour), ctx.now);
  if (!outcome) return std::unexpected(to_app_errc(outcome.error()));
  hour.state = outcome->to;
  hour.hold = outcome->hold;
  hour.cause = cancel_cause::series_changed;
  hour.waiting = waiting_change::none;
  hour.decided = ctx.now;
  carry_out(unit, ctx, hour, outcome->effects);
  record(unit, ctx, audit_action::hour_cancelled, hour.id.value);
  save_changed(unit, ctx, hour);
  return hour;
}

act_answer follow(unit_of_work& unit, context const& ctx, hour_and_series const& found) {
  auto const& [hour, of] = found;
  if (hour.waiting == waiting_change::drop) return give_up(unit, ctx, hour);
  auto const nominal = std::chrono::sys_days{hour.nominal};
  auto const ruled = ruled_hours(ctx, of, hour.nominal, nominal + std::chrono::days{1});
  bool const named = !ruled.empty() && ruled.front().date.verdict == scheduler::date_verdict::takes_place;
  if (!named) return std::unexpected(app_errc::invalid_transition);
  auto moved = hour;
  moved.day = ruled.front().date.actual;
  moved.clock = ruled.front().times.clock;
  moved.times = hour_times_by::rule;
  moved.waiting = waiting_change::none;
  if (auto const why = place_refused(unit, ctx, moved, moved.clock)) return std::unexpected(to_app_errc(*why));
  return put_at(unit, ctx, std::move(moved), hour.clock.start);
}

}  // namespace

act_answer move_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id, scheduler::date day,
                     scheduler::time_of_day start, std::optional<int> revision) {
  auto const found = fetch(unit, id, revision);
  if (!found) return std::unexpected(found.error());
  auto plan = plan_hour_move(unit, ctx, id, day, start);
  if (!plan) return std::unexpected(to_app_errc(plan.error()));
  return put_at(unit, ctx, std::move(plan->after), plan->before.clock.start);
}

act_answer answer_change(unit_of_work& unit, context const& ctx, occurrence_id const& id, change_answer answer,
                         std::optional<int> revision) {
  auto found = fetch(unit, id, revision);
  if (!found) return std::unexpected(found.error());
  auto& hour = found->hour;
  if (hour.waiting == waiting_change::none || !may_move(hour)) {
    return std::unexpected(app_errc::invalid_transition);
  }
  if (answer == change_answer::follow_series) return follow(unit, ctx, *found);
  hour.waiting = waiting_change::none;
  hour.times = hour_times_by::own;
  record(unit, ctx, audit_action::question_answered, hour.id.value);
  save_changed(unit, ctx, hour);
  return hour;
}

act_answer describe_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id, std::string meeting_link,
                         std::string topic, std::optional<int> revision) {
  static constexpr long longest_topic = 120;
  auto found = fetch(unit, id, revision);
  if (!found) return std::unexpected(found.error());
  auto& hour = found->hour;
  bool const ahead =
      may_move(hour) || hour.state == occurrence_state::closed || hour.state == occurrence_state::confirmed;
  if (!ahead || hour.clock.start <= ctx.now) return std::unexpected(app_errc::invalid_transition);
  bool const link_fits = meeting_link.empty() || is_meeting_link(meeting_link);
  if (!link_fits || characters_in(topic) > longest_topic) return std::unexpected(app_errc::invalid_input);
  hour.meeting_link = std::move(meeting_link);
  hour.topic = std::move(topic);
  record(unit, ctx, audit_action::hour_described, hour.id.value);
  save_changed(unit, ctx, hour);
  return hour;
}

}  // namespace matala::server
