// SPDX-License-Identifier: Apache-2.0
#include "scheduler/answer_time.hpp"

#include <algorithm>

namespace matala::scheduler {

instant answer_by(instant asked, std::chrono::minutes answer_time, occurrence_clock const& clock, counted_days counted,
                  working_calendar const& calendar, zone_rules const& zone) {
  static constexpr std::chrono::hours least{1};
  auto const usual = zone.to_instant(forward_by_working_time(calendar, counted, zone.to_local(asked), answer_time));
  for (auto const bound : {clock.cutoff, clock.lock, clock.start}) {
    if (asked + least <= bound) return std::min(usual, bound);
  }
  return clock.start;
}

}  // namespace matala::scheduler
