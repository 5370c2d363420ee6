// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace matala::anonymizer {

/// The language of the replacements, and a hint for the detectors; `detect` counts words and falls back to Finnish.
enum class language { fi, sv, en, detect };

/// "fi", "sv", "en" or "auto".
std::string_view to_string(language value);

/// Reads what `to_string` writes.
std::optional<language> language_from(std::string_view name);

struct options {
  language lang = language::detect;
  /// The day to which "the last twelve months" of the date rule counts; without it every date keeps its month and year.
  std::optional<std::chrono::year_month_day> today = std::nullopt;
};

}  // namespace matala::anonymizer
