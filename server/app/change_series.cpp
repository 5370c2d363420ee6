// SPDX-License-Identifier: Apache-2.0
#include "server/app/change_series.hpp"

#include "scheduler/person_acts.hpp"
#include "server/app/effects.hpp"
#include "server/app/next_look.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/series_letters.hpp"
#include "server/app/snapshot.hpp"

#include <ranges>

namespace matala::server {
namespace {

struct checked_change {
  series stored;
  series_plan plan;
};

std::expected<checked_change, series_refusal> check(unit_of_work const& unit, context const& ctx,
                                                    series_change const& wanted) {
  auto stored = unit.all_series().find(wanted.after.id);
  if (!stored) return std::unexpected(series_refusal{app_errc::not_found});
  if (stored->version != wanted.seen_version) return std::unexpected(series_refusal{app_errc::stale_revision});
  if (is_same_series(*stored, wanted.after)) return checked_change{std::move(*stored), {}};
  if (wanted.act == series_act::settings) {
    if (auto faults = faults_of(ctx, wanted.after); !faults.empty()) {
      return std::unexpected(series_refusal{app_errc::invalid_input, std::move(faults)});
    }
  }
  auto plan = plan_series_change(ctx, *stored, wanted.after, known_hours(unit, ctx, wanted.after.id),
                                 wanted.act == series_act::end ? dropping::cancels : dropping::asks);
  if (!plan) return std::unexpected(series_refusal{app_errc::invalid_input, std::move(plan.error())});
  return checked_change{std::move(*stored), std::move(*plan)};
}

// Calendars take a cancellation only from the organiser who invited (RFC 5546).
void keep_inviting_address(unit_of_work& unit, context const& ctx, series const& stored) {
  for (auto& [hour, bookings, invited] : known_hours(unit, ctx, stored.id)) {
    if (!invited || !hour.organiser.empty()) continue;
    hour.organiser = stored.organiser_address;
    unit.occurrences().save(hour, next_look(unit, ctx, hour));
  }
}

class executor {
 public:
  executor(unit_of_work& unit, context const& ctx, series const& of) : unit_(unit), ctx_(ctx), of_(of) {}

  // What goes comes last, the latest first: cases move to an hour that stays.
  void carry_out_plan(series_plan const& plan) {
    for (auto const& hour : plan.hours) {
      if (!goes(hour)) put(hour);
    }
    for (auto const& hour : std::views::reverse(plan.hours)) {
      if (goes(hour)) take_away(hour);
    }
  }

 private:
  static bool goes(changed_hour const& hour) {
    return hour.what == hour_change::cancelled || hour.what == hour_change::skipped;
  }

  void put(changed_hour const& planned) {
    if (planned.before.id.value.empty()) return add(planned.after);
    auto hour = unit_.occurrences().find(planned.before.id).value();
    auto const organiser = hour.organiser;
    hour = planned.after;
    hour.organiser = organiser;
    if (planned.what == hour_change::moved) {
      tell_moved(unit_, ctx_, hour, planned.before.clock.start);
      record(unit_, ctx_, audit_action::hour_moved, hour.id.value);
    }
    if (closes_earlier(planned)) tell_clock_pulled(unit_, ctx_, hour);
    save_changed(unit_, ctx_, hour);
  }

  void add(occurrence const& planned) {
    if (unit_.occurrences().find(of_.id, planned.nominal)) return;
    auto hour = planned;
    give_identity(ctx_, hour);
    unit_.occurrences().save(hour, next_look(unit_, ctx_, hour));
  }

  void take_away(changed_hour const& planned) {
    auto hour = unit_.occurrences().find(planned.before.id).value();
    auto const outcome = scheduler::lay_break(view_of(unit_, hour), ctx_.now);
    if (!outcome) return;
    hour.state = outcome->to;
    hour.hold = outcome->hold;
    hour.cause = planned.after.cause;
    hour.waiting = waiting_change::none;
    hour.question = open_question::none;
    hour.meeting_link.clear();
    if (outcome->to == scheduler::occurrence_state::cancelled) {
      hour.decided = ctx_.now;
      record(unit_, ctx_, audit_action::hour_cancelled, hour.id.value);
    }
    carry_out(unit_, ctx_, hour, outcome->effects);
    save_changed(unit_, ctx_, hour);
  }

  unit_of_work& unit_;
  context const& ctx_;
  series const& of_;
};

}  // namespace

bool is_same_series(series const& a, series const& b) {
  auto other = b;
  other.effective_from = a.effective_from;
  other.version = a.version;
  return a == other;
}

std::expected<series_plan, series_refusal> look_ahead(unit_of_work const& unit, context const& ctx,
                                                      series_change const& wanted) {
  auto checked = check(unit, ctx, wanted);
  if (!checked) return std::unexpected(std::move(checked.error()));
  return std::move(checked->plan);
}

std::expected<series, series_refusal> change_series(unit_of_work& unit, context const& ctx,
                                                    series_change const& wanted) {
  auto checked = check(unit, ctx, wanted);
  if (!checked) return std::unexpected(std::move(checked.error()));
  auto const& [stored, plan] = *checked;
  if (wanted.seen_plan && *wanted.seen_plan != plan.fingerprint()) {
    return std::unexpected(series_refusal{app_errc::stale_revision});
  }
  if (is_same_series(stored, wanted.after)) return stored;
  if (stored.organiser_address != wanted.after.organiser_address) keep_inviting_address(unit, ctx, stored);
  auto saved = wanted.after;
  saved.version = stored.version + 1;
  unit.all_series().save(saved);
  record(unit, ctx, audit_action::series_saved, saved.id.value);
  executor{unit, ctx, saved}.carry_out_plan(plan);
  tell_series_changed(unit, ctx, saved, plan);
  return saved;
}

}  // namespace matala::server
