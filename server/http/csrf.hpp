// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/request.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace matala::server {

/// Whether a request provably comes from a page of ours. Sec-Fetch-Site decides when the browser sends it:
/// "same-origin" passes, "none" (typed, bookmarked) passes for GET and HEAD only. Without it, Origin must be
/// `own_origin`. Without either the request is refused. `own_origin` comes from the settings
/// ("https://matala.example.org", see origin_of), never from Host. Errors: wrong_origin.
[[nodiscard]] std::expected<void, http_errc> check_origin(const request& incoming, std::string_view own_origin);

/// Scheme, host and port of a URL, in lower case and without the default port. Throws std::invalid_argument for what is
/// not an absolute http or https URL: it is a setting.
[[nodiscard]] std::string origin_of(std::string_view base_url);

/// The hidden field of every form of a session: 43 characters derived from its secret, which it does not disclose.
[[nodiscard]] std::string make_form_token(std::string_view session_secret);

/// Compares in constant time. Errors: wrong_form_token.
[[nodiscard]] std::expected<void, http_errc> check_form_token(std::string_view session_secret, std::string_view token);

}  // namespace matala::server
