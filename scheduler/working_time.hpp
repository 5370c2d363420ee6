// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/series_rule.hpp"
#include "scheduler/working_calendar.hpp"

namespace matala::scheduler {

/// Which days carry working time: those of the calendar, or each one (policy previous_calendar_day).
enum class counted_days { working_days, every_day };

/// previous_calendar_day counts every day, the other policies working days (section 3).
counted_days counted_by(series_rule const& rule);

/// The nearest counted day strictly before `day`. Throws like working_calendar::previous_working_day.
date previous_counted_day(working_calendar const& calendar, counted_days counted, date day);

/// The wall time that lies `amount` of working time before `from`: 2 h before Monday 09:00 is Friday 15:00. With no
/// amount it is `from`. Throws std::domain_error when a year back does not hold that much working time.
local_instant back_by_working_time(working_calendar const& calendar, counted_days counted, local_instant from,
                                   std::chrono::minutes amount);

/// The wall time at which `amount` of working time has passed since `from`: 2 h after Friday 15:00 is Monday 09:00.
/// With no amount it is `from`. Throws likewise for a year ahead.
local_instant forward_by_working_time(working_calendar const& calendar, counted_days counted, local_instant from,
                                      std::chrono::minutes amount);

/// Whether somebody is expected at work then; the closing time is outside.
bool is_working_time(working_calendar const& calendar, counted_days counted, local_instant when);

}  // namespace matala::scheduler
