// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/finding.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// A text with replacements, and where each of its pieces came from.
class rewritten {
 public:
  /// What became of a piece of the original.
  enum class fate { untouched, replaced, released };

  /// `edits` are the findings of this field, sorted and apart; those in `released` (same offsets) stay as they are, and
  /// so do those whose action is `keep`.
  rewritten(std::string_view original, std::span<finding const> edits, std::span<decision const> released);

  std::string const& text() const { return text_; }
  std::string take() && { return std::move(text_); }

  /// True when every letter and digit between the two offsets of `text()` is a replacement's or a released one.
  bool is_settled(std::size_t begin, std::size_t end) const;

  /// Moves a finding over `text()` back to the original: it then covers what its replaced parts stood for.
  void move_back(finding& f) const;

 private:
  struct piece {
    std::size_t begin;  // in text_
    std::size_t end;
    std::size_t from;  // in the original
    std::size_t to;
    fate what;
  };
  void add(std::string_view original, std::size_t from, std::size_t to, fate what, std::string_view written);
  std::string text_;
  std::vector<piece> pieces_;
};

}  // namespace matala::anonymizer
