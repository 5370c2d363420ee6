// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/near_names.hpp"

#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <vector>

namespace matala::anonymizer {
namespace {

constexpr std::size_t shortest_letters = 6;
constexpr std::size_t longest_letters = 30;

std::vector<std::string_view> letters_of(std::string_view word) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < word.size() && out.size() <= longest_letters;) {
    auto const c = decode(word, at);
    if (c.size == 0) break;
    out.push_back(word.substr(at, c.size));
    at += c.size;
  }
  return out;
}

bool fits(std::vector<std::string_view> const& letters) {
  return letters.size() >= shortest_letters && letters.size() <= longest_letters;
}

std::string without(std::vector<std::string_view> const& letters, std::size_t left_out) {
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i != left_out) out.append(letters[i]);
  }
  return out;
}

// Behind what both have in front and before what both have at the end, at most one letter or one swap is left.
bool differs_by_one_slip(std::string_view one, std::string_view other) {
  auto a = letters_of(one);
  auto b = letters_of(other);
  auto const [in_a, in_b] = std::ranges::mismatch(a, b);
  a.erase(a.begin(), in_a);
  b.erase(b.begin(), in_b);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.pop_back();
    b.pop_back();
  }
  bool const swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || (a.size() <= 1 && b.size() <= 1 && a.size() + b.size() > 0);
}

}  // namespace

void near_names::add(std::string_view name) {
  auto const letters = letters_of(name);
  if (!fits(letters)) return;
  shortened_.try_emplace(std::string(name), name);
  for (std::size_t i = 0; i < letters.size(); ++i) shortened_.try_emplace(without(letters, i), name);
}

std::string const* near_names::find(std::string_view lower_word) const {
  if (shortened_.empty()) return nullptr;
  auto const letters = letters_of(lower_word);
  if (!fits(letters)) return nullptr;
  auto const near = [&](std::string const& form) -> std::string const* {
    auto const at = shortened_.find(form);
    return at != shortened_.end() && differs_by_one_slip(lower_word, at->second) ? &at->second : nullptr;
  };
  // The first letter is seldom the slip, and a name with another one is another name.
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (auto const* name = near(without(letters, i))) return name;
  }
  return near(std::string(lower_word));
}

}  // namespace matala::anonymizer
