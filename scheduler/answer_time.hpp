// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_clock.hpp"
#include "scheduler/working_time.hpp"

namespace matala::scheduler {

/// R31: until when an expert who is asked at `asked` may answer: `answer_time` of working time later, and no later than
/// the first of cut-off, lock and start that leaves at least an hour; with less than an hour to go, the start.
instant answer_by(instant asked, std::chrono::minutes answer_time, occurrence_clock const& clock, counted_days counted,
                  working_calendar const& calendar, zone_rules const& zone);

}  // namespace matala::scheduler
