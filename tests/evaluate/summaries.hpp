// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace matala::evaluate {

/// One file of tests/golden/anonymizer, and the goal for it.
struct summary_part {
  std::string_view lang;
  bool held = false;             ///< of the half whose texts nobody reads
  double most_left_percent = 0;  ///< of documents with a direct identifier left: the goal
  /// What every run of the tests holds the file to until the goals are reached: documents with a direct identifier
  /// left, and other words masked.
  double held_to_left_percent = 0;
  double held_to_over_percent = 0;
};

inline constexpr std::array<summary_part, 6> summary_parts() {
  return {{{"fi", false, 1, 2, 2.5},
           {"sv", false, 2, 3.5, 2.5},
           {"en", false, 2, 5, 2.5},
           {"fi", true, 1, 4, 2.75},
           {"sv", true, 2, 8, 2.5},
           {"en", true, 2, 14, 3}}};
}

inline std::string file_name(summary_part const& part) {
  return std::string(part.lang) + (part.held ? ".held" : "") + ".jsonl";
}

inline constexpr double most_over_masked_percent = 2;
inline constexpr double most_wrong_language_percent = 1;

/// Over-masked words in sentences of which nothing identifies (tests/golden/kept).
inline constexpr double most_over_masked_kept_percent = 0.5;

}  // namespace matala::evaluate
