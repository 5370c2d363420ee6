// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/generate_identifiers.hpp"
#include "tests/evaluate/measure.hpp"
#include "tests/evaluate/shipped.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::evaluate;

TEST_CASE("four hundred generated forms of an identifier leave no letter or digit, in whatever sentence") {
  auto const found = measure(generate_identifiers(400, 11), mask_as_shipped, 20);
  CHECK(found.masked.size() >= 25);
  for (auto const& [kind, masked] : found.masked) {
    CAPTURE(kind);
    CHECK(masked.whole == 400);
    CHECK(masked.part == masked.whole);
  }
  for (auto const& miss : found.misses) FAIL_CHECK(miss.type << " is left: " << miss.around);
}
