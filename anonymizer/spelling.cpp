// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/spelling.hpp"

#include "anonymizer/unicode.hpp"

#include <cstddef>

namespace matala::anonymizer {
namespace {

bool is_one_of(std::u32string_view letters, char32_t c) {
  return letters.find(c) != std::u32string_view::npos;
}

}  // namespace

std::uint64_t strangeness_of(std::string_view lower) {
  std::uint64_t out = 0;
  int consonants = 0;
  bool beginning = true;
  char32_t last = 0;
  for (std::size_t at = 0; at < lower.size();) {
    auto const c = decode(lower, at);
    if (c.size == 0) break;
    at += c.size;
    last = c.value;
    if (is_one_of(U"qwxzc", last)) out |= 1;
    if (is_one_of(U"bfg", last)) out |= 2;
    if (last == U'å') out |= 4;
    if (last >= 0x80 && !is_one_of(U"åäö", last)) out |= 8;
    beginning = beginning && !is_one_of(U"aeiouyåäö", last);
    consonants += beginning ? 1 : 0;
  }
  if (consonants >= 2) out |= 16;
  if (is_one_of(U"bcdfghjkmpqvwxz", last)) out |= 32;
  if (is_one_of(U"lrs", last)) out |= 64;
  return out;
}

}  // namespace matala::anonymizer
