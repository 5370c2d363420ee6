// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace matala::server {

/// Everything that a client can do wrong on the level of HTTP, and what the server refuses for its own protection.
enum class http_errc : std::uint8_t {
  malformed_request,  ///< not the strict HTTP/1.x that the gate accepts, or a path, query or form that does not decode
  wrong_origin,       ///< a changing request that does not provably come from our own pages
  wrong_form_token,   ///< the form was made for another session
  not_found,
  method_not_allowed,
  length_required,  ///< a POST, PUT or PATCH without Content-Length
  body_too_large,
  target_too_long,
  unsupported_media_type,  ///< not the expected Content-Type, or any Content-Encoding
  expectation_failed,      ///< an Expect other than 100-continue
  too_many_requests,
  header_too_large,  ///< more than 8192 bytes or 64 fields
  internal_error,    ///< the handler threw
  overloaded,        ///< a queue or a table is full: come again
  disconnected,      ///< nobody is left to answer; never sent
};

/// The status code to answer with; 0 for `disconnected`.
[[nodiscard]] unsigned status_of(http_errc code) noexcept;

/// The standard phrase of a status code that this server uses; "Unknown" for any other.
[[nodiscard]] std::string_view reason_phrase(unsigned status) noexcept;

}  // namespace matala::server
