// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/scheduler/machine_model.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace matala::scheduler::test {

/// One exploration: hours of other shapes, and which parts of the world take part.
struct setting {
  std::string what;
  model_scope scope;
};

inline occurrence_clock clock_of_series(series_rule const& rule, working_calendar const& calendar,
                                        date day = on(2027, 4, 12)) {
  return fitted_clock_of(rule, day, calendar, helsinki()).clock;
}

inline std::vector<setting> settings() {
  using namespace std::chrono_literals;
  series_rule afternoon;
  afternoon.start = 13h;
  series_rule with_offers;
  with_offers.decide_after = 150min;
  working_calendar half_friday;
  half_friday.half_days[on(2027, 4, 9)] = 12h;
  auto const monday = monday_clock();
  auto const wednesday = clock_of_series({}, {}, on(2027, 4, 14));
  auto const offering = clock_of_series(with_offers, {});
  auto const mailed = [](occurrence_clock const& clock, int min_cases) {
    return model_scope{.dates = {clock}, .min_cases = min_cases, .most_unsent = 1};
  };
  return {{"morning hour", mailed(monday, 1)},
          {"two cases wanted", mailed(monday, 2)},
          {"decision after the cut-off", {.dates = {late_decision_clock()}}},
          {"decision after the cut-off, two cases wanted", {.dates = {late_decision_clock()}, .min_cases = 2}},
          {"afternoon hour", {.dates = {clock_of_series(afternoon, {})}}},
          {"pulled by a half day", {.dates = {clock_of_series({}, half_friday)}}},
          {"moved to another date", {.dates = {monday, wednesday}, .places = 1, .most_moves = 2, .most_unsent = 1}},
          {"waitlist", {.dates = {offering}, .most_waiting = 2}},
          {"waitlist, two cases wanted", {.dates = {offering}, .min_cases = 2, .most_waiting = 1}},
          {"waitlist of an hour that is moved",
           {.dates = {offering, wednesday}, .places = 1, .most_waiting = 1, .most_moves = 1}}};
}

inline model_report explored(setting const& with, model_rules const& rules) {
  return machine_model{with.scope, rules}.explore();
}

/// Whether an exploration whose name has `part` in it finds a broken invariant under these rules.
inline bool is_caught(model_rules const& rules, std::string_view part = "") {
  return std::ranges::any_of(settings(), [&](setting const& with) {
    return with.what.find(part) != std::string::npos && !explored(with, rules).broken.empty();
  });
}

}  // namespace matala::scheduler::test
