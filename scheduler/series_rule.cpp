// SPDX-License-Identifier: Apache-2.0
#include "scheduler/series_rule.hpp"

#include <algorithm>
#include <stdexcept>

namespace matala::scheduler {

int places_of(series_rule const& rule) {
  if (rule.slot <= std::chrono::minutes{0}) throw std::invalid_argument("a slot must last at least a minute");
  auto const room = std::max(rule.duration - rule.opening - rule.closing, std::chrono::minutes{0});
  auto const slots = static_cast<int>(room / rule.slot);
  return std::max(0, std::min(rule.capacity, slots));
}

}  // namespace matala::scheduler
