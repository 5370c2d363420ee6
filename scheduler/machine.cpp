// SPDX-License-Identifier: Apache-2.0
#include "scheduler/machine.hpp"

#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::hours;
using state = occurrence_state;

constexpr hours ends_by_itself_after{2};
constexpr hours lapses_after{24};

bool is_wanted(occurrence_view const& occurrence) {
  return occurrence.hold == hold_flag::held || occurrence.need > 0 || occurrence.taken > 0;
}

machine_step lapse() {
  return {machine_cause::lapsed, state::lapsed, {effect::tell_owner_lapsed, effect::move_cases}};
}

machine_step confirm(machine_cause cause, occurrence_clock const& clock, instant now) {
  machine_step step{cause, state::confirmed, {effect::tell_confirmed}};
  // Somebody who is told later than that has been reminded by being told.
  if (now < clock.remind) step.effects.push_back(effect::remind_members);
  return step;
}

machine_step from_planned(occurrence_view const& occurrence, instant now) {
  auto const& clock = occurrence.clock;
  if (now >= clock.end)
    return is_wanted(occurrence) ? lapse() : machine_step{machine_cause::never_opened, state::skipped, {}};
  bool const undecided_late = clock.decide <= now && now < clock.lock;
  if (undecided_late && !is_wanted(occurrence)) return {machine_cause::decided_to_cancel, state::cancelled, {}};
  return {machine_cause::opened, state::open, {effect::invite_members}};
}

machine_step from_open(occurrence_view const& occurrence, instant now) {
  if (now >= occurrence.clock.end) return lapse();
  return {machine_cause::closed, state::closed, {}};
}

machine_step from_closed(occurrence_view const& occurrence, instant now) {
  auto const& clock = occurrence.clock;
  bool const held = occurrence.hold == hold_flag::held;
  if (now >= clock.end) return lapse();
  if (now >= clock.lock) {
    auto step = confirm(machine_cause::caught_up_after_lock, clock, now);
    if (occurrence.need == 0 && !held) step.effects.push_back(effect::ask_facilitator_without_cases);
    return step;
  }
  if (held || occurrence.urgent > 0 || occurrence.need >= occurrence.min_cases)
    return confirm(machine_cause::decided_to_confirm, clock, now);
  return {machine_cause::decided_to_cancel, state::cancelled, {effect::tell_cancelled, effect::move_cases}};
}

machine_step end_by_itself(occurrence_view const& occurrence) {
  machine_step step{machine_cause::ended_by_timeout, state::held, {}};
  if (occurrence.taken > 0) step.effects.push_back(effect::ask_facilitator_not_reached);
  return step;
}

machine_step due_step(occurrence_view const& occurrence, instant now) {
  switch (occurrence.state) {
    case state::planned: return from_planned(occurrence, now);
    case state::open: return from_open(occurrence, now);
    case state::closed: return from_closed(occurrence, now);
    case state::confirmed: return lapse();
    case state::running: return end_by_itself(occurrence);
    case state::cancelled:
    case state::held:
    case state::skipped:
    case state::lapsed:
    case state::archived: return {machine_cause::archived, state::archived, {}};
  }
  std::unreachable();
}

}  // namespace

std::string_view to_string(machine_cause cause) {
  switch (cause) {
    case machine_cause::opened: return "opened";
    case machine_cause::closed: return "closed";
    case machine_cause::decided_to_confirm: return "decided-to-confirm";
    case machine_cause::decided_to_cancel: return "decided-to-cancel";
    case machine_cause::caught_up_after_lock: return "caught-up-after-lock";
    case machine_cause::lapsed: return "lapsed";
    case machine_cause::never_opened: return "never-opened";
    case machine_cause::ended_by_timeout: return "ended-by-timeout";
    case machine_cause::archived: return "archived";
  }
  std::unreachable();
}

std::optional<machine_step> next_due(occurrence_view const& occurrence, instant now) {
  auto const deadline = next_deadline(occurrence);
  if (!deadline || now < *deadline) return std::nullopt;
  return due_step(occurrence, now);
}

std::optional<instant> next_deadline(occurrence_view const& occurrence) {
  auto const& clock = occurrence.clock;
  switch (occurrence.state) {
    case state::planned: return clock.opens;
    case state::open: return clock.cutoff;
    case state::closed: return clock.decide;
    case state::confirmed: return clock.end + lapses_after;
    case state::running: return clock.end + ends_by_itself_after;
    case state::cancelled:
    case state::held:
    case state::skipped:
    case state::lapsed: return clock.archive;
    case state::archived: return std::nullopt;
  }
  std::unreachable();
}

}  // namespace matala::scheduler
