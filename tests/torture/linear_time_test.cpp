// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/hostile_texts.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>

using namespace matala::anonymizer::testing;

namespace {

// The larger text is 1 MB, 10 MB when the full size is asked for.
std::size_t bytes() {
  return std::getenv("MATALA_FULL") != nullptr ? 2'500'000 : 250'000;
}

void check_growth(std::function<void(std::string const&)> const& work, hostile_text const& hostile) {
  auto const start = std::chrono::steady_clock::now();
  double const growth = growth_over_four(work, hostile, bytes(), most_growth);
  CAPTURE(std::string(hostile.name));
  CHECK(growth <= most_growth);
  auto const took = std::chrono::steady_clock::now() - start;
  MESSAGE(hostile.name << ": grows " << growth << "-fold over four times the text, "
                       << std::chrono::duration<double>(took).count() << " s");
}

}  // namespace

TEST_CASE("linear time: inspecting megabytes of hostile text") {
  inspect_text("Matti Virtanen");  // what is loaded once
  for (auto const& hostile : hostile_texts()) check_growth(inspect_text, hostile);
}

TEST_CASE("linear time: masking thousands of findings, and one phrase in them") {
  inspect_text("Matti Virtanen");
  for (auto const& hostile : hostile_texts()) {
    if (!hostile.name.starts_with("thousands")) continue;
    check_growth(redact_text, hostile);
    check_growth(mask_more_in_text, hostile);
  }
}
