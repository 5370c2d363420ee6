// SPDX-License-Identifier: Apache-2.0
#include "scheduler/person_acts.hpp"

namespace matala::scheduler {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using state = occurrence_state;

constexpr hours reinstating_notice{2};
constexpr minutes doors_open_before{15};
constexpr minutes core_member_may_start_after{10};
constexpr hours lapses_after{24};

auto const refused = std::unexpected(errc::invalid_transition);

bool is_undecided(occurrence_view const& occurrence) {
  return occurrence.state == state::planned || occurrence.state == state::open || occurrence.state == state::closed;
}

bool is_ahead(occurrence_view const& occurrence, instant now) {
  return (is_undecided(occurrence) || occurrence.state == state::confirmed) && now < occurrence.clock.start;
}

act_outcome unchanged(occurrence_view const& occurrence) {
  return {occurrence.state, occurrence.hold, {}};
}

act_outcome with_hold(occurrence_view const& occurrence, hold_flag hold) {
  return {occurrence.state, hold, {}};
}

act_outcome cancelled() {
  return {state::cancelled, hold_flag::released, {effect::tell_cancelled, effect::move_cases}};
}

}  // namespace

act_result hold(occurrence_view const& occurrence) {
  if (!is_undecided(occurrence) && occurrence.state != state::confirmed) return refused;
  return with_hold(occurrence, hold_flag::held);
}

act_result release_hold(occurrence_view const& occurrence, instant now) {
  if (is_undecided(occurrence)) return with_hold(occurrence, hold_flag::released);
  if (occurrence.state != state::confirmed || now >= occurrence.clock.lock) return refused;
  if (occurrence.need == 0) return cancelled();
  return with_hold(occurrence, hold_flag::released);
}

act_result cancel(occurrence_view const& occurrence, given_reason reason, instant now) {
  if (!is_ahead(occurrence, now)) return refused;
  if (reason == given_reason::none) return std::unexpected(errc::reason_required);
  return cancelled();
}

act_result lay_break(occurrence_view const& occurrence, instant now) {
  if (!is_ahead(occurrence, now)) return refused;
  if (occurrence.state == state::planned) return act_outcome{state::skipped, hold_flag::released, {}};
  return cancelled();
}

act_result reinstate(occurrence_view const& occurrence, short_notice notice, instant now) {
  auto const& clock = occurrence.clock;
  if (occurrence.state != state::cancelled || now >= clock.start) return refused;
  bool const late = now > clock.start - reinstating_notice;
  if (late && notice == short_notice::not_confirmed) return std::unexpected(errc::late_notice);
  if (now < clock.cutoff) return act_outcome{state::open, hold_flag::held, {effect::tell_reinstated}};
  act_outcome confirmed{state::confirmed, hold_flag::held, {effect::tell_reinstated}};
  if (now < clock.remind) confirmed.effects.push_back(effect::remind_members);
  return confirmed;
}

act_result start(occurrence_view const& occurrence, starter who, instant now) {
  auto const& clock = occurrence.clock;
  auto const earliest =
      who == starter::core_member ? clock.start + core_member_may_start_after : clock.start - doors_open_before;
  if (occurrence.state != state::confirmed || now < earliest || now >= clock.end + lapses_after) return refused;
  return act_outcome{state::running, occurrence.hold, {}};
}

act_result end(occurrence_view const& occurrence) {
  if (occurrence.state != state::running) return refused;
  return act_outcome{state::held, occurrence.hold, {}};
}

act_result report_held(occurrence_view const& occurrence) {
  if (occurrence.state != state::lapsed) return refused;
  return act_outcome{state::held, occurrence.hold, {effect::ask_facilitator_discussed}};
}

act_result withdraw_case(occurrence_view const& occurrence, int need_after, instant now) {
  if (!is_ahead(occurrence, now)) return refused;
  bool const still_wanted = need_after > 0 || occurrence.hold == hold_flag::held;
  if (occurrence.state != state::confirmed || still_wanted) return unchanged(occurrence);
  if (now < occurrence.clock.lock) return cancelled();
  return act_outcome{state::confirmed, occurrence.hold, {effect::ask_facilitator_without_cases}};
}

}  // namespace matala::scheduler
