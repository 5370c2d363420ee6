// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/cases.hpp"

#include <array>
#include <string>
#include <string_view>

namespace matala::server {

/// What the client's age is chosen from (R40); "" is no answer.
inline constexpr std::array<std::string_view, 13> age_bands = {
    "0-12", "13-17", "18-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-"};

/// Longest text of a part in characters (R41).
constexpr int character_limit(case_field field) {
  switch (field) {
    case case_field::question: return 300;
    case case_field::situation: return 4000;
    case case_field::tried:
    case case_field::aims: return 1000;
  }
  return 0;
}

/// The name of a part in forms: "question", "situation", "tried", "aims".
std::string_view form_name(case_field field);

/// The four parts of a case, indexed by case_field.
using case_parts = std::array<std::string, case_field_count>;

/// An anonymised case as readers see it; empty parts are not shown.
struct case_text {
  case_parts parts;
  /// One of age_bands, or empty.
  std::string age_band;
  /// What it is written in.
  language lang = language::fi;
};

case_text text_of(stored_case const& value);

}  // namespace matala::server
