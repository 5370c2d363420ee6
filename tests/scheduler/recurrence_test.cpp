// SPDX-License-Identifier: Apache-2.0
#include "scheduler/recurrence.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

series_rule monthly(date first, int nth) {
  series_rule rule;
  rule.first = first;
  rule.nth_in_month = nth;
  return rule;
}

std::string names(series_rule const& rule, date from, int count) {
  std::string all;
  for (auto day = first_nominal_from(rule, from); count > 0; day = next_nominal(rule, day), --count) {
    all += text(date{day}) + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("R2: the nth weekday of each month") {
  struct row {
    int nth;
    std::string expected;
  };
  // Mondays; March 2027 has five of them.
  row const rows[] = {{1, "2027-02-01 2027-03-01 2027-04-05 "},
                      {2, "2027-02-08 2027-03-08 2027-04-12 "},
                      {3, "2027-02-15 2027-03-15 2027-04-19 "},
                      {4, "2027-02-22 2027-03-22 2027-04-26 "},
                      {5, "2027-02-22 2027-03-29 2027-04-26 "}};
  for (auto const& row : rows) {
    CAPTURE(row.nth);
    CHECK(names(monthly(on(2027, 2, 1), row.nth), on(2027, 1, 1), 3) == row.expected);
  }
}

TEST_CASE("R2: no date comes before the first one, which need not be of the rule itself") {
  CHECK(names(monthly(on(2027, 2, 2), 1), on(2027, 1, 1), 2) == "2027-02-02 2027-03-02 ");
  CHECK(names(monthly(on(2027, 2, 9), 1), on(2027, 1, 1), 2) == "2027-03-02 2027-04-06 ");
}

TEST_CASE("R2: the first date from a day on may be that day") {
  auto const rule = monthly(on(2027, 2, 1), 1);
  CHECK(text(date{first_nominal_from(rule, on(2027, 3, 1))}) == "2027-03-01");
  CHECK(text(date{first_nominal_from(rule, on(2027, 3, 2))}) == "2027-04-05");
  CHECK(names(rule, on(2027, 11, 2), 3) == "2027-12-06 2028-01-03 2028-02-07 ");
}

TEST_CASE("R2: no two dates are closer than the least distance, and some are as close") {
  for (int nth = 1; nth <= 5; ++nth) {
    auto const rule = monthly(on(2024, 1, 3), nth);
    auto least = days{1000};
    auto day = first_nominal_from(rule, on(2024, 1, 1));
    for (int n = 0; n < 200; ++n) {
      auto const next = next_nominal(rule, day);
      least = std::min(least, next - day);
      day = next;
    }
    CAPTURE(nth);
    CHECK(least == least_distance(rule));
  }
}

TEST_CASE("a rule that names no date is a fault of ours") {
  for (int const nth : {-1, 0, 6}) {
    CAPTURE(nth);
    CHECK_THROWS_AS(first_nominal_from(monthly(on(2027, 2, 1), nth), on(2027, 1, 1)), std::invalid_argument);
  }
}
