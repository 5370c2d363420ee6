// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/faults.hpp"
#include "tests/simulation/year.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

// Those of year_test.
constexpr unsigned seeds = 20;

std::string found_by_a_year(seeded_fault const& fault) {
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    auto const report = simulate_year(seed, fault);
    if (!report.broken.empty()) return report.broken;
  }
  return {};
}

void check_some(std::size_t remainder) {
  auto const all = seeded_faults();
  for (std::size_t number = remainder; number < all.size(); number += 4) {
    CAPTURE(all[number].what);
    auto const broken = found_by_a_year(all[number]);
    CHECK(broken != "");
    MESSAGE(all[number].what << ": " << broken);
  }
}

}  // namespace

// In four parts, which run side by side.
TEST_CASE("the simulated years find seeded defects: one in four") {
  check_some(0);
}

TEST_CASE("the simulated years find seeded defects: two in four") {
  check_some(1);
}

TEST_CASE("the simulated years find seeded defects: three in four") {
  check_some(2);
}

TEST_CASE("the simulated years find seeded defects: four in four") {
  check_some(3);
}
