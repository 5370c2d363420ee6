// SPDX-License-Identifier: Apache-2.0
#include "server/app/run_due.hpp"

#include "scheduler/machine.hpp"
#include "server/app/effects.hpp"
#include "server/app/move_cases.hpp"
#include "server/app/next_look.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>
#include <exception>
#include <set>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace matala::server {
namespace {

audit_action action_of(scheduler::machine_cause cause) {
  using scheduler::machine_cause;
  switch (cause) {
    case machine_cause::opened: return audit_action::hour_opened;
    case machine_cause::closed: return audit_action::hour_closed;
    case machine_cause::decided_to_confirm: return audit_action::hour_confirmed;
    case machine_cause::decided_to_cancel: return audit_action::hour_cancelled;
    case machine_cause::caught_up_after_lock: return audit_action::hour_caught_up;
    case machine_cause::lapsed:
    case machine_cause::never_opened: return audit_action::hour_lapsed;
    case machine_cause::ended_by_timeout: return audit_action::hour_held;
    case machine_cause::archived: return audit_action::hour_archived;
  }
  throw std::logic_error("unknown machine_cause");
}

// The texts were for the hour. One that was moved on belongs to a later hour and stays.
void erase_texts(unit_of_work& unit, occurrence const& hour) {
  for (auto const& held : unit.bookings().of_occurrence(hour.id)) {
    auto const latest = unit.bookings().latest_of_case(held.subject);
    if (latest && latest->id == held.id) unit.cases().erase_text(held.subject);
  }
}

// After downtime an hour that should be open by now opens before a case looks for a place in it, and the cases of an
// earlier hour look first (R24).
std::vector<occurrence_id> in_order(unit_of_work const& unit, std::vector<occurrence_id> const& due) {
  std::vector<std::tuple<bool, scheduler::instant, occurrence_id>> order;
  for (auto const& id : due) {
    auto const hour = unit.occurrences().find(id);
    if (hour) order.emplace_back(hour->state != scheduler::occurrence_state::planned, hour->clock.start, id);
  }
  std::ranges::sort(order);
  std::vector<occurrence_id> ids;
  for (auto& [is_later, start, id] : order) ids.push_back(std::move(id));
  return ids;
}

void take_step(unit_of_work& unit, context const& ctx, occurrence& hour, scheduler::machine_step const& step) {
  hour.state = step.to;
  if (step.to == scheduler::occurrence_state::confirmed || step.to == scheduler::occurrence_state::cancelled) {
    hour.decided = ctx.now;
  }
  if (step.to == scheduler::occurrence_state::cancelled) hour.cause = cancel_cause::no_cases;
  if (step.to == scheduler::occurrence_state::held) hour.ended = ctx.now;
  if (step.to == scheduler::occurrence_state::archived) erase_texts(unit, hour);
  carry_out(unit, ctx, hour, step.effects);
  if (step.to == scheduler::occurrence_state::confirmed) move_waiting(unit, ctx, hour);
  record(unit, ctx, action_of(step.cause), hour.id.value);
}

}  // namespace

void run_due(unit_of_work& unit, context const& ctx, occurrence_id const& id) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return;
  bool changed = false;
  while (auto const step = scheduler::next_due(view_of(unit, *hour), ctx.now)) {
    take_step(unit, ctx, *hour, *step);
    changed = true;
  }
  changed = do_duties(unit, ctx, *hour) || changed;
  if (changed) {
    save_changed(unit, ctx, *hour);
  } else {
    // Its stored deadline was stale; writing the right one back takes it off the list of what is due.
    unit.occurrences().save(*hour, next_look(unit, ctx, *hour));
  }
}

tick_report run_all_due(store& data, context const& ctx) {
  static constexpr int batch = 64;
  tick_report report;
  std::set<occurrence_id> tried;
  int stuck = 0;
  for (;;) {
    // What was tried and is still due comes back; looking beyond it, none of it can starve the rest.
    int const limit = batch + stuck;
    auto due =
        data.read([&](unit_of_work const& unit) { return in_order(unit, unit.occurrences().due(ctx.now, limit)); });
    bool const more = static_cast<int>(due.size()) == limit;
    stuck = static_cast<int>(std::erase_if(due, [&](occurrence_id const& id) { return tried.contains(id); }));
    for (auto const& id : due) {
      tried.insert(id);
      try {
        data.transact([&](unit_of_work& unit) { run_due(unit, ctx, id); });
        ++report.occurrences;
      } catch (std::exception const&) {
        ++report.failed;
      }
    }
    if (!more) return report;
  }
}

}  // namespace matala::server
