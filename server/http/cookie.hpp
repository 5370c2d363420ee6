// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// The only cookie of the service. Its prefix makes the browser insist on Secure, Path=/ and no Domain, so that no
/// neighbouring host can set it. Needs TLS, except on localhost.
inline constexpr std::string_view session_cookie_name = "__Host-matala";

/// The value of the named cookie in a Cookie field. Empty when absent, and when two different values are sent.
/// Names are case-sensitive. The view points into `cookie_field`.
[[nodiscard]] std::optional<std::string_view> find_cookie(std::string_view cookie_field,
                                                          std::string_view name) noexcept;

/// The Set-Cookie value of the session: it ends with the browser; how long the session lives is the server's matter.
/// Throws std::invalid_argument when `value` holds anything but letters, digits, "-", "_", ".", "~": it is our own
/// token.
[[nodiscard]] std::string make_session_cookie(std::string_view value);

/// The Set-Cookie value that makes the browser forget the session.
[[nodiscard]] std::string clear_session_cookie();

}  // namespace matala::server
