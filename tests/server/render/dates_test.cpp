// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace matala::server;
using namespace matala;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

/// Helsinki around the changes of 2027: summer time from 28 March 01:00Z to 31 October 01:00Z.
scheduler::zone_rules helsinki() {
  auto const begins = [](year_month_day day) { return scheduler::instant(sys_days(day)) + 1h; };
  return {"Europe/Helsinki",
          {{begins(2026y / 10 / 25), 2h, "EET"},
           {begins(2027y / 3 / 28), 3h, "EEST"},
           {begins(2027y / 10 / 31), 2h, "EET"}}};
}

scheduler::instant utc(year_month_day day, minutes time) {
  return scheduler::instant(sys_days(day)) + time;
}

}  // namespace

TEST_CASE("an hour reads as people write it in each language") {
  struct row {
    minutes start;
    minutes end;
    language lang;
    std::string expected;
  };
  // 07:00Z is 9 in Helsinki in January.
  std::vector<row> const rows = {
      {7h, 8h, language::fi, "ti 12.1.2027 klo 9–10"},
      {7h, 8h, language::sv, "tis 12.1.2027 kl. 9–10"},
      {7h, 8h, language::en, "Tue 12 January 2027, 9:00–10:00"},
      {7h + 30min, 8h + 30min, language::fi, "ti 12.1.2027 klo 9.30–10.30"},
      {7h, 8h + 30min, language::fi, "ti 12.1.2027 klo 9.00–10.30"},
      {6h + 45min, 8h, language::sv, "tis 12.1.2027 kl. 8.45–10.00"},
      {7h, 8h + 5min, language::en, "Tue 12 January 2027, 9:00–10:05"},
  };
  auto const zone = helsinki();
  for (auto const& [start, end, lang, expected] : rows) {
    CAPTURE(expected);
    CHECK(hour_text(utc(2027y / 1 / 12, start), utc(2027y / 1 / 12, end), zone, lang) == expected);
  }
}

TEST_CASE("a mail subject's hour holds a hyphen") {
  auto const start = utc(2027y / 1 / 12, 7h);
  CHECK(subject_hour_text(start, start + 1h, helsinki(), language::fi) == "ti 12.1.2027 klo 9-10");
  CHECK(subject_hour_text(start, start + 1h, helsinki(), language::sv) == "tis 12.1.2027 kl. 9-10");
  CHECK(subject_hour_text(start, start + 1h, helsinki(), language::en) == "Tue 12 January 2027, 9:00-10:00");
}

TEST_CASE("nine o'clock stays nine o'clock over the change to summer time") {
  auto const zone = helsinki();
  CHECK(moment_text(utc(2027y / 3 / 26, 7h), zone, language::fi) == "pe 26.3.2027 klo 9");
  CHECK(moment_text(utc(2027y / 3 / 29, 6h), zone, language::fi) == "ma 29.3.2027 klo 9");
}

TEST_CASE("the date is the zone's, not that of UTC") {
  auto const zone = helsinki();
  CHECK(date_text(utc(2026y / 12 / 31, 21h + 59min), zone, language::fi) == "to 31.12.2026");
  CHECK(date_text(utc(2026y / 12 / 31, 22h), zone, language::fi) == "pe 1.1.2027");
}

TEST_CASE("moments, clocks and long dates in each language") {
  auto const zone = helsinki();
  auto const noon = utc(2027y / 1 / 11, 10h);
  CHECK(moment_text(noon, zone, language::fi) == "ma 11.1.2027 klo 12");
  CHECK(moment_text(noon, zone, language::sv) == "mån 11.1.2027 kl. 12");
  CHECK(moment_text(noon, zone, language::en) == "Mon 11 January 2027, 12:00");
  CHECK(moment_text(noon + 179s, zone, language::fi) == "ma 11.1.2027 klo 12.02");
  CHECK(clock_text(noon + 5min, zone, language::sv) == "kl. 12.05");
  CHECK(clock_text(noon - 12h, zone, language::en) == "0:00");
  CHECK(clock_range_text(noon, noon + 1h, zone, language::fi) == "klo 12–13");
  CHECK(long_date_text(noon, zone, language::fi) == "maanantai 11. tammikuuta 2027");
  CHECK(long_date_text(noon, zone, language::sv) == "måndag 11 januari 2027");
  CHECK(long_date_text(noon, zone, language::en) == "Monday 11 January 2027");
}

TEST_CASE("every weekday and month has its word") {
  CHECK(weekday_word(Sunday, word_length::brief, language::fi) == "su");
  CHECK(weekday_word(Saturday, word_length::full, language::sv) == "lördag");
  CHECK(weekday_word(Thursday, word_length::brief, language::sv) == "tors");
  CHECK(weekday_word(Wednesday, word_length::full, language::en) == "Wednesday");
  CHECK(month_word(January, language::fi) == "tammikuu");
  CHECK(month_word(December, language::sv) == "december");
  CHECK(month_word(May, language::en) == "May");
}

TEST_CASE("Finnish time is called so, another zone by its offset") {
  auto const now = utc(2027y / 1 / 11, 10h);
  CHECK(zone_text(now, helsinki(), language::fi) == "Suomen aikaa");
  CHECK(zone_text(now, helsinki(), language::sv) == "finsk tid");
  CHECK(zone_text(now, helsinki(), language::en) == "Finnish time");
  struct row {
    seconds offset;
    std::string fi;
    std::string en;
  };
  for (auto const& [offset, fi, en] :
       std::vector<row>{{0s, "UTC+0", "UTC+0"}, {1h, "UTC+1", "UTC+1"}, {-(3h + 30min), "UTC−3.30", "UTC−3:30"}}) {
    scheduler::zone_rules const zone("Somewhere/Else", {{utc(2020y / 1 / 1, 0min), offset, "X"}});
    CHECK(zone_text(now, zone, language::fi) == fi);
    CHECK(zone_text(now, zone, language::en) == en);
  }
}

TEST_CASE("machines read UTC") {
  CHECK(machine_time(utc(2027y / 1 / 2, 7h) + 5s) == "2027-01-02T07:00:05Z");
}
