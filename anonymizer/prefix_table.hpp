// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace matala::anonymizer {

/// Finds the beginnings of words among many, by their first letter first: every word of a text is asked.
template <class Value>
class prefix_table {
 public:
  using row = std::pair<std::string_view, Value>;

  explicit prefix_table(std::span<row const> rows) {
    for (auto const& r : rows) by_letter_[letter(r.first)].push_back(r);
  }

  /// What the first row that `word` begins with holds; null when there is none.
  Value const* find(std::string_view word) const {
    if (word.empty()) return nullptr;
    auto const& rows = by_letter_[letter(word)];
    auto const at = std::ranges::find_if(rows, [word](row const& r) { return word.starts_with(r.first); });
    return at == rows.end() ? nullptr : &at->second;
  }

 private:
  static std::size_t letter(std::string_view word) { return static_cast<unsigned char>(word.front()); }
  std::array<std::vector<row>, 256> by_letter_;
};

}  // namespace matala::anonymizer
