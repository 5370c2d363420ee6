// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/timeline.hpp"

#include <string>

namespace matala::tests {

/// What a simulated year came to.
struct year_report {
  unsigned seed = 0;
  /// The invariant that broke, and the last steps before; empty: none.
  std::string broken;
  std::string last_steps;

  long hours = 0;
  long bookings = 0;
  long deeds = 0;
  long deaths = 0;
  long jumps = 0;
  long mails = 0;
  long copies = 0;

  year_report& operator+=(year_report const& other);
};

/// One line: "20 years: 1900 hours, ...".
std::string summary(int years, year_report const& of_all);

/// A year from this seed; with a fault where one is seeded.
year_report simulate_year(unsigned seed, seeded_fault const& fault = {});

}  // namespace matala::tests
