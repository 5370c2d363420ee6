// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/raw_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace matala::anonymizer {

/// Longest field the pipeline accepts. Far above every form; it keeps offsets in 32 bits.
inline constexpr std::size_t max_field_bytes = std::size_t{64} << 20;

/// One form field: what it is called (never client data) and what was typed into it.
struct field {
  std::string name;
  raw_text text;
};

/// All fields of one case, in order. They are one document: a person named in one field gets the same label in the
/// others, and a name found in one is looked for in all. No finding spans two fields.
using document = std::vector<field>;

}  // namespace matala::anonymizer
