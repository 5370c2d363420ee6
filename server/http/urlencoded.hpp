// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/wiping.hpp"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// A name and a value, as in a header field, a query or the parameters of a path.
struct name_value {
  std::string name;
  std::string value;
};

/// One field of a form. The value may be the raw text of a case.
struct form_field {
  std::string name;
  wiped_string value;
};

/// The most fields that a query or a form may have.
inline constexpr std::size_t max_query_fields = 64;
inline constexpr std::size_t max_form_fields = 256;

/// True when the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes) noexcept;

/// The path of a target with its percent-encoding undone.
/// Errors: malformed_request for a bad escape, invalid UTF-8, a control character, an encoded slash, an empty segment
/// inside ("//") or a dot segment. Two spellings of one path would otherwise get past whoever compares paths.
[[nodiscard]] std::expected<std::string, http_errc> decode_path(std::string_view encoded);

/// The pairs of a query, without its "?". Errors: malformed_request, also over max_query_fields.
[[nodiscard]] std::expected<std::vector<name_value>, http_errc> decode_query(std::string_view encoded);

/// The fields of an application/x-www-form-urlencoded body; CR LF and a lone CR in a value become LF.
/// Errors: malformed_request for a bad escape, invalid UTF-8, a NUL, or more than max_form_fields.
[[nodiscard]] std::expected<std::vector<form_field>, http_errc> decode_form(std::string_view encoded);

/// Encodes everything but unreserved characters, for use in a path segment or a query value.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace matala::server
