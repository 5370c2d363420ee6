// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_dates.hpp"

#include "server/app/series_calendar.hpp"

#include <algorithm>

namespace matala::server {
namespace {

std::unexpected<setting_fault> refuse(std::string_view field, setting_fault_kind kind) {
  return std::unexpected(setting_fault{field, kind});
}

}  // namespace

series_or_fault with_break(context const& ctx, series of, scheduler::date_range const& gap) {
  if (gap.last < gap.first) return refuse("break_last", setting_fault_kind::last_before_first);
  if (gap.last < scheduler::date{today_of(ctx, of)}) return refuse("break_last", setting_fault_kind::before_today);
  auto& breaks = of.rule.breaks;
  if (std::ranges::find(breaks, gap) == breaks.end()) breaks.push_back(gap);
  std::ranges::sort(breaks, {}, &scheduler::date_range::first);
  return of;
}

series without_break(series of, scheduler::date_range const& gap) {
  std::erase(of.rule.breaks, gap);
  return of;
}

series_or_fault with_day(context const& ctx, series of, local_day const& day) {
  if (day.day < scheduler::date{today_of(ctx, of)}) return refuse("day", setting_fault_kind::before_today);
  auto const& hours = ctx.rules.calendar.hours;
  if (day.closes && (*day.closes <= hours.opens || *day.closes > hours.closes)) {
    return refuse("day_closes", setting_fault_kind::out_of_range);
  }
  of = without_day(std::move(of), day.day);
  of.days.push_back(day);
  std::ranges::sort(of.days, {}, &local_day::day);
  return of;
}

series without_day(series of, scheduler::date day) {
  std::erase_if(of.days, [&](local_day const& known) { return known.day == day; });
  return of;
}

series paused(series of) {
  of.standing = series_standing::paused;
  return of;
}

series resumed(series of) {
  of.standing = series_standing::running;
  return of;
}

series_or_fault ended_after(context const& ctx, series of, scheduler::date last) {
  if (std::chrono::sys_days{last} < today_of(ctx, of) - std::chrono::days{1}) {
    return refuse("end_last", setting_fault_kind::before_today);
  }
  of.rule.last = last;
  return of;
}

}  // namespace matala::server
