// SPDX-License-Identifier: Apache-2.0
// Small texts, at every change; tests/torture has the large ones.
#include "tests/anonymizer/hostile_texts.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::anonymizer::testing;

namespace {

constexpr std::size_t bytes = 4000;

}  // namespace

TEST_CASE("a hostile text that is four times as long takes hardly more than four times as long to inspect") {
  inspect_text("Matti Virtanen");  // what is loaded once
  for (auto const& hostile : hostile_texts()) {
    CAPTURE(std::string(hostile.name));
    CHECK(growth_over_four(inspect_text, hostile, bytes, most_growth) <= most_growth);
  }
}

TEST_CASE("time that grows with the square of the text is seen") {
  hostile_text const text{"any", [](std::size_t size) { return std::string(size, 'a'); }};
  auto const squared = [](std::string const& input) {
    std::size_t volatile sink = 0;
    for (char const a : input) {
      for (char const b : input) sink = sink + static_cast<std::size_t>(a ^ b);
    }
  };
  CHECK(growth_over_four(squared, text, bytes, most_growth) > most_growth);
}
