// SPDX-License-Identifier: Apache-2.0
#include "server/app/plan_series_change.hpp"

#include "server/app/pair_dates.hpp"
#include "server/app/series_calendar.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

bool is_ahead(occurrence const& hour, scheduler::instant now) {
  bool const undecided = hour.state == occurrence_state::planned || hour.state == occurrence_state::open ||
                         hour.state == occurrence_state::closed || hour.state == occurrence_state::confirmed;
  return undecided && now < hour.clock.start;
}

bool follows_rule(occurrence const& hour) {
  return hour.times == hour_times_by::rule &&
         (hour.state == occurrence_state::planned || hour.state == occurrence_state::open);
}

bool same_times(scheduler::occurrence_clock const& a, scheduler::occurrence_clock const& b) {
  return a.start == b.start && a.end == b.end;
}

class planner {
 public:
  planner(context const& ctx, series const& before, series const& after, std::vector<known_series_hour> const& known,
          dropping what)
      : ctx_(ctx), before_(before), after_(after), known_(known), dropping_(what) {}

  std::expected<series_plan, std::vector<setting_fault>> run() {
    name_dates();
    for (auto const& one : known_) consider(one);
    add_the_rest();
    check_overlaps();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    std::ranges::sort(plan_.hours, {}, [](changed_hour const& hour) {
      return std::pair{hour.before.clock.start, hour.after.nominal};
    });
    return std::move(plan_);
  }

 private:
  void name_dates() {
    if (after_.standing == series_standing::paused) return;
    auto const today = today_of(ctx_, after_);
    for (auto const& ruled : ruled_hours(ctx_, after_, today - std::chrono::weeks{1}, last_day(today))) {
      named_.emplace(ruled.date.nominal, ruled);
    }
    partner_ = pair_dates(known_, named_, after_.effective_from);
  }

  // Where the clock was set back there are hours beyond the horizon; the rule names them no less.
  std::chrono::sys_days last_day(std::chrono::sys_days today) const {
    constexpr std::chrono::days to_another_weekday{6};
    auto last = today + ctx_.rules.horizon;
    for (auto const& [hour, bookings, invited] : known_) {
      auto const nominal = std::chrono::sys_days{hour.nominal};
      if (nominal >= today + ctx_.rules.horizon) last = std::max(last, nominal + to_another_weekday);
    }
    return last;
  }

  void consider(known_series_hour const& one) {
    auto const& hour = one.hour;
    auto const found = named_.find(partner_of(hour));
    auto const target = found == named_.end() ? std::nullopt : std::optional{found->second};
    if (found != named_.end()) named_.erase(found);
    if (hour.state == occurrence_state::skipped) return revive(one, target);
    if (!is_ahead(hour, ctx_.now)) return;
    if (after_.standing == series_standing::paused) return take_away(one, cancel_cause::series_paused);
    auto const closed = closed_on(hour, target);
    if (closed && !stands_by_word(hour)) return take_away(one, *closed);
    bool const ended = after_.rule.last && hour.nominal > *after_.rule.last && dropping_ == dropping::cancels;
    if (ended) return take_away(one, cancel_cause::series_ended);
    if (!target && is_before_settings(hour)) return keep(one, hour);
    if (!target) return drop(one);
    follow(one, *target);
  }

  // It stays as earlier settings made it.
  bool is_before_settings(occurrence const& hour) const {
    return after_.effective_from && hour.nominal < *after_.effective_from;
  }

  scheduler::date partner_of(occurrence const& hour) const {
    auto const partner = partner_.find(hour.nominal);
    return partner == partner_.end() ? hour.nominal : partner->second;
  }

