// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/ages.hpp"
#include "anonymizer/dates.hpp"
#include "anonymizer/errc.hpp"
#include "anonymizer/finding.hpp"
#include "anonymizer/options.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/word.hpp"

#include <expected>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// Stages 0 to 6 over the fields of one document: everything but masking and verifying. Immutable; safe to share
/// between threads.
class detector {
 public:
  struct result {
    language lang = language::fi;
    std::vector<finding> findings;  ///< in offsets of the texts as given, sorted, not overlapping, with replacements
  };

  /// `reader` keeps what it learnt of the words for the next run over the same document.
  std::expected<result, errc> find(std::vector<std::string_view> const& texts, options how, word_reader& reader) const;

 private:
  shape_set shapes_;
  date_finder dates_;
  age_finder ages_;
};

}  // namespace matala::anonymizer
