// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string_view>

namespace matala::server {

inline constexpr std::size_t max_head_bytes = 8192;
inline constexpr std::size_t max_header_fields = 64;
inline constexpr std::size_t max_target_bytes = 4096;

/// Looks for the end of a request head in what has arrived, from `scanned` on: the length of the head with its empty
/// line, or nothing yet. Errors, as early as they can be known: malformed_request for a control character or a line end
/// other than CR LF, header_too_large.
[[nodiscard]] std::expected<std::optional<std::size_t>, http_errc> find_head_end(std::string_view received,
                                                                                 std::size_t scanned);

/// Accepts a head only when there is one way to read it. Parsers differ in what they make of doubtful messages, and
/// between a proxy and a server such a difference hides a request inside another one. Wanted are: a known method, a
/// target in origin form, HTTP/1.0 or 1.1, fields without folding, exactly one plausible Host, no Transfer-Encoding, at
/// most one Content-Length of plain digits and only where a body makes sense, no field twice that we act upon.
/// `head` ends with its empty line and has passed find_head_end.
/// Errors: malformed_request, method_not_allowed, target_too_long, header_too_large, length_required,
/// unsupported_media_type, expectation_failed.
[[nodiscard]] std::expected<void, http_errc> inspect_head(std::string_view head);

}  // namespace matala::server
