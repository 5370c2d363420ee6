// SPDX-License-Identifier: Apache-2.0
#include "scheduler/holidays.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::year;

TEST_CASE("Easter Sunday falls where the almanac says") {
  date const almanac[] = {on(1961, 4, 2),  on(1981, 4, 19), on(2000, 4, 23), on(2008, 3, 23), on(2011, 4, 24),
                          on(2024, 3, 31), on(2025, 4, 20), on(2026, 4, 5),  on(2027, 3, 28), on(2028, 4, 16),
                          on(2029, 4, 1),  on(2030, 4, 21), on(2031, 4, 13), on(2038, 4, 25), on(2049, 4, 18),
                          on(2076, 4, 19), on(2285, 3, 22)};
  for (auto const day : almanac) {
    CAPTURE(text(day));
    CHECK(text(easter_sunday(day.year())) == text(day));
  }
}

TEST_CASE("Easter agrees with the anonymous Gregorian algorithm of 1876 in every year to 4099") {
  for (int number = 1583; number <= 4099; ++number) {
    int const a = number % 19, b = number / 100, c = number % 100;
    int const f = (b + 8) / 25, g = (b - f + 1) / 3;
    int const h = (19 * a + b - b / 4 - g + 15) % 30;
    int const l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int const m = (a + 11 * h + 22 * l) / 451;
    int const day = h + l - 7 * m + 114;
    auto const expected = on(number, static_cast<unsigned>(day / 31), static_cast<unsigned>(day % 31 + 1));
    CHECK(text(easter_sunday(year{number})) == text(expected));
  }
}

TEST_CASE("Easter is a Sunday between 22 March and 25 April in every year") {
  for (year y{1900}; y <= year{2300}; ++y) {
    auto const easter = easter_sunday(y);
    CAPTURE(text(easter));
    CHECK(std::chrono::weekday{std::chrono::sys_days{easter}} == std::chrono::Sunday);
    CHECK(on(static_cast<int>(y), 3, 22) <= easter);
    CHECK(easter <= on(static_cast<int>(y), 4, 25));
  }
}

TEST_CASE("the Finnish holidays of 2026 are these and no others") {
  dated_holiday const expected[] = {
      {on(2026, 1, 1), holiday::new_year},        {on(2026, 1, 6), holiday::epiphany},
      {on(2026, 4, 3), holiday::good_friday},     {on(2026, 4, 5), holiday::easter_sunday},
      {on(2026, 4, 6), holiday::easter_monday},   {on(2026, 5, 1), holiday::vappu},
      {on(2026, 5, 14), holiday::ascension_day},  {on(2026, 5, 24), holiday::whit_sunday},
      {on(2026, 6, 19), holiday::midsummer_eve},  {on(2026, 6, 20), holiday::midsummer_day},
      {on(2026, 10, 31), holiday::all_saints},    {on(2026, 12, 6), holiday::independence_day},
      {on(2026, 12, 24), holiday::christmas_eve}, {on(2026, 12, 25), holiday::christmas_day},
      {on(2026, 12, 26), holiday::boxing_day},
  };
  auto const found = finnish_holidays(year{2026}, eves::days_off);
  REQUIRE(found.size() == std::size(expected));
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(text(found[i].day));
    CHECK(text(found[i].day) == text(expected[i].day));
    CHECK(found[i].name == expected[i].name);
  }
}

TEST_CASE("the moving Saturdays keep within their week in every year") {
  for (year y{1992}; y <= year{2100}; ++y) {
    auto const all = finnish_holidays(y, eves::days_off);
    auto const day_of = [&](holiday name) { return std::ranges::find(all, name, &dated_holiday::name)->day; };
    int const number = static_cast<int>(y);
    CAPTURE(number);
    CHECK(on(number, 6, 19) <= day_of(holiday::midsummer_eve));
    CHECK(day_of(holiday::midsummer_eve) <= on(number, 6, 25));
    CHECK(std::chrono::sys_days{day_of(holiday::midsummer_day)} -
              std::chrono::sys_days{day_of(holiday::midsummer_eve)} ==
          std::chrono::days{1});
    CHECK(on(number, 10, 31) <= day_of(holiday::all_saints));
    CHECK(day_of(holiday::all_saints) <= on(number, 11, 6));
  }
}

TEST_CASE("the days off on weekdays of 2024 to 2031 are 10, 10, 9, 8, 9, 10, 10, 10") {
  int const expected[] = {10, 10, 9, 8, 9, 10, 10, 10};
  for (int i = 0; i < 8; ++i) {
    CAPTURE(2024 + i);
    CHECK(days_off_on_weekdays(year{2024 + i}, eves::days_off) == expected[i]);
  }
}

TEST_CASE("R3: the eves are working days where the agreement does not make them free") {
  CHECK(finnish_holiday(on(2026, 6, 19), eves::days_off) == holiday::midsummer_eve);
  CHECK(finnish_holiday(on(2026, 12, 24), eves::days_off) == holiday::christmas_eve);
  CHECK_FALSE(finnish_holiday(on(2026, 6, 19), eves::working_days));
  CHECK_FALSE(finnish_holiday(on(2026, 12, 24), eves::working_days));
  CHECK(finnish_holiday(on(2026, 12, 25), eves::working_days) == holiday::christmas_day);
  CHECK(days_off_on_weekdays(year{2026}, eves::working_days) == 7);
}

TEST_CASE("two holidays on one date are one day off") {
  // Easter 2008 was so early that Ascension Day fell on Vappu.
  CHECK(finnish_holiday(on(2008, 5, 1), eves::days_off) == holiday::vappu);
  auto const all = finnish_holidays(year{2008}, eves::days_off);
  CHECK(std::ranges::count(all, on(2008, 5, 1), &dated_holiday::day) == 2);
  std::vector<date> weekdays;
  for (auto const& off : all) {
    if (std::chrono::weekday{std::chrono::sys_days{off.day}}.iso_encoding() <= 5) weekdays.push_back(off.day);
  }
  CHECK(days_off_on_weekdays(year{2008}, eves::days_off) == static_cast<int>(weekdays.size()) - 1);
}
