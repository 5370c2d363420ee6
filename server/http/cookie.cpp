// SPDX-License-Identifier: Apache-2.0
#include "server/http/cookie.hpp"

#include "server/http/ascii.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace matala::server {
namespace {

constexpr std::string_view attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

bool is_token_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

}  // namespace

std::optional<std::string_view> find_cookie(std::string_view cookie_field, std::string_view name) noexcept {
  std::optional<std::string_view> found;
  while (!cookie_field.empty()) {
    std::string_view value = trim_blanks(cut_front(cookie_field, ';'));
    if (!value.contains('=')) continue;
    if (cut_front(value, '=') != name) continue;
    if (found && *found != value) return std::nullopt;
    found = value;
  }
  return found;
}

std::string make_session_cookie(std::string_view value) {
  if (value.empty() || !std::ranges::all_of(value, is_token_character)) {
    throw std::invalid_argument("make_session_cookie: the value is not a token");
  }
  return fmt::format("{}={}; {}", session_cookie_name, value, attributes);
}

std::string clear_session_cookie() {
  return fmt::format("{}=; Max-Age=0; {}", session_cookie_name, attributes);
}

}  // namespace matala::server
