// SPDX-License-Identifier: Apache-2.0
#include "scheduler/recurrence.hpp"

#include <algorithm>
#include <stdexcept>

namespace matala::scheduler {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::weeks;
using std::chrono::year_month;

days step_of(series_rule const& rule) {
  if (rule.every_weeks < 1 || rule.every_weeks > 4) throw std::invalid_argument("every_weeks must be 1 to 4");
  return weeks{rule.every_weeks};
}

sys_days nth_in(year_month month, weekday day, int nth) {
  if (nth < 1 || nth > 5) throw std::invalid_argument("nth_in_month must be 1 to 5");
  if (nth == 5) return month / day[std::chrono::last];
  return month / day[static_cast<unsigned>(nth)];
}

sys_days first_of_months(series_rule const& rule, int nth, sys_days from) {
  weekday const day{sys_days{rule.first}};
  date const named{from};
  year_month month{named.year(), named.month()};
  auto found = nth_in(month, day, nth);
  while (found < from) found = nth_in(month += std::chrono::months{1}, day, nth);
  return found;
}

}  // namespace

sys_days first_nominal_from(series_rule const& rule, date from) {
  auto const first = sys_days{rule.first};
  auto const earliest = std::max(sys_days{from}, first);
  if (rule.nth_in_month) return first_of_months(rule, *rule.nth_in_month, earliest);
  auto const step = step_of(rule);
  auto const steps = (earliest - first + step - days{1}) / step;
  return first + steps * step;
}

sys_days next_nominal(series_rule const& rule, sys_days nominal) {
  if (rule.nth_in_month) return first_of_months(rule, *rule.nth_in_month, nominal + days{1});
  return nominal + step_of(rule);
}

days least_distance(series_rule const& rule) {
  return rule.nth_in_month ? days{weeks{4}} : step_of(rule);
}

}  // namespace matala::scheduler
