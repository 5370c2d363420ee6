// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// What a morphology says a word form is.
enum class word_class {
  first_name,
  last_name,
  place,
  other_name,
  noun,
  adjective,
  verb,
  numeral,
  function_word,
  abbreviation
};

struct reading {
  std::string lemma;  ///< as the morphology spells it: names with a capital
  word_class kind = word_class::noun;
};

/// Finnish morphology as the detectors need it. The words that it is asked about are client text: an implementation may
/// not keep, log or cache them.
class morphology {
 public:
  virtual ~morphology() = default;

  /// All readings of one word form, whatever its letter case; empty when it is unknown. Safe to call from several
  /// threads.
  virtual std::vector<reading> analyse(std::string_view word) const = 0;
};

}  // namespace matala::anonymizer
