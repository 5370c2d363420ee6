// SPDX-License-Identifier: Apache-2.0
#include "scheduler/zone_rules.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::hours;
using std::chrono::seconds;

TEST_CASE("the offset in force changes exactly at the transition") {
  auto const zone = helsinki();
  auto const spring = utc(on(2027, 3, 28), 1);
  CHECK(zone.at(spring - seconds{1}).abbreviation == "EET");
  CHECK(zone.at(spring).abbreviation == "EEST");
  CHECK(zone.at(spring + seconds{1}).abbreviation == "EEST");
  CHECK(zone.to_local(spring - seconds{1}) == wall(on(2027, 3, 28), 3) - seconds{1});
  CHECK(zone.to_local(spring) == wall(on(2027, 3, 28), 4));
}

TEST_CASE("the first transition holds for all time before it") {
  auto const zone = helsinki();
  CHECK(zone.at(utc(on(1900, 1, 1))).abbreviation == "EET");
  CHECK(zone.to_instant(wall(on(1900, 1, 1), 12)) == utc(on(1900, 1, 1), 10));
}

TEST_CASE("the last transition holds for all time after it") {
  auto const zone = helsinki();
  CHECK(zone.at(utc(on(2150, 7, 1))).abbreviation == "EET");
  CHECK(zone.to_instant(wall(on(2150, 7, 1), 12)) == utc(on(2150, 7, 1), 10));
}

TEST_CASE("R1: a local time becomes the instant that the wall clock means") {
  struct row {
    std::string what;
    local_instant wall_time;
    instant expected;
  };
  row const rows[] = {
      {"winter", wall(on(2027, 1, 4), 12), utc(on(2027, 1, 4), 10)},
      {"summer", wall(on(2027, 7, 5), 12), utc(on(2027, 7, 5), 9)},
      {"just before the gap", wall(on(2027, 3, 28), 2, 59), utc(on(2027, 3, 28), 0, 59)},
      {"the gap begins: the first instant after it", wall(on(2027, 3, 28), 3), utc(on(2027, 3, 28), 1)},
      {"in the gap: the first instant after it", wall(on(2027, 3, 28), 3, 30), utc(on(2027, 3, 28), 1)},
      {"the gap's last minute: the same instant", wall(on(2027, 3, 28), 3, 59), utc(on(2027, 3, 28), 1)},
      {"just after the gap", wall(on(2027, 3, 28), 4), utc(on(2027, 3, 28), 1)},
      {"before the ambiguous hour", wall(on(2027, 10, 31), 2, 59), utc(on(2027, 10, 30), 23, 59)},
      {"ambiguous: the earlier instant", wall(on(2027, 10, 31), 3), utc(on(2027, 10, 31), 0)},
      {"ambiguous to the last minute: the earlier", wall(on(2027, 10, 31), 3, 59), utc(on(2027, 10, 31), 0, 59)},
      {"after the ambiguous hour", wall(on(2027, 10, 31), 4), utc(on(2027, 10, 31), 2)},
  };
  auto const zone = helsinki();
  for (auto const& row : rows) {
    CAPTURE(row.what);
    CHECK(text(zone.to_instant(row.wall_time)) == text(row.expected));
  }
}

TEST_CASE("offsets far from UTC convert at their transitions too") {
  // Samoa crossed the date line: 2011-12-30 does not exist there.
  zone_rules const apia{"Pacific/Apia",
                        {{utc(on(2011, 9, 24), 14), hours{-10}, "-10"}, {utc(on(2011, 12, 30), 10), hours{14}, "+14"}}};
  CHECK(text(apia.to_instant(wall(on(2011, 12, 29), 23, 59))) == "2011-12-30T09:59:00");
  CHECK(text(apia.to_instant(wall(on(2011, 12, 30), 9))) == "2011-12-30T10:00:00");
  CHECK(text(apia.to_instant(wall(on(2011, 12, 31), 0))) == "2011-12-30T10:00:00");
  CHECK(text(apia.to_instant(wall(on(2012, 1, 1), 12))) == "2011-12-31T22:00:00");
}

TEST_CASE("converting to local and back gives the same instant outside the ambiguous hour") {
  auto const zone = helsinki();
  for (auto when = utc(on(2027, 1, 1)); when < utc(on(2028, 1, 1)); when += hours{1}) {
    bool const second_pass = utc(on(2027, 10, 31), 1) <= when && when < utc(on(2027, 10, 31), 2);
    CAPTURE(text(when));
    CHECK(zone.to_instant(zone.to_local(when)) == (second_pass ? when - hours{1} : when));
  }
}

TEST_CASE("zone rules need ascending transitions, at least one") {
  CHECK_THROWS_AS(zone_rules("x", {}), std::invalid_argument);
  zone_transition const first{utc(on(2020, 1, 1)), hours{2}, "EET"};
  CHECK_THROWS_AS(zone_rules("x", {first, first}), std::invalid_argument);
  CHECK_NOTHROW(zone_rules("x", {first}));
}
