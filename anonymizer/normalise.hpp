// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/errc.hpp"
#include "anonymizer/secret.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// The text that the detectors read: composed letters, one kind of space, dash, apostrophe and digit, one space where
/// there were several, nothing invisible, no foreign twin of a Latin letter inside a Latin word. Lines and letter case
/// stay. Each byte of it knows which bytes of the original it came from.
class normalised {
 public:
  std::string_view text() const { return text_; }

  /// Offset in the original at which the character at `at` begins. `at` may be the end of the text.
  std::size_t original_begin(std::size_t at) const { return origin_[at]; }
  /// Offset in the original just behind the character that ends at `end` (behind its marks, too).
  std::size_t original_end(std::size_t end) const;

 private:
  friend std::expected<normalised, errc> normalise(std::string_view original);
  secret_string text_;
  std::vector<std::uint32_t> origin_;  // per byte of text_, and one for the end
  std::vector<std::uint32_t> behind_;  // per byte of text_: the end of the original character
};

/// Errors: `invalid_utf8`, `too_long`. Idempotent: the normalised form of a normalised text is itself.
std::expected<normalised, errc> normalise(std::string_view original);

}  // namespace matala::anonymizer
