// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/installation.hpp"
#include "tests/simulation/reference.hpp"

#include <array>
#include <string>
#include <vector>

namespace matala::tests {

/// A series of the simulated county and who has a role in it.
struct town_series {
  std::string id;
  std::string facilitator;
  std::string owner;
  std::string core_member;
};

/// A weekly, a biweekly and a monthly series, with other policies from seed to seed; people who present, experts who
/// are asked, and newcomers who join and leave.
struct town {
  std::vector<town_series> series;
  std::vector<std::string> presenters;
  std::vector<std::string> experts;
  std::vector<std::string> newcomers;
};

/// Founds it in an empty installation at the beginning of 2027, hours generated, and tells the reference of it.
town found_town(installation& in, reference& plain, unsigned seed);

/// Takes up the hours that were generated since. What is wrong with them, or nothing.
std::string learn_hours(installation const& in, reference& plain);

}  // namespace matala::tests
