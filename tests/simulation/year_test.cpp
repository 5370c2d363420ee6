// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/years.hpp"

#include <cstdlib>

using namespace matala::tests;

// A test for each pair of seeds, so that they run side by side.
TEST_CASE("every invariant holds through simulated years: seeds 1 and 2") {
  check_years(1, 2);
}

TEST_CASE("every invariant holds through simulated years: seeds 3 and 4") {
  check_years(3, 4);
}

TEST_CASE("every invariant holds through simulated years: seeds 5 and 6") {
  check_years(5, 6);
}

TEST_CASE("every invariant holds through simulated years: seeds 7 and 8") {
  check_years(7, 8);
}

TEST_CASE("every invariant holds through simulated years: seeds 9 and 10") {
  check_years(9, 10);
}

TEST_CASE("every invariant holds through simulated years: seeds 11 and 12") {
  check_years(11, 12);
}

TEST_CASE("every invariant holds through simulated years: seeds 13 and 14") {
  check_years(13, 14);
}

TEST_CASE("every invariant holds through simulated years: seeds 15 and 16") {
  check_years(15, 16);
}

TEST_CASE("every invariant holds through simulated years: seeds 17 and 18") {
  check_years(17, 18);
}

TEST_CASE("every invariant holds through simulated years: seeds 19 and 20") {
  check_years(19, 20);
}

TEST_CASE("a simulated year of one's choice: the seed in MATALA_SEED") {
  auto const* seed = std::getenv("MATALA_SEED");
  if (!seed) return;
  auto const chosen = static_cast<unsigned>(std::strtoul(seed, nullptr, 10));
  check_years(chosen, chosen);
}
