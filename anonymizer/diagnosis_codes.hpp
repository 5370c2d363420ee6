// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"

#include <cstddef>
#include <optional>

namespace matala::anonymizer {

/// A code of ICD-10 in a text: "F32.1", "dg q87".
struct diagnosis_code {
  std::size_t last = 0;  ///< its last token
  char letter = 'A';     ///< of its chapter, in upper case
  bool rare = false;     ///< its category holds mostly diseases of fewer than five people in ten thousand
};

/// The code that begins at token `i`. In small letters only behind a word for diagnosis.
std::optional<diagnosis_code> diagnosis_code_at(analysed_field const& field, std::size_t i);

}  // namespace matala::anonymizer
