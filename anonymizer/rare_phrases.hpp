// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/options.hpp"

#include <cstdint>
#include <string_view>

namespace matala::anonymizer {

/// What a rare occupation is replaced by; after the major groups of ISCO-08, those of office apart.
enum class occupation_group : std::uint8_t {
  leading,
  professional,
  elected,
  church,
  military,
  culture,
  transport,
  land
};

std::string_view occupation_phrase(occupation_group group, language lang);

/// The chapter of ICD-10 by the first letter of a code, in words; empty for a letter that no rare code begins with.
std::string_view diagnosis_phrase(char letter, language lang);

/// What stands for the number of children of a large family.
std::string_view many_children_phrase(language lang);

/// True for what the functions above write.
bool is_rare_phrase(std::string_view text, language lang);

}  // namespace matala::anonymizer
