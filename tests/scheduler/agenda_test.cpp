// SPDX-License-Identifier: Apache-2.0
#include "scheduler/agenda.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::scheduler;
using namespace std::chrono_literals;

namespace {

agenda_item const plain{};
agenda_item const urgent{.urgent = true};
agenda_item const follow_up{.follow_up = true};

agenda_item there(std::chrono::minutes from, std::chrono::minutes until) {
  return {.windows = {{from, until}}};
}

// "1@5 0@20!": the second case at minute 5, the first at 20, in conflict.
std::string planned(std::vector<agenda_item> const& items, int slots = 3) {
  std::string line;
  for (auto const& one : plan_agenda(items, {.begins = 5min, .length = 15min, .slots = slots})) {
    line += (line.empty() ? "" : " ") + std::to_string(one.item) + "@" + std::to_string(one.begins.count()) +
            (one.conflict ? "!" : "");
  }
  return line;
}

}  // namespace

TEST_CASE("R46: urgent first, then follow-ups, then first in") {
  CHECK(planned({plain, plain}) == "0@5 1@20");
  CHECK(planned({plain, follow_up, urgent}) == "2@5 1@20 0@35");
  CHECK(planned({}) == "");
}

TEST_CASE("R33: a case is where its expert is: at the edges of the window and not a minute beyond") {
  CHECK(planned({there(20min, 35min), plain}) == "1@5 0@20");
  CHECK(planned({plain, there(5min, 20min)}) == "1@5 0@20");
  CHECK(planned({there(35min, 60min)}) == "0@35");
  CHECK(planned({there(36min, 60min)}) == "0@5!");
  CHECK(planned({there(20min, 34min), plain}) == "1@5 0@20!");
}

TEST_CASE("R33: a case with two experts is where both are") {
  agenda_item const both{.windows = {{0min, 40min}, {20min, 60min}}};
  CHECK(planned({both}) == "0@20");
  agenda_item const never{.windows = {{0min, 20min}, {35min, 60min}}};
  CHECK(planned({never, plain}) == "1@5 0@20!");
}

TEST_CASE("R33, R46: an urgent case comes first, and still waits for its expert") {
  CHECK(planned({there(5min, 20min), urgent}) == "1@5 0@20!");
  agenda_item urgent_later{.urgent = true, .windows = {{20min, 60min}}};
  CHECK(planned({plain, urgent_later}) == "0@5 1@20");
}

TEST_CASE("every case is on the agenda once, also when there are more than places") {
  CHECK(planned({plain, plain, plain, plain}, 3) == "0@5 1@20 2@35 3@50");
  CHECK(planned({there(0min, 20min), there(0min, 20min), there(0min, 20min)}) == "0@5 1@20! 2@35!");
  CHECK(planned({plain}, 0) == "0@5");
}
