// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/unicode.hpp"

namespace matala::anonymizer {

code_point decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  unsigned char const lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  std::size_t const size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {};
  char32_t value = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, size};
}

code_point decode_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  return decode(text, start);
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) return false;
    at += c.size;
  }
  return true;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c < 0x2000) return c != 0xD7 && c != 0xF7 && c != 0x37E && c != 0x387;
  // Blocks of punctuation, symbols, private use and emoji.
  if (c < 0x2C00) return c == 0x2126 || c == 0x212A || c == 0x212B;
  if (c < 0x3040) return c < 0x2E00;
  if (c >= 0xD800 && c < 0xF900) return false;
  if (c >= 0xFE00 && c < 0xFE70) return false;
  if (c >= 0xFF00 && c < 0x10000) return (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) || c >= 0xFF66;
  return c < 0x1F000 || c >= 0x20000;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c;
  if (c < 0x180) {
    if (c == 0x130) return U'i';
    if (c == 0x178) return 0xFF;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
    return c == 0x138 || c == 0x149 || c == 0x17F ? c : c | 1;
  }
  if (c < 0x250) {
    if (c >= 0x1CD && c <= 0x1DC) return c % 2 == 1 ? c + 1 : c;
    return (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233) ? c | 1 : c;
  }
  if (c >= 0x391 && c <= 0x3AB) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return c | 1;
  if (c >= 0x1E00 && c < 0x1F00) return c < 0x1E96 || c >= 0x1EA0 ? c | 1 : c;
  return c;
}

bool is_upper(char32_t c) {
  return to_lower(c) != c;
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z' ? c - 32 : c;
  if (c == 0xFF) return 0x178;
  // The inverse of to_lower differs by at most these distances.
  for (char32_t const distance : {1u, 32u, 37u, 80u}) {
    if (c > distance + 0x7F && to_lower(c - distance) == c && c - distance != c) return c - distance;
  }
  return c;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    append(out, to_lower(c.value));
    at += c.size;
  }
  return out;
}

std::string capitalised(std::string_view text) {
  std::string out;
  auto const first = decode(text, 0);
  if (first.size == 0) return out;
  append(out, to_upper(first.value));
  return out.append(text.substr(first.size));
}

std::string without_diacritics(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    append(out, base_letter(c.value));
    at += c.size;
  }
  return out;
}

}  // namespace matala::anonymizer
