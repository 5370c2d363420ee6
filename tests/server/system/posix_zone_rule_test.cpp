// SPDX-License-Identifier: Apache-2.0
#include "server/system/posix_zone_rule.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string_view>

using namespace matala::server;
using namespace std::chrono;

namespace {

constexpr sys_seconds beginning_of(int y) {
  return sys_days{year{y} / 1 / 1};
}

}  // namespace

TEST_CASE("the changes of a year follow from the rule, in order") {
  struct row {
    std::string_view rule;
    sys_seconds first;
    seconds first_offset;
    std::string_view first_name;
    sys_seconds second;
    seconds second_offset;
    std::string_view second_name;
  };
  row const rows[] = {
      {"EET-2EEST,M3.5.0/3,M10.5.0/4", sys_days{2050y / 3 / 27} + 1h, 3h, "EEST", sys_days{2050y / 10 / 30} + 1h, 2h,
       "EET"},
      {"EST5EDT,M3.2.0,M11.1.0", sys_days{2050y / 3 / 13} + 7h, -4h, "EDT", sys_days{2050y / 11 / 6} + 6h, -5h, "EST"},
      // The southern summer ends first.
      {"ACST-9:30ACDT,M10.1.0,M4.1.0/3", sys_days{2050y / 4 / 2} + 16h + 30min, 9h + 30min, "ACST",
       sys_days{2050y / 10 / 1} + 16h + 30min, 10h + 30min, "ACDT"},
      // "Summer" time that is behind, and a change before midnight of its day.
      {"IST-1GMT0,M10.5.0,M3.5.0/1", sys_days{2050y / 3 / 27} + 1h, 1h, "IST", sys_days{2050y / 10 / 30} + 1h, 0h,
       "GMT"},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", sys_days{2050y / 3 / 27} + 1h, -1h, "-01", sys_days{2050y / 10 / 30} + 1h,
       -2h, "-02"},
      // Two days after the fourth Thursday.
      {"EET-2EEST,M3.4.4/50,M10.4.4/50", sys_days{2050y / 3 / 26} + 0h, 3h, "EEST", sys_days{2050y / 10 / 28} + 23h, 2h,
       "EET"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.rule);
    auto const rule = posix_zone_rule::parse(row.rule);
    REQUIRE(rule.has_value());
    auto const changes = rule->transitions(beginning_of(2050), beginning_of(2051));
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].begins == row.first);
    CHECK(changes[0].offset == row.first_offset);
    CHECK(changes[0].abbreviation == row.first_name);
    CHECK(changes[1].begins == row.second);
    CHECK(changes[1].offset == row.second_offset);
    CHECK(changes[1].abbreviation == row.second_name);
  }
}

TEST_CASE("the asked range is half-open") {
  auto const rule = posix_zone_rule::parse("EET-2EEST,M3.5.0/3,M10.5.0/4");
  REQUIRE(rule.has_value());
  auto const spring = sys_seconds{sys_days{2050y / 3 / 27} + 1h};
  CHECK(rule->transitions(spring, spring + 1s).size() == 1);
  CHECK(rule->transitions(spring - 1s, spring).empty());
  CHECK(rule->transitions(spring + 1s, spring + 24h).empty());
  CHECK(rule->transitions(beginning_of(2050), beginning_of(2060)).size() == 20);
}

TEST_CASE("a zone without summer time has no changes") {
  for (auto const* text : {"EET-2", "<+0530>-5:30", "UTC0", "<-03>3"}) {
    CAPTURE(text);
    auto const rule = posix_zone_rule::parse(text);
    REQUIRE(rule.has_value());
    CHECK(rule->transitions(beginning_of(2050), beginning_of(2060)).empty());
  }
}

TEST_CASE("what is not a rule is not understood") {
  for (auto const* text :
       {"", "EET", "EE-2", "EET-2EEST", "EET-2EEST,M3.5.0/3", "EET-2EEST,M3.5.0/3,", "EET-2EEST,M3.5.0/3,M10.5.0/4x",
        "EET-2EEST,M13.5.0,M10.5.0", "EET-2EEST,M0.5.0,M10.5.0", "EET-2EEST,M3.6.0,M10.5.0", "EET-2EEST,M3.0.0,M10.5.0",
        "EET-2EEST,M3.5.7,M10.5.0", "EET-2EEST,J60,J300", "EET-2EEST,60,300", "<EET-2", "EET-2:60", "EET-168",
        "EET-99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(posix_zone_rule::parse(text));
  }
}
