// SPDX-License-Identifier: Apache-2.0
#include "server/http/urlencoded.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace matala::server {
namespace {

std::optional<unsigned> hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

enum class plus_sign : std::uint8_t { stays, is_space };

/// Appends the decoded bytes to `out` and never allocates a second copy of them; false for a bad escape.
template <class Out>
bool append_decoded(std::string_view encoded, plus_sign plus, Out& out) {
  out.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char c = encoded[i];
    if (c == '+' && plus == plus_sign::is_space) {
      out.push_back(' ');
    } else if (c != '%') {
      out.push_back(c);
    } else {
      if (encoded.size() - i < 3) return false;
      const auto high = hex_digit(encoded[i + 1]);
      const auto low = hex_digit(encoded[i + 2]);
      if (!high || !low) return false;
      out.push_back(static_cast<char>(*high * 16 + *low));
      i += 2;
    }
  }
  return true;
}

/// How many bytes the character that starts with `lead` has, and the lowest code point that needs so many; 0: no lead.
struct utf8_shape {
  std::size_t length;
  std::uint32_t lowest;
  std::uint32_t bits;
};

utf8_shape shape_of(unsigned char lead) noexcept {
  if (lead < 0x80) return {1, 0, lead};
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, lead & 0x1FU};
  if (lead >= 0xE0 && lead <= 0xEF) return {3, 0x800, lead & 0x0FU};
  if (lead >= 0xF0 && lead <= 0xF4) return {4, 0x10000, lead & 0x07U};
  return {0, 0, 0};
}

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

bool has_odd_segment(std::string_view path) noexcept {
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return true;
    if (segment.empty() && end != path.size()) return true;
    start = end + 1;
  }
  return false;
}

wiped_string with_line_feeds(wiped_string text) {
  if (!text.view().contains('\r')) return text;
  wiped_string result;
  result.reserve(text.size());
  const std::string_view from = text.view();
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] != '\r') {
      result.push_back(from[i]);
    } else if (i + 1 == from.size() || from[i + 1] != '\n') {
      result.push_back('\n');
    }
  }
  return result;
}

bool is_acceptable(std::string_view decoded) noexcept {
  return !decoded.contains('\0') && is_valid_utf8(decoded);
}

/// Calls `add(name, value)` with the still encoded halves of each pair, until it returns false.
template <class Add>
bool for_each_pair(std::string_view encoded, std::size_t max_pairs, Add add) {
  std::size_t count = 0;
  for (std::size_t start = 0; start < encoded.size();) {
    const std::size_t end = std::min(encoded.find('&', start), encoded.size());
    const std::string_view pair = encoded.substr(start, end - start);
    start = end + 1;
    if (pair.empty()) continue;
    if (++count > max_pairs) return false;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!add(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())))) return false;
  }
  return true;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) noexcept {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto [length, lowest, bits] = shape_of(static_cast<unsigned char>(bytes[i]));
    if (length == 0 || bytes.size() - i < length) return false;
    std::uint32_t code_point = bits;
    for (std::size_t k = 1; k < length; ++k) {
      const auto byte = static_cast<unsigned char>(bytes[i + k]);
      if ((byte & 0xC0U) != 0x80U) return false;
      code_point = (code_point << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < lowest || code_point > 0x10FFFF || surrogate) return false;
    i += length;
  }
  return true;
}

std::expected<std::string, http_errc> decode_path(std::string_view encoded) {
  // An encoded slash is looked for before decoding: afterwards it cannot be told from a separator.
  for (std::size_t i = 0; i + 2 < encoded.size(); ++i) {
    const bool slash = encoded[i] == '%' && encoded[i + 1] == '2' && (encoded[i + 2] == 'F' || encoded[i + 2] == 'f');
    if (slash) return std::unexpected(http_errc::malformed_request);
  }
  std::string path;
  if (!encoded.starts_with('/') || !append_decoded(encoded, plus_sign::stays, path)) {
    return std::unexpected(http_errc::malformed_request);
  }
  if (!is_valid_utf8(path) || std::ranges::any_of(path, is_control) || has_odd_segment(path)) {
    return std::unexpected(http_errc::malformed_request);
  }
  return path;
}

std::expected<std::vector<name_value>, http_errc> decode_query(std::string_view encoded) {
  std::vector<name_value> pairs;
  const bool ok = for_each_pair(encoded, max_query_fields, [&](std::string_view name, std::string_view value) {
    auto& pair = pairs.emplace_back();
    return append_decoded(name, plus_sign::is_space, pair.name) && is_acceptable(pair.name) &&
           append_decoded(value, plus_sign::is_space, pair.value) && is_acceptable(pair.value);
  });
  if (!ok) return std::unexpected(http_errc::malformed_request);
  return pairs;
}

std::expected<std::vector<form_field>, http_errc> decode_form(std::string_view encoded) {
  std::vector<form_field> fields;
  const bool ok = for_each_pair(encoded, max_form_fields, [&](std::string_view name, std::string_view value) {
    auto& field = fields.emplace_back();
    const bool decoded = append_decoded(name, plus_sign::is_space, field.name) && is_acceptable(field.name) &&
                         append_decoded(value, plus_sign::is_space, field.value) && is_acceptable(field.value.view());
    field.value = with_line_feeds(std::move(field.value));
    return decoded;
  });
  if (!ok) return std::unexpected(http_errc::malformed_request);
  return fields;
}

std::string percent_encode(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~') {
      result.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result.append({'%', digits[byte >> 4U], digits[byte & 0x0FU]});
    }
  }
  return result;
}

}  // namespace matala::server
