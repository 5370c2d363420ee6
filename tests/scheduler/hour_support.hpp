// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/effect.hpp"
#include "scheduler/occurrence_clock.hpp"
#include "scheduler/occurrence_state.hpp"
#include "tests/scheduler/time_support.hpp"

#include <vector>

namespace matala::scheduler::test {

/// Monday 2027-04-12 at 09:00 in Helsinki, with DOMAIN's defaults: cut-off and decision Friday 12:00, lock and reminder
/// Friday 15:00 (all +03).
inline occurrence_clock monday_clock() {
  return {.opens = utc(on(2027, 3, 15), 7),
          .cutoff = utc(on(2027, 4, 9), 9),
          .decide = utc(on(2027, 4, 9), 9),
          .lock = utc(on(2027, 4, 9), 12),
          .remind = utc(on(2027, 4, 9), 12),
          .start = utc(on(2027, 4, 12), 6),
          .end = utc(on(2027, 4, 12), 7),
          .archive = utc(on(2027, 5, 12), 7)};
}

/// The same hour where the decision comes half an hour after the cut-off.
inline occurrence_clock late_decision_clock() {
  auto clock = monday_clock();
  clock.decide += std::chrono::minutes{30};
  return clock;
}

/// Three places, none taken, no case, no hold.
inline occurrence_view hour_in(occurrence_state state) {
  return {.state = state,
          .clock = monday_clock(),
          .hold = hold_flag::released,
          .need = 0,
          .min_cases = 1,
          .places = 3,
          .taken = 0};
}

inline occurrence_view with_cases(occurrence_view hour, int cases) {
  hour.need = cases;
  hour.taken = cases;
  return hour;
}

inline occurrence_view with_hold(occurrence_view hour) {
  hour.hold = hold_flag::held;
  return hour;
}

inline constexpr occurrence_state all_states[] = {
    occurrence_state::planned,   occurrence_state::open,    occurrence_state::closed, occurrence_state::confirmed,
    occurrence_state::cancelled, occurrence_state::running, occurrence_state::held,   occurrence_state::skipped,
    occurrence_state::lapsed,    occurrence_state::archived};

using effects = std::vector<effect>;

}  // namespace matala::scheduler::test
