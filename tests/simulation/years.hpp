// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/year.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace matala::tests {

/// Simulates a year from each of these seeds, and says of one that breaks an invariant how to repeat it.
inline void check_years(unsigned first, unsigned last) {
  year_report all;
  for (unsigned seed = first; seed <= last; ++seed) {
    auto const report = simulate_year(seed);
    all += report;
    if (report.broken.empty()) continue;
    FAIL_CHECK(fmt::format("repeat: ./run torture --seed {}   broken: {}   last steps:{}", seed, report.broken,
                           report.last_steps));
  }
  MESSAGE(summary(static_cast<int>(last - first + 1), all));
  fmt::print("{}\n", summary(static_cast<int>(last - first + 1), all));
}

}  // namespace matala::tests
