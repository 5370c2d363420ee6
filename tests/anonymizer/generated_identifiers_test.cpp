// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"
#include "tests/evaluate/generate_identifiers.hpp"
#include "tests/evaluate/measure.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala;
using namespace matala::anonymizer::testing;

TEST_CASE("four hundred generated forms of an identifier leave no letter or digit, in whatever sentence") {
  // Only what nobody may release counts.
  auto const locked = [](std::string const& text) {
    evaluate::answer out;
    for (auto const& f : inspect(text).findings) {
      if (is_hard(f)) out.spans.push_back({f.begin, f.end, false});
    }
    return out;
  };
  auto const found = evaluate::measure(evaluate::generate_identifiers(400, 11), locked, 20);
  CHECK(found.masked.size() >= 15);
  for (auto const& [kind, masked] : found.masked) {
    CAPTURE(kind);
    CHECK(masked.whole == 400);
    CHECK(masked.part == masked.whole);
  }
  for (auto const& miss : found.misses) FAIL_CHECK(miss.type << " is left: " << miss.around);
}
