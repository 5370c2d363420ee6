// SPDX-License-Identifier: Apache-2.0
#include "server/ports/bookings.hpp"

namespace matala::server {

std::string_view to_string(urgency value) {
  switch (value) {
    case urgency::not_urgent: return "not_urgent";
    case urgency::deadline_before_next_hour: return "deadline_before_next_hour";
    case urgency::situation_worsens: return "situation_worsens";
    case urgency::children_concerned: return "children_concerned";
    case urgency::decision_blocked: return "decision_blocked";
  }
  return {};
}

std::optional<urgency> parse_urgency(std::string_view word) {
  for (int number = 0; !to_string(urgency{number}).empty(); ++number) {
    if (to_string(urgency{number}) == word) return urgency{number};
  }
  return std::nullopt;
}

}  // namespace matala::server
