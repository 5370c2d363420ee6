// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/evaluate/measure.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace matala::evaluate {

/// What a figure is held against.
struct goal {
  enum class side { at_least, at_most, none } is = side::none;
  double bound = 0;
  std::string_view unit = "%";
};

inline goal at_least(double bound, std::string_view unit = "%") {
  return {goal::side::at_least, bound, unit};
}
inline goal at_most(double bound, std::string_view unit = "%") {
  return {goal::side::at_most, bound, unit};
}

inline bool is_met(goal const& wanted, double value) {
  switch (wanted.is) {
    case goal::side::at_least: return value >= wanted.bound;
    case goal::side::at_most: return value <= wanted.bound;
    case goal::side::none: return true;
  }
  return false;
}

inline void print_head(std::string_view what) {
  fmt::print("\n{}\n", what);
}

/// One line of the table: what, goal, figure, and whether the goal is met.
inline void print_row(std::string_view what, goal const& wanted, double value, std::string_view counts = {}) {
  bool const free = wanted.is == goal::side::none;
  auto const sign = wanted.is == goal::side::at_least ? ">=" : "<=";
  fmt::print("  {:<36} {:>12} {:>9.2f} {:<5} {:<7} {}\n", what,
             free ? std::string() : fmt::format("{} {:g} {}", sign, wanted.bound, wanted.unit), value, wanted.unit,
             free                    ? ""
             : is_met(wanted, value) ? "met"
                                     : "missed",
             counts);
}

inline void print_row(std::string_view what, goal const& wanted, share const& counted) {
  print_row(what, wanted, counted.percent(), fmt::format("{}/{}", counted.part, counted.whole));
}

inline void print_skipped(std::string_view what, std::string_view why) {
  fmt::print("  {:<36} skipped: {}\n", what, why);
}

inline void print_misses(figures const& found) {
  for (auto const& miss : found.misses)
    fmt::print("    left: {} \"{}\" in {}: {}\n", miss.type, miss.span, miss.id, miss.around);
  for (auto const& word : found.taken) fmt::print("    taken: \"{}\" in {}: {}\n", word.span, word.id, word.around);
}

}  // namespace matala::evaluate
