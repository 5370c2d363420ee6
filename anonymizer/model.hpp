// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/errc.hpp"
#include "anonymizer/lexicon.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// What the trainer made: the lexicon of names and words. Immutable once loaded, safe to share between threads.
class model {
 public:
  model() = default;
  explicit model(lexicon names) : names_(std::move(names)) {}

  /// Reads the bytes that `to_bytes` wrote; they need not outlive the model. Error: `bad_model` when they are
  /// truncated, damaged or of another version.
  static std::expected<model, errc> load(std::string_view bytes);
  std::string to_bytes() const;

  lexicon const& names() const { return names_; }

 private:
  lexicon names_;
};

}  // namespace matala::anonymizer
