// SPDX-License-Identifier: Apache-2.0
#include "server/mail/header_value.hpp"

#include "server/mail/mail_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace matala::server {
namespace {

[[noreturn]] void refuse(std::string_view field) {
  throw mail_error(fmt::format("the mail's {} is not allowed", field));
}

bool is_printable_ascii(char c) {
  return c > ' ' && c < '\x7f';
}

std::uint8_t byte_at(std::string_view text, std::size_t index) {
  return static_cast<std::uint8_t>(text[index]);
}

/// Takes one code point off the front; 0 where the bytes are not UTF-8 (U+0000 is refused just the same).
char32_t take_code_point(std::string_view& text) {
  auto const first = byte_at(text, 0);
  std::size_t const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if ((first >= 0x80 && first < 0xc2) || first > 0xf4 || text.size() < length) return 0;
  char32_t point = length == 1 ? first : first & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xc0) != 0x80) return 0;
    point = point << 6 | (byte_at(text, i) & 0x3fU);
  }
  text.remove_prefix(length);
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  bool const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < smallest[length] || surrogate || point > 0x10ffff ? 0 : point;
}

bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x2028 || point == 0x2029;
}

bool is_address_like(std::string_view value, std::size_t limit) {
  constexpr std::string_view special = "\"(),:;<>[\\]";
  auto const at = value.find('@');
  return value.size() <= limit && at != value.npos && at > 0 && at + 1 < value.size() && value.rfind('@') == at &&
         std::ranges::all_of(value, is_printable_ascii) && value.find_first_of(special) == value.npos;
}

}  // namespace

std::string_view checked_text(std::string_view value, std::string_view field) {
  if (value.empty() || value.size() > 200) refuse(field);
  for (auto rest = value; !rest.empty();) {
    if (is_control(take_code_point(rest))) refuse(field);
  }
  return value;
}

std::string_view checked_address(std::string_view value, std::string_view field) {
  if (!is_address_like(value, 254)) refuse(field);
  return value;
}

std::string_view checked_message_id(std::string_view value, std::string_view field) {
  if (!is_address_like(value, 200)) refuse(field);
  return value;
}

std::string_view checked_url(std::string_view value, std::string_view field) {
  bool const http = value.starts_with("https://") || value.starts_with("http://");
  bool const plain = std::ranges::all_of(value, is_printable_ascii) && value.find_first_of("\"<>\\") == value.npos;
  if (!http || !plain || value.size() > 2000) refuse(field);
  return value;
}

}  // namespace matala::server
