// SPDX-License-Identifier: Apache-2.0
#include "server/system/system_clock.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace matala::server;

TEST_CASE("the system clock shows the machine's time floored to the second") {
  auto const before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  auto const shown = matala::server::system_clock{}.now();
  auto const after = std::chrono::system_clock::now();
  CHECK(before <= shown);
  CHECK(shown <= after);
}
