// SPDX-License-Identifier: Apache-2.0
#include "scheduler/zone_rules.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::hours;

local_instant reading(instant when, std::chrono::seconds offset) {
  return local_instant{when.time_since_epoch() + offset};
}

instant instant_of(local_instant wall, std::chrono::seconds offset) {
  return instant{wall.time_since_epoch() - offset};
}

}  // namespace

zone_rules::zone_rules(std::string name, std::vector<zone_transition> transitions)
    : name_(std::move(name)), transitions_(std::move(transitions)) {
  auto const not_later = [](zone_transition const& a, zone_transition const& b) { return a.begins >= b.begins; };
  if (transitions_.empty() || std::ranges::adjacent_find(transitions_, not_later) != transitions_.end()) {
    throw std::invalid_argument("zone transitions must be ascending and at least one: " + name_);
  }
}

zone_transition const& zone_rules::at(instant when) const {
  auto const after = std::ranges::upper_bound(transitions_, when, {}, &zone_transition::begins);
  return after == transitions_.begin() ? transitions_.front() : *std::prev(after);
}

local_instant zone_rules::to_local(instant when) const {
  return reading(when, at(when).offset);
}

instant zone_rules::to_instant(local_instant wall) const {
  // Both cases of R1 are one: the first instant whose local reading is at least `wall`. It lies in the first stretch
  // that ends, by its own reading, after `wall`. No offset reaches a day, so earlier stretches need no look.
  auto const* stretch = &at(instant_of(wall, hours{24}));
  auto const* const last = &transitions_.back();
  while (stretch != last && reading(std::next(stretch)->begins, stretch->offset) <= wall) ++stretch;
  auto const when = instant_of(wall, stretch->offset);
  return stretch == &transitions_.front() ? when : std::max(when, stretch->begins);
}

}  // namespace matala::scheduler
