// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_calendar.hpp"

namespace matala::server {

scheduler::working_calendar calendar_of(house_rules const& house, series const& of) {
  auto calendar = house.calendar;
  for (auto const& own : of.days) {
    if (own.closes) {
      calendar.half_days.insert_or_assign(own.day, *own.closes);
    } else {
      calendar.local_holidays.insert(own.day);
    }
  }
  return calendar;
}

std::chrono::sys_days today_of(context const& ctx, series const& of) {
  auto const wall = ctx.zone.get(of.zone).to_local(ctx.now);
  return std::chrono::sys_days{std::chrono::floor<std::chrono::days>(wall).time_since_epoch()};
}

}  // namespace matala::server
