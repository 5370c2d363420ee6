// SPDX-License-Identifier: Apache-2.0
#include "server/app/clashes.hpp"

#include "server/app/hour_people.hpp"

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

// Hours of all series last less than a day, so one that overlaps begins no earlier than that.
constexpr std::chrono::hours longest{24};

bool is_on(occurrence const& hour) {
  return hour.state == occurrence_state::open || hour.state == occurrence_state::closed ||
         hour.state == occurrence_state::confirmed || hour.state == occurrence_state::running;
}

}  // namespace

std::vector<clash> clashes_of(unit_of_work const& unit, occurrence const& hour) {
  std::vector<clash> found;
  if (!is_on(hour)) return found;
  auto const here = expected_people(unit, hour);
  for (auto const& other : unit.occurrences().starting_in(hour.clock.start - longest, hour.clock.end)) {
    if (other.id == hour.id || !is_on(other) || other.clock.end <= hour.clock.start) continue;
    auto const there = expected_people(unit, other);
    for (auto const& who : here) {
      if (std::ranges::find(there, who.id, &person::id) != there.end()) found.push_back({who, other});
    }
  }
  return found;
}

}  // namespace matala::server
