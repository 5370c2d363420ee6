// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/category.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace matala::anonymizer {

/// A candidate finding: half-open byte offsets into the normalised text of one field.
struct span {
  std::uint32_t field = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  anonymizer::category category = anonymizer::category::record_number;
  anonymizer::reason reason = anonymizer::reason::shape;
  float confidence = 1;
  /// What to do, where the detector knows better than the table of categories.
  std::optional<anonymizer::action> action = std::nullopt;
  /// What the replacement says beyond the kind: an age band, a month, a region. Without brackets; empty: the kind
  /// alone.
  std::string detail = {};
  /// Persons: the lower-case parts of the name by which mentions of one person are recognised.
  std::vector<std::string> name_parts = {};
};

using spans = std::vector<span>;

}  // namespace matala::anonymizer
