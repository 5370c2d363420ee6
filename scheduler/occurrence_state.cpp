// SPDX-License-Identifier: Apache-2.0
#include "scheduler/occurrence_state.hpp"

#include <array>
#include <utility>

namespace matala::scheduler {

std::string_view to_string(occurrence_state state) {
  switch (state) {
    case occurrence_state::planned: return "planned";
    case occurrence_state::open: return "open";
    case occurrence_state::closed: return "closed";
    case occurrence_state::confirmed: return "confirmed";
    case occurrence_state::cancelled: return "cancelled";
    case occurrence_state::running: return "running";
    case occurrence_state::held: return "held";
    case occurrence_state::skipped: return "skipped";
    case occurrence_state::lapsed: return "lapsed";
    case occurrence_state::archived: return "archived";
  }
  std::unreachable();
}

std::optional<occurrence_state> parse_occurrence_state(std::string_view word) {
  using enum occurrence_state;
  constexpr std::array all{planned, open, closed, confirmed, cancelled, running, held, skipped, lapsed, archived};
  for (auto const state : all) {
    if (to_string(state) == word) return state;
  }
  return std::nullopt;
}

}  // namespace matala::scheduler
