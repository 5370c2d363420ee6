// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/access.hpp"
#include "server/http/method.hpp"
#include "server/routes/call.hpp"

#include <span>
#include <string_view>

namespace matala::server {

/// How a route knows that the request comes from our own page.
enum class csrf {
  /// A GET: it changes nothing.
  not_needed,
  /// Sec-Fetch-Site or Origin: there is no session yet.
  origin,
  /// The same, and the hidden token of the session's forms.
  form_token,
  /// The token in the address is the proof: a mail program that posts it (RFC 8058) sends neither cookie nor origin.
  mailed_token,
  /// The same origin for a cookie; a bearer token needs none.
  origin_or_bearer
};

std::string_view to_string(csrf value);

/// What the path's parameter names.
enum class names { nothing, hour, booking, series, request };

struct route {
  http_method method;
  /// A parameter that names the resource is called as its `names`, such as {hour}.
  std::string_view pattern;
  matala::server::access access;
  matala::server::csrf csrf;
  matala::server::names names;
  std::size_t body_limit_bytes;
  response (*handle)(call&);
};

/// Every route of the server. What is not here does not exist; what is here is checked before its handler runs.
std::span<route const> all_routes();

/// Routes of the demonstration only: one-click sign-in.
std::span<route const> demo_routes();

}  // namespace matala::server
