// SPDX-License-Identifier: Apache-2.0
#include "server/http/method.hpp"

#include <array>
#include <utility>

namespace matala::server {

std::string_view to_string(http_method method) noexcept {
  switch (method) {
    case http_method::get: return "GET";
    case http_method::head: return "HEAD";
    case http_method::post: return "POST";
    case http_method::put: return "PUT";
    case http_method::patch: return "PATCH";
    case http_method::delete_: return "DELETE";
  }
  std::unreachable();
}

std::optional<http_method> parse_method(std::string_view name) noexcept {
  static constexpr std::array all{http_method::get, http_method::head,  http_method::post,
                                  http_method::put, http_method::patch, http_method::delete_};
  for (const http_method method : all) {
    if (to_string(method) == name) return method;
  }
  return std::nullopt;
}

bool is_safe(http_method method) noexcept {
  return method == http_method::get || method == http_method::head;
}

}  // namespace matala::server
