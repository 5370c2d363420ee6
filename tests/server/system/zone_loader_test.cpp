// SPDX-License-Identifier: Apache-2.0
#include "server/system/zone_loader.hpp"

#include "server/system/system_zones.hpp"
#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

using namespace matala::server;
using namespace matala::scheduler::test;
using matala::scheduler::zone_transition;

TEST_CASE("Helsinki's zone from tzdata is what the law says, from 1996 until 2100") {
  auto const loaded = load_zone("Europe/Helsinki");
  REQUIRE(loaded.has_value());
  CHECK(loaded->name() == "Europe/Helsinki");
  auto const& all = loaded->transitions();
  auto const first = std::ranges::lower_bound(all, utc(on(1996, 1, 1)), {}, &zone_transition::begins);
  auto expected = helsinki().transitions();
  expected.erase(expected.begin());
  CHECK(std::vector<zone_transition>(first, all.end()) == expected);
}

TEST_CASE("the first transition is what is in force when 1970 begins") {
  auto const loaded = load_zone("Europe/Helsinki");
  REQUIRE(loaded.has_value());
  CHECK(loaded->transitions().front() == zone_transition{utc(on(1970, 1, 1)), std::chrono::hours{2}, "EET"});
  CHECK(loaded->transitions()[1].begins == utc(on(1981, 3, 29)));
}

TEST_CASE("summer time goes on after 2037, where the listed transitions of tzdata end") {
  auto const loaded = load_zone("Europe/Stockholm");
  REQUIRE(loaded.has_value());
  for (int year = 2030; year < 2100; ++year) {
    CAPTURE(year);
    CHECK(loaded->at(utc(on(year, 7, 1))).abbreviation == "CEST");
    CHECK(loaded->at(utc(on(year, 12, 1))).abbreviation == "CET");
  }
}

TEST_CASE("zones without summer time and aliases load under the name they were asked by") {
  auto const utc_zone = load_zone("UTC");
  REQUIRE(utc_zone.has_value());
  CHECK(utc_zone->transitions().size() == 1);
  auto const alias = load_zone("Europe/Mariehamn");
  REQUIRE(alias.has_value());
  CHECK(alias->name() == "Europe/Mariehamn");
  CHECK(alias->transitions() == load_zone("Europe/Helsinki")->transitions());
}

TEST_CASE("what tzdata does not name is no zone, paths included") {
  for (auto const* name : {"", "Europe", "Europe/Atlantis", "europe/helsinki", "Europe/Helsinki ", "/etc/passwd",
                           "../zoneinfo/Europe/Helsinki", "Europe/../Europe/Helsinki"}) {
    CAPTURE(name);
    CHECK_FALSE(load_zone(name));
  }
}

TEST_CASE("the port gives the same object each time and refuses unknown names") {
  system_zones const zones;
  auto const& first = zones.get("Europe/Helsinki");
  CHECK(&zones.get("Europe/Stockholm") != &first);
  CHECK(&zones.get("Europe/Helsinki") == &first);
  CHECK_THROWS_AS(zones.get("Europe/Atlantis"), std::out_of_range);
}
