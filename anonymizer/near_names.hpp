// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace matala::anonymizer {

/// Names of one document, to be found again with one slip of the finger: "virtnaen", "korhoen", "Mäkkinen". A look-up
/// costs what the word's length does, however many names there are.
class near_names {
 public:
  /// In lower case. Short names are left out: too many words are near them.
  void add(std::string_view name);
  /// The name that this word is but for one letter more, less, other, or in its neighbour's place; null when there is
  /// none. Valid until the next `add`.
  std::string const* find(std::string_view lower_word) const;

 private:
  // Every name under itself with one letter left out; of names that are alike so, one stands for all.
  std::unordered_map<std::string, std::string> shortened_;
};

}  // namespace matala::anonymizer
