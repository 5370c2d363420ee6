// SPDX-License-Identifier: Apache-2.0
#include "server/routes/form_values.hpp"

#include <doctest/doctest.h>

using namespace matala::server;

TEST_CASE("phrases come one a line, trimmed, each once, blank lines left out") {
  CHECK(phrases_in("") == std::vector<std::string>{});
  CHECK(phrases_in("  Kalle \n\nvanha talo\nKalle\n   \n") == std::vector<std::string>{"Kalle", "vanha talo"});
}

TEST_CASE("fifty phrases are searched for and no more") {
  std::string lines;
  for (int number = 1; number <= 51; ++number) lines += "sana" + std::to_string(number) + "\n";
  auto const phrases = phrases_in(lines);
  REQUIRE(phrases.size() == 50);
  CHECK(phrases.back() == "sana50");
}
