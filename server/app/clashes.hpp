// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <vector>

namespace matala::server {

/// Somebody who is expected in two hours at once (R36).
struct clash {
  person who;
  occurrence other;
};

/// Who of this hour is expected in another one that overlaps with it, of any series.
std::vector<clash> clashes_of(unit_of_work const& unit, occurrence const& hour);

}  // namespace matala::server
