// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/evaluate/gold.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace matala::evaluate {

/// What a masker found: half-open byte offsets into the text that it was given.
struct seen_span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool kept = false;  ///< seen, and left as it is
};

struct answer {
  std::string lang;
  std::vector<seen_span> spans;
};

using masker = std::function<answer(std::string const& text)>;

/// So many of so many.
struct share {
  std::size_t part = 0;
  std::size_t whole = 0;

  void count(bool in_part) {
    ++whole;
    part += in_part ? 1 : 0;
  }
  /// 0 when there is nothing to count.
  double percent() const { return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole); }
};

/// A span of which a letter or digit is left.
struct miss {
  std::string id;
  std::string type;
  std::string span;
  std::string around;  ///< with what stands beside it
};

struct figures {
  std::map<std::string, share> masked;    ///< by type: spans of which every letter and digit is masked
  std::map<std::string, share> detected;  ///< by type: the same, when what is seen and kept counts as well
  share over_masked;                      ///< plain words of which something is masked
  share direct_left;                      ///< texts with a span left that identifies alone (`is_direct`)
  share leaking;                          ///< texts with any identifying span left
  share wrong_language;                   ///< texts, of those that say their language, read in another
  std::vector<miss> misses;
  std::vector<miss> taken;  ///< plain words, without a type, that are masked in part
};

/// Types that identify alone; DIRECT is the older name of several.
bool is_direct(std::string const& type);

/// Masks each text, whole, and counts. Lists the first `most_misses` of both kinds; 0 for texts that nobody may read.
figures measure(std::vector<gold_text> const& texts, masker const& mask, std::size_t most_misses = 0);

}  // namespace matala::evaluate
