// SPDX-License-Identifier: Apache-2.0
#include "server/http/security_headers.hpp"

#include <fmt/core.h>

#include <string_view>

namespace matala::server {
namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";
// For what is not a page of ours and yet may be opened as one: a file, a text, JSON.
constexpr std::string_view other_policy =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

}  // namespace

void add_security_headers(response& answer, std::chrono::seconds hsts_max_age) {
  const bool page = answer.header("Content-Type").value_or("").starts_with("text/html");
  answer.set("Content-Security-Policy", page ? page_policy : other_policy)
      .set("X-Content-Type-Options", "nosniff")
      .set("Referrer-Policy", "no-referrer")
      .set("Cross-Origin-Opener-Policy", "same-origin")
      .set("Cross-Origin-Resource-Policy", "same-origin")
      .set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
  if (!answer.header("Cache-Control")) answer.set("Cache-Control", "no-store");
  if (hsts_max_age > std::chrono::seconds::zero()) {
    answer.set("Strict-Transport-Security", fmt::format("max-age={}; includeSubDomains", hsts_max_age.count()));
  }
}

}  // namespace matala::server
