// SPDX-License-Identifier: Apache-2.0
#include "server/app/ruled_hours.hpp"

#include "scheduler/recurrence.hpp"
#include "server/app/secrets.hpp"
#include "server/app/series_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {

std::vector<ruled_hour> ruled_hours(context const& ctx, series const& of, scheduler::date from, scheduler::date until) {
  if (of.effective_from) from = std::max(from, *of.effective_from);
  auto const calendar = calendar_of(ctx.rules, of);
  auto const& zone = ctx.zone.get(of.zone);
  std::vector<ruled_hour> hours;
  for (auto const& date : scheduler::expand(of.rule, calendar, from, until)) {
    hours.push_back({date, scheduler::fitted_clock_of(of.rule, date.actual, calendar, zone)});
  }
  return hours;
}

std::vector<ruled_hour> next_dates(context const& ctx, series const& of, std::size_t count) {
  // A holiday may have moved an hour ahead from a date behind.
  auto const today = today_of(ctx, of);
  scheduler::date const begin{today - std::chrono::weeks{1}};
  auto end = scheduler::first_nominal_from(of.rule, std::max(begin, of.effective_from.value_or(begin)));
  for (std::size_t n = 0; n < count + 2; ++n) end = scheduler::next_nominal(of.rule, end);
  auto hours = ruled_hours(ctx, of, begin, end);
  std::erase_if(hours, [&](ruled_hour const& hour) { return hour.times.clock.end <= ctx.now; });
  if (hours.size() > count) hours.resize(count);
  return hours;
}

occurrence hour_of(series const& of, ruled_hour const& ruled) {
  occurrence hour;
  hour.series = of.id;
  hour.nominal = ruled.date.nominal;
  hour.day = ruled.date.actual;
  hour.clock = ruled.times.clock;
  hour.places = scheduler::places_of(of.rule);
  hour.min_cases = of.rule.min_cases;
  switch (ruled.date.verdict) {
    case scheduler::date_verdict::takes_place: break;
    case scheduler::date_verdict::holiday:
      hour.state = scheduler::occurrence_state::skipped;
      hour.cause = cancel_cause::holiday;
      break;
    case scheduler::date_verdict::in_break:
      hour.state = scheduler::occurrence_state::skipped;
      hour.cause = cancel_cause::in_break;
      break;
  }
  return hour;
}

void give_identity(context const& ctx, occurrence& hour) {
  hour.id = new_id<occurrence_id>(ctx.random);
  hour.uid = fmt::format("{}@{}", random_word(ctx.random), ctx.rules.mail_host);
}

}  // namespace matala::server
