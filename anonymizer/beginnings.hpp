// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

namespace matala::anonymizer {

/// The first two bytes of the words of some lists: tells at once of most words of a text that no list has them, so that
/// the lists need not be read. Every word of the lists has two bytes at least.
class beginnings {
 public:
  beginnings(std::initializer_list<std::span<std::string_view const>> lists) {
    for (auto const list : lists) {
      for (auto const word : list) add(word);
    }
  }
  void add(std::string_view word) { seen_.set(of(word)); }
  /// False: no word of the lists is a beginning of this one.
  bool may_begin(std::string_view word) const { return word.size() > 1 && seen_.test(of(word)); }

 private:
  static std::size_t of(std::string_view word) {
    return static_cast<std::size_t>(static_cast<unsigned char>(word[0])) << 8 | static_cast<unsigned char>(word[1]);
  }
  std::bitset<0x10000> seen_;
};

}  // namespace matala::anonymizer
