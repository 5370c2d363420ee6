// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_clock.hpp"

#include <optional>
#include <string_view>

namespace matala::scheduler {

/// States of DOMAIN section 4.
enum class occurrence_state { planned, open, closed, confirmed, cancelled, running, held, skipped, lapsed, archived };

/// The stable lower-case word, as stored and as shown by the API.
std::string_view to_string(occurrence_state state);
std::optional<occurrence_state> parse_occurrence_state(std::string_view word);

/// Whether the facilitator wants the hour whatever the number of cases.
enum class hold_flag { released, held };

/// What the rules need to know of one occurrence. A snapshot: valid only inside the transaction that read it.
struct occurrence_view {
  occurrence_state state = occurrence_state::planned;
  occurrence_clock clock;
  hold_flag hold = hold_flag::released;
  /// R12: submitted cases that count.
  int need = 0;
  int min_cases = 1;
  /// Places in all and places taken.
  int places = 0;
  int taken = 0;
  /// R15: how many of `need` are urgent. One keeps the machine from cancelling, whatever min_cases says.
  int urgent = 0;
};

}  // namespace matala::scheduler
