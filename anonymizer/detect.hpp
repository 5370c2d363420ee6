// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/ages.hpp"
#include "anonymizer/dates.hpp"
#include "anonymizer/errc.hpp"
#include "anonymizer/finding.hpp"
#include "anonymizer/model.hpp"
#include "anonymizer/options.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/word.hpp"
#include "anonymizer/word_cache.hpp"

#include <expected>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// What one document has taught so far: readings and tagger scores of its words. Its memory of words is wiped with it.
struct document_memory {
  document_memory(model const& from, morphology const& finnish, word_cache& lasting)
      : words(from, finnish, &lasting), names(from.names_in_context()) {}
  word_reader words;
  tagger const& names;
  tagger::memory contributions;
};

/// Stages 0 to 6 over the fields of one document: everything but masking and verifying. Immutable; safe to share
/// between threads.
class detector {
 public:
  struct result {
    language lang = language::fi;
    std::vector<finding> findings;  ///< in offsets of the texts as given, sorted, not overlapping, with replacements
  };

  /// `memory` keeps what was learnt of the words for the next run over the same document.
  std::expected<result, errc> find(std::vector<std::string_view> const& texts, options how,
                                   document_memory& memory) const;

 private:
  shape_set shapes_;
  date_finder dates_;
  age_finder ages_;
};

}  // namespace matala::anonymizer
