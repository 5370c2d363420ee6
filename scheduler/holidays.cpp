// SPDX-License-Identifier: Apache-2.0
#include "scheduler/holidays.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::Friday;
using std::chrono::Saturday;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

date plus(date day, int days) {
  return sys_days{day} + std::chrono::days{days};
}

date first_on_or_after(weekday wanted, date day) {
  auto const distance = wanted - weekday{sys_days{day}};
  return sys_days{day} + distance;
}

}  // namespace

date easter_sunday(year in) {
  // The Gregorian computus: the Sunday after the full moon that the church's tables give. All divisions are of
  // non-negative numbers.
  int const y = static_cast<int>(in);
  int const golden = y % 19;
  int const century = y / 100;
  int const leap_days_left_out = century - century / 4;
  int const moon_correction = (8 * century + 13) / 25;
  int const epact_base = (leap_days_left_out - moon_correction + 19 * golden + 15) % 30;
  int const moon = epact_base - (epact_base / 28) * (1 - (29 / (epact_base + 1)) * ((21 - golden) / 11));
  int const weekday_of_moon = (y + y / 4 + moon + 2 - leap_days_left_out) % 7;
  int const since_march_28 = moon - weekday_of_moon;
  return plus(in / 3 / 28, since_march_28);
}

std::vector<dated_holiday> finnish_holidays(year in, eves policy) {
  auto const easter = easter_sunday(in);
  std::vector<dated_holiday> all{
      {in / 1 / 1, holiday::new_year},
      {in / 1 / 6, holiday::epiphany},
      {plus(easter, -2), holiday::good_friday},
      {easter, holiday::easter_sunday},
      {plus(easter, 1), holiday::easter_monday},
      {in / 5 / 1, holiday::vappu},
      {plus(easter, 39), holiday::ascension_day},
      {plus(easter, 49), holiday::whit_sunday},
      {first_on_or_after(Saturday, in / 6 / 20), holiday::midsummer_day},
      {first_on_or_after(Saturday, in / 10 / 31), holiday::all_saints},
      {in / 12 / 6, holiday::independence_day},
      {in / 12 / 25, holiday::christmas_day},
      {in / 12 / 26, holiday::boxing_day},
  };
  if (policy == eves::days_off) {
    all.push_back({first_on_or_after(Friday, in / 6 / 19), holiday::midsummer_eve});
    all.push_back({in / 12 / 24, holiday::christmas_eve});
  }
  std::ranges::sort(all, {}, [](dated_holiday const& off) { return std::pair{off.day, off.name}; });
  return all;
}

std::optional<holiday> finnish_holiday(date day, eves policy) {
  auto const all = finnish_holidays(day.year(), policy);
  auto const found = std::ranges::find(all, day, &dated_holiday::day);
  if (found == all.end()) return std::nullopt;
  return found->name;
}

int days_off_on_weekdays(year in, eves policy) {
  std::set<date> weekdays_off;
  for (auto const& [day, name] : finnish_holidays(in, policy)) {
    if (weekday{sys_days{day}}.iso_encoding() <= 5) weekdays_off.insert(day);
  }
  return static_cast<int>(weekdays_off.size());
}

}  // namespace matala::scheduler
