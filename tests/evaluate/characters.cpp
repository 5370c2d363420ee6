// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/characters.hpp"

#include <algorithm>
#include <cwchar>
#include <cwctype>
#include <locale.h>
#include <stdexcept>
#include <utility>

namespace matala::evaluate {
namespace {

locale_t unicode() {
  static locale_t const made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (made == nullptr) throw std::runtime_error("the locale C.UTF-8 is missing");
  return made;
}

std::pair<wint_t, std::size_t> character_at(std::string_view text, std::size_t at) {
  auto const lead = static_cast<unsigned char>(text[at]);
  std::size_t const wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::size_t const size = std::min(wanted, text.size() - at);
  if (size == 1) return {lead, 1};
  wint_t value = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return {value, size};
}

void append(std::string& to, wint_t c) {
  if (c < 0x80) {
    to.push_back(static_cast<char>(c));
    return;
  }
  int const more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
  to.push_back(static_cast<char>(leads[more] | (c >> (6 * more))));
  for (int i = more - 1; i >= 0; --i) to.push_back(static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F)));
}

}  // namespace

bool is_alphanumeric(std::string_view text, std::size_t at) {
  auto const c = character_at(text, at).first;
  // Raised figures and fractions are digits to a reader.
  return iswalnum_l(c, unicode()) != 0 || c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE);
}

std::size_t character_size(std::string_view text, std::size_t at) {
  return character_at(text, at).second;
}

std::string with_case(std::string_view text, recase letters) {
  if (letters == recase::as_is) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = character_at(text, at);
    at += size;
    if (letters == recase::upper && c == 0xDF) {
      out += "SS";
    } else {
      append(out, letters == recase::lower ? towlower_l(c, unicode()) : towupper_l(c, unicode()));
    }
  }
  return out;
}

}  // namespace matala::evaluate
