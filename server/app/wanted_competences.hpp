// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <vector>

namespace matala::server {

/// What an hour wants of one competence, and for which of its cases: none where only the series wants it.
struct wanted_competence {
  series_need need;
  std::vector<booking> cases;
};

/// R30, R31: what the cases that hold a place ask for, and what the series wants of every hour that has cases; nothing
/// of an hour without cases. In order of the list of competences.
std::vector<wanted_competence> wanted_competences(unit_of_work const& unit, occurrence const& hour);

}  // namespace matala::server
