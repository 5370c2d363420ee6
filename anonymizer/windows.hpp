// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// A piece of a text, half-open.
struct window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What a pattern cannot match without. Most have a digit, and most of a text is far from any: a pattern is tried near
/// its anchor only.
enum class anchor {
  digit,
  at_sign,    ///< "@" or one of the words people write for it
  dot,        ///< a full stop or colon between two characters
  zero_word,  ///< "nolla", "noll", "zero": a number that is spelt out
  age_word,   ///< the stem of "-vuotias", "-årig", "-year-old"
  month,      ///< the beginning of a month's name behind a space
  service,    ///< a word for a user name, or for a service that has them
  anywhere,
};

/// The pieces of a normalised text around each anchor: wide enough for a cue in front and a tail behind, cut at spaces,
/// sorted and apart.
std::vector<window> windows_around(anchor kind, std::string_view text);

}  // namespace matala::anonymizer
