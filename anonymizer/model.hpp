// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/errc.hpp"
#include "anonymizer/lexicon.hpp"

#include <expected>
#include <string_view>

namespace matala::anonymizer {

/// What the trainer made: the lexicon of names and words. Immutable after loading, safe to share between threads.
class model {
 public:
  /// Reads the bytes that `train` wrote; they need not outlive the model. Error: `bad_model` when they are truncated,
  /// damaged or of another version.
  static std::expected<model, errc> load(std::string_view bytes);

  lexicon const& names() const { return names_; }

 private:
  lexicon names_;
};

}  // namespace matala::anonymizer
