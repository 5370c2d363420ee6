// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/category.hpp"

#include <cstddef>
#include <string>

namespace matala::anonymizer {

/// One identifying span. `begin` and `end` are half-open byte offsets into the UTF-8 of the field exactly as it was
/// given; they never cut a character. Findings of a field are sorted and do not overlap.
struct finding {
  std::size_t field = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  anonymizer::category category = anonymizer::category::record_number;
  anonymizer::action action = anonymizer::action::mask;
  anonymizer::tier tier = anonymizer::tier::direct;
  anonymizer::reason reason = anonymizer::reason::shape;
  float confidence = 1;     ///< 0 to 1; for names the tagger's posterior, else a fixed value per rule
  std::string replacement;  ///< what stands in the masked text instead; empty for `keep`

  bool operator==(finding const&) const = default;
};

/// A finding that nobody may release.
inline bool is_hard(finding const& f) {
  return f.tier == tier::direct && f.action != action::keep;
}

/// A finding that `pipeline::redact` wants a decision for.
inline bool needs_decision(finding const& f) {
  return f.tier != tier::direct && f.action != action::keep;
}

/// What the user decided about one span. For a finding the offsets are exactly those of the finding.
enum class verdict {
  mask,    ///< as proposed; on a span without a finding: mask this as well
  release  ///< leave as it is; on a span without a finding: do not refuse it later
};

struct decision {
  std::size_t field = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  anonymizer::verdict verdict = anonymizer::verdict::mask;
};

}  // namespace matala::anonymizer
