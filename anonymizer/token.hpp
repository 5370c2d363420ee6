// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// A word, number or single other character of the normalised text. Hyphens, apostrophes and colons inside a word
/// belong to it: "Irma-Leena", "AK:n", "Bordeaux'n" are one token each.
struct token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t stem_end = 0;  ///< before the colon or apostrophe of an inflected tail; else `end`
  bool word = false;           ///< has a letter
  bool capital = false;        ///< begins with an upper-case letter
  bool all_caps = false;       ///< two or more letters of the stem, all upper-case
  bool sentence_start = false;
  bool line_start = false;

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
  std::string_view stem(std::string_view text) const { return text.substr(begin, stem_end - begin); }
};

/// Cuts a text into tokens; spaces and line ends belong to none. A replacement such as "[henkilö A]" is cut like any
/// text.
std::vector<token> tokenise(std::string_view text);

}  // namespace matala::anonymizer
