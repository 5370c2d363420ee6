// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/timeline.hpp"

#include <vector>

namespace matala::tests {

/// Defects of which each must be found by the seeds that every run of the tests simulates.
std::vector<seeded_fault> seeded_faults();

}  // namespace matala::tests