  // A break or a closed day speaks of the day on which the hour is, also where it goes by other times or by earlier
  // settings than the rule's.
  std::optional<cancel_cause> closed_on(occurrence const& hour, std::optional<ruled_hour> const& target) const {
    auto const covers = [&](scheduler::date_range const& gap) { return gap.first <= hour.day && hour.day <= gap.last; };
    if (std::ranges::any_of(after_.rule.breaks, covers)) return cancel_cause::in_break;
    if (!target || hour.times == hour_times_by::own) {
      bool const held_all_the_same = after_.rule.on_holiday == scheduler::holiday_policy::hold;
      bool const closed = std::ranges::find(after_.days, local_day{hour.day, std::nullopt}) != after_.days.end();
      return closed && !held_all_the_same ? std::optional{cancel_cause::holiday} : std::nullopt;
    }
    if (target->date.verdict == scheduler::date_verdict::in_break) return cancel_cause::in_break;
    if (target->date.verdict == scheduler::date_verdict::holiday) return cancel_cause::holiday;
    return std::nullopt;
  }

  // A facilitator reinstated or moved it in spite of what closes its day: only what closes the day anew takes it away.
  bool stands_by_word(occurrence const& hour) const {
    if (hour.reinstatements == 0 && hour.times == hour_times_by::rule) return false;
    auto const is_new = [](auto const& list, auto const& one) { return std::ranges::find(list, one) == list.end(); };
    bool const in_new_break = std::ranges::any_of(after_.rule.breaks, [&](scheduler::date_range const& gap) {
      return gap.first <= hour.day && hour.day <= gap.last && is_new(before_.rule.breaks, gap);
    });
    local_day const closed{hour.day, std::nullopt};
    return !in_new_break && (is_new(after_.days, closed) || !is_new(before_.days, closed));
  }

  void take_away(known_series_hour const& one, cancel_cause cause) {
    auto after = one.hour;
    bool const unknown = after.state == occurrence_state::planned;
    after.state = unknown ? occurrence_state::skipped : occurrence_state::cancelled;
    after.cause = cause;
    after.waiting = waiting_change::none;
    change(unknown ? hour_change::skipped : hour_change::cancelled, one, std::move(after));
  }

  // The rule no longer names its date.
  void drop(known_series_hour const& one) {
    if (!follows_rule(one.hour)) return keep(one, one.hour);
    auto const cause = dropping_ == dropping::cancels ? cancel_cause::series_ended : cancel_cause::series_changed;
    if (one.bookings == 0 || dropping_ == dropping::cancels) return take_away(one, cause);
    auto after = one.hour;
    after.waiting = waiting_change::drop;
    change(hour_change::asked_to_drop, one, std::move(after));
  }

  void follow(known_series_hour const& one, ruled_hour const& target) {
    auto after = one.hour;
    after.nominal = target.date.nominal;
    if (!follows_rule(one.hour)) return keep(one, std::move(after));
    auto const fresh = hour_of(after_, target);
    after.places = fresh.places;
    after.min_cases = fresh.min_cases;
    after.waiting = waiting_change::none;
    if (one.bookings > after.places) {
      faults_.push_back({"capacity", setting_fault_kind::places_below_bookings, one.hour.day});
    }
    bool const too_near = fresh.clock.cutoff <= ctx_.now;
    if (same_times(fresh.clock, one.hour.clock)) {
      if (!too_near) after.clock = fresh.clock;
      return keep(one, std::move(after), target.times.fit);
    }
    if (too_near) return drop(one);
    if (one.bookings > 0) {
      after.waiting = waiting_change::move;
      return change(hour_change::asked_to_move, one, std::move(after), target.times.fit, fresh.clock);
    }
    after.day = fresh.day;
    after.clock = fresh.clock;
    change(hour_change::moved, one, std::move(after), target.times.fit);
  }

  // Its time stays, whatever else of it changes.
  void keep(known_series_hour const& one, occurrence after, scheduler::clock_fit fit = scheduler::clock_fit::as_ruled) {
    auto const& before = one.hour;
    bool const same = after.nominal == before.nominal && after.clock == before.clock && after.places == before.places &&
                      after.min_cases == before.min_cases && after.waiting == before.waiting;
    bool const pulled = after.clock != before.clock && fit == scheduler::clock_fit::pulled_before_lock;
    if (!same) change(hour_change::adjusted, one, std::move(after), pulled ? fit : scheduler::clock_fit::as_ruled);
  }

