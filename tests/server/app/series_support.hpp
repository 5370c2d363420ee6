// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/change_series.hpp"
#include "tests/server/app/hour_support.hpp"

namespace matala::tests {

/// The world's series as stored.
inline series stored_series(world const& w) {
  return w.read([](unit_of_work const& unit) { return unit.all_series().find(world::tuesdays()).value(); });
}

/// The stored series with other settings, from `from` on.
inline series edited(world const& w, scheduler::date from, std::function<void(series&)> const& change) {
  auto after = stored_series(w);
  after.effective_from = from;
  change(after);
  return after;
}

inline auto save(world& w, series const& after, series_act act = series_act::settings) {
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return change_series(unit, ctx, {.after = after, .seen_version = after.version, .act = act});
  });
}

inline auto plan(world& w, series const& after, series_act act = series_act::settings) {
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return look_ahead(unit, ctx, {.after = after, .seen_version = after.version, .act = act});
  });
}

/// The nominal dates that the plan has under one heading: "03-30 04-06".
inline std::string dates_of(series_plan const& made, hour_change what) {
  std::string dates;
  for (auto const* hour : made.of(what)) {
    dates += dates.empty() ? "" : " ";
    auto const day = hour->after.nominal;
    auto const two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    dates += two(static_cast<unsigned>(day.month())) + "-" + two(static_cast<unsigned>(day.day()));
  }
  return dates;
}

inline constexpr scheduler::date fourth_hour = std::chrono::April / 20 / 2027;

/// Weekly on Wednesdays from the 7th of April on.
inline series on_wednesdays(world const& w) {
  return edited(w, std::chrono::April / 7 / 2027, [](series& of) { of.rule.first = std::chrono::April / 7 / 2027; });
}

}  // namespace matala::tests
