// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace matala::scheduler {

/// A part of an hour, in minutes from its start, half-open.
struct part_of_hour {
  std::chrono::minutes from{0};
  std::chrono::minutes until{0};
};

/// What the agenda must know of a case, in the order in which they came in.
struct agenda_item {
  bool urgent = false;
  bool follow_up = false;
  /// When each expert whom the case wants is there; empty: at any time.
  std::vector<part_of_hour> windows{};
};

/// When the hour comes to its cases: `slots` of them, `length` each, the first at `begins`.
struct agenda_times {
  std::chrono::minutes begins{5};
  std::chrono::minutes length{15};
  int slots = 3;
};

struct agenda_line {
  /// Index into the items.
  std::size_t item = 0;
  /// Planned, in minutes from the start of the hour; the hour may run otherwise.
  std::chrono::minutes begins{0};
  /// The experts whom the case wants are not all there then (R33).
  bool conflict = false;
};

/// R46: the cases in the order of the hour: urgent ones first, then those that have to wait for or catch an expert,
/// then follow-ups, then first in. A case whose experts come for a part only has the earliest free slot within it
/// (R33); where there is none it takes the earliest one left, marked as a conflict. Every item is in the answer once.
std::vector<agenda_line> plan_agenda(std::span<agenda_item const> items, agenda_times const& times);

}  // namespace matala::scheduler