  void revive(known_series_hour const& one, std::optional<ruled_hour> const& target) {
    if (after_.standing == series_standing::paused) return;
    auto const& hour = one.hour;
    if (!target && is_before_settings(hour)) {
      bool const was_away = hour.cause == cancel_cause::in_break || hour.cause == cancel_cause::series_paused;
      if (!was_away || closed_on(hour, std::nullopt) || hour.clock.cutoff <= ctx_.now) return;
      auto after = hour;
      after.state = occurrence_state::planned;
      after.cause = cancel_cause::none;
      return change(hour_change::back, one, std::move(after));
    }
    if (!target) return;
    auto const fresh = hour_of(after_, *target);
    auto after = hour;
    after.nominal = fresh.nominal;
    after.day = fresh.day;
    after.clock = fresh.clock;
    after.places = fresh.places;
    after.min_cases = fresh.min_cases;
    bool const takes_place = fresh.state == occurrence_state::planned && ctx_.now < fresh.clock.cutoff;
    if (takes_place) {
      after.state = occurrence_state::planned;
      after.cause = cancel_cause::none;
      return change(hour_change::back, one, std::move(after), target->times.fit);
    }
    if (fresh.state == occurrence_state::skipped) after.cause = fresh.cause;
    bool const same = after.nominal == hour.nominal && after.clock == hour.clock && after.cause == hour.cause;
    if (!same) change(hour_change::adjusted, one, std::move(after));
  }

  void add_the_rest() {
    auto const first = scheduler::first_bookable_date(after_.rule, calendar_of(ctx_.rules, after_),
                                                      ctx_.zone.get(after_.zone), ctx_.now);
    for (auto const& [nominal, ruled] : named_) {
      if (!first || nominal < *first) continue;
      auto hour = hour_of(after_, ruled);
      auto const what = hour.state == occurrence_state::planned ? hour_change::added : hour_change::adjusted;
      plan_.hours.push_back({.what = what, .before = hour, .after = hour, .ruled = std::nullopt, .fit = {}});
    }
  }

  void change(hour_change what, known_series_hour const& one, occurrence after,
              scheduler::clock_fit fit = scheduler::clock_fit::as_ruled,
              std::optional<scheduler::occurrence_clock> ruled = std::nullopt) {
    plan_.hours.push_back({what, one.hour, std::move(after), ruled, one.bookings, one.invited, fit});
  }

  // Two hours of one series at one time: one with times of its own, or one that waits, against the rule's.
  void check_overlaps() {
    std::vector<occurrence> ahead;
    for (auto const& one : known_) {
      auto const changed = std::ranges::find(plan_.hours, one.hour.id, [](auto const& hour) { return hour.before.id; });
      ahead.push_back(changed == plan_.hours.end() ? one.hour : changed->after);
    }
    for (auto const& hour : plan_.hours) {
      if (hour.before.id.value.empty()) ahead.push_back(hour.after);
    }
    std::erase_if(ahead, [&](occurrence const& hour) { return !is_ahead(hour, ctx_.now); });
    std::ranges::sort(ahead, {}, [](occurrence const& hour) { return hour.clock.start; });
    for (std::size_t n = 1; n < ahead.size(); ++n) {
      if (ahead[n].clock.start >= ahead[n - 1].clock.end) continue;
      faults_.push_back({"first", setting_fault_kind::overlaps, ahead[n].day});
    }
  }

  context const& ctx_;
  series const& before_;
  series const& after_;
  std::vector<known_series_hour> const& known_;
  dropping dropping_;
  named_dates named_;
  std::map<scheduler::date, scheduler::date> partner_;
  series_plan plan_;
  std::vector<setting_fault> faults_;
};

}  // namespace

std::expected<series_plan, std::vector<setting_fault>> plan_series_change(context const& ctx, series const& before,
                                                                          series const& after,
                                                                          std::vector<known_series_hour> const& known,
                                                                          dropping what) {
  return planner{ctx, before, after, known, what}.run();
}

}  // namespace matala::server
