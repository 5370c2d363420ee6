// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// A decoded character and its length in bytes; `size` is 0 at a malformed byte or at the end.
struct code_point {
  char32_t value = 0;
  std::size_t size = 0;
};

/// Decodes the character at `at`. Overlong forms, surrogates and values above U+10FFFF are malformed.
code_point decode(std::string_view text, std::size_t at);

/// The character that ends at `at` of well-formed text; size 0 at the beginning.
code_point decode_before(std::string_view text, std::size_t at);

bool is_utf8(std::string_view text);

/// Letters of every script, and marks that attach to them. Latin, Greek and Cyrillic are exact, the rest is by block.
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
inline bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c);
}

/// Simple case mapping, one character to one, of Latin, Greek and Cyrillic.
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);

/// Latin letter without its diacritic; other characters unchanged.
char32_t base_letter(char32_t c);

/// The composed form of a letter and a combining mark, 0 when there is none.
char32_t compose(char32_t base, char32_t mark);

inline bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

template <class String>
void append(String& to, char32_t c) {
  if (c < 0x80) {
    to.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    to.push_back(static_cast<char>(0xC0 | (c >> 6)));
    to.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    to.push_back(static_cast<char>(0xE0 | (c >> 12)));
    to.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    to.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    to.push_back(static_cast<char>(0xF0 | (c >> 18)));
    to.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    to.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    to.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

std::string lower(std::string_view text);
std::string capitalised(std::string_view text);  ///< first letter upper, the rest as given
std::string without_diacritics(std::string_view text);

}  // namespace matala::anonymizer
