// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/document.hpp"
#include "anonymizer/errc.hpp"
#include "anonymizer/finding.hpp"
#include "anonymizer/options.hpp"
#include "anonymizer/redacted.hpp"

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace matala::anonymizer {

class model;
class morphology;

/// What was found in a document, and how it reads with every finding masked. For showing to the author only: it is not
/// verified against decisions and cannot be stored.
struct inspection {
  language lang = language::fi;     ///< the language of the replacements; never `detect`
  std::vector<finding> findings;    ///< sorted by field and begin
  std::vector<std::string> masked;  ///< one per field
};

/// Why nothing was redacted. `findings` are the spans in question, in offsets of the text that was given (for
/// `mask_more`: of the stored text); it is empty for `invalid_utf8`, `too_long` and `decision_out_of_range`.
struct refusal {
  errc code = errc::identifiers_left;
  std::vector<finding> findings;
};

/// The anonymizer. Immutable, so one object serves all threads at once. It keeps nothing of a text between calls.
class pipeline {
 public:
  /// Both must outlive the pipeline.
  pipeline(model const& lexicon_and_tagger, morphology const& finnish);
  ~pipeline();
  pipeline(pipeline const&) = delete;
  pipeline& operator=(pipeline const&) = delete;

  /// Finds. Errors: `invalid_utf8`, `too_long`.
  std::expected<inspection, errc> inspect(document const& text, options const& how) const;

  /// Masks, by the findings of `inspect` and what was decided about them, and proves the result by running again on it.
  /// A span decided `mask` that is no finding is masked as chosen by the user; a span decided `release` that is no
  /// finding only keeps the verifier from refusing it. A refusal `identifiers_left` names spans that the user may
  /// decide and send again. Errors: all but `bad_model`.
  std::expected<redacted, refusal> redact(document const& text, options const& how,
                                          std::span<decision const> decisions) const;

  /// Masks phrases, wherever they stand and however they are inflected, in text that was redacted before. What was
  /// released then stays released. An empty phrase, or one without a letter or digit, is `decision_out_of_range`.
  std::expected<redacted, refusal> mask_more(std::vector<std::string> stored, options const& how,
                                             std::span<std::string const> phrases) const;

 private:
  struct parts;
  std::unique_ptr<parts const> parts_;
};

}  // namespace matala::anonymizer
