// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/form.hpp"
#include "server/http/method.hpp"
#include "server/http/urlencoded.hpp"
#include "server/http/wiping.hpp"

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// A request that passed the gate, complete with its body. It lives until its response has been made, on one thread at
/// a time. Not copyable: the body may be the raw text of a case and is overwritten when the request goes.
struct request {
  http_method method = http_method::get;
  /// As sent, path and query still encoded: for building a way back to this page.
  std::string target;
  /// Decoded, begins with "/", without the query.
  std::string path;
  std::vector<name_value> query;
  std::vector<name_value> headers;
  /// What the router matched for the braces of the pattern.
  std::vector<name_value> parameters;
  wiped_string body;
  /// The address of the client, for limits kept in memory. Danger: personal data; never logged, never stored.
  std::string remote;

  request() = default;
  request(request&&) noexcept = default;
  request& operator=(request&&) noexcept = default;
  request(const request&) = delete;
  request& operator=(const request&) = delete;
  ~request() = default;

  /// The first field of that name, whatever its case. All views below live as long as the request.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const noexcept;
  /// The first query pair of that name.
  [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const noexcept;
  /// Throws std::out_of_range for a name that the pattern of the route does not have.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
  /// Empty when the cookie is absent, or sent twice with different values: then somebody else set one of them.
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const noexcept;
  /// Compares Content-Type without its parameters.
  [[nodiscard]] bool has_media_type(std::string_view type) const noexcept;
  /// The entry of `offered` that Accept-Language likes best, the first one when it says nothing. See
  /// accept_language.hpp.
  [[nodiscard]] std::string_view language(std::span<const std::string_view> offered) const;
  /// Errors: unsupported_media_type, malformed_request.
  [[nodiscard]] std::expected<form, http_errc> read_form() const;
};

}  // namespace matala::server
