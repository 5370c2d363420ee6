// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/errc.hpp"
#include "anonymizer/lexicon.hpp"
#include "anonymizer/tagger.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace matala::anonymizer {

/// What the trainer made: the lexicon of names and words, and the weights of the tagger. Immutable once loaded, safe to
/// share between threads.
class model {
 public:
  model() = default;
  model(lexicon names, tagger weights) : names_(std::move(names)), tagger_(std::move(weights)) {}

  /// Reads the bytes that `to_bytes` wrote; they need not outlive the model. Error: `bad_model` when they are
  /// truncated, damaged or of another version.
  static std::expected<model, errc> load(std::string_view bytes);
  std::string to_bytes() const;

  lexicon const& names() const { return names_; }
  tagger const& names_in_context() const { return tagger_; }

 private:
  lexicon names_;
  tagger tagger_;
};

}  // namespace matala::anonymizer
