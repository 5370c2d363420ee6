// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <vector>

namespace matala::server {

/// A case where the plan of its hour puts it; the hour may run otherwise.
struct planned_case {
  booking held;
  scheduler::instant begins;
  /// An expert whom it wants comes to the hour and is not there then (R33).
  bool conflict = false;
};

/// The cases of an hour in the order of its agenda: urgent ones first, then those whose experts come for a part of the
/// hour, then follow-ups, then by place (R15, R33, R46).
std::vector<planned_case> planned_agenda(unit_of_work const& unit, occurrence const& hour, std::vector<booking> cases);

/// Puts them in that order.
void order_agenda(unit_of_work const& unit, occurrence const& hour, std::vector<booking>& cases);

}  // namespace matala::server
