// SPDX-License-Identifier: Apache-2.0
#include "scheduler/series_rule.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace matala::scheduler;
using std::chrono::minutes;

TEST_CASE("R10: the default hour has three places") {
  CHECK(places_of(series_rule{}) == 3);
}

TEST_CASE("R10: places are what capacity and time allow, whichever is less") {
  struct row {
    int duration, opening, closing, slot, capacity, places;
  };
  row const rows[] = {
      {60, 5, 5, 15, 3, 3}, {60, 5, 5, 15, 2, 2}, {60, 5, 5, 15, 9, 3}, {70, 5, 5, 15, 9, 4},  {69, 5, 5, 15, 9, 3},
      {60, 0, 0, 15, 9, 4}, {25, 5, 5, 15, 3, 1}, {24, 5, 5, 15, 3, 0}, {10, 5, 5, 15, 3, 0},  {9, 5, 5, 15, 3, 0},
      {60, 5, 5, 50, 3, 1}, {60, 5, 5, 51, 3, 0}, {60, 5, 5, 15, 0, 0}, {60, 5, 5, 15, -1, 0}, {5, 10, 10, 1, 3, 0},
  };
  for (auto const& row : rows) {
    series_rule rule;
    rule.duration = minutes{row.duration};
    rule.opening = minutes{row.opening};
    rule.closing = minutes{row.closing};
    rule.slot = minutes{row.slot};
    rule.capacity = row.capacity;
    CAPTURE(row.duration);
    CAPTURE(row.slot);
    CAPTURE(row.capacity);
    CHECK(places_of(rule) == row.places);
  }
}

TEST_CASE("a slot without length is a fault of ours and not an endless number of places") {
  series_rule rule;
  rule.slot = minutes{0};
  CHECK_THROWS_AS(places_of(rule), std::invalid_argument);
}
