// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/years.hpp"

#include <cstdlib>

using namespace matala::tests;

namespace {

// The 500 seeds from 1 on, in four parts; without `full` a tenth of each.
void check_part(unsigned part) {
  unsigned const first = 1 + 125 * part;
  check_years(first, first + (std::getenv("MATALA_FULL") ? 124 : 11));
}

}  // namespace

TEST_CASE("every invariant holds through simulated years, first part") {
  check_part(0);
}

TEST_CASE("every invariant holds through simulated years, second part") {
  check_part(1);
}

TEST_CASE("every invariant holds through simulated years, third part") {
  check_part(2);
}

TEST_CASE("every invariant holds through simulated years, fourth part") {
  check_part(3);
}
