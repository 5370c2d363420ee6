// SPDX-License-Identifier: Apache-2.0
#include "server/http/errc.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace matala::server {

unsigned status_of(http_errc code) noexcept {
  switch (code) {
    case http_errc::malformed_request: return 400;
    case http_errc::wrong_origin: return 403;
    case http_errc::wrong_form_token: return 403;
    case http_errc::not_found: return 404;
    case http_errc::method_not_allowed: return 405;
    case http_errc::length_required: return 411;
    case http_errc::body_too_large: return 413;
    case http_errc::target_too_long: return 414;
    case http_errc::unsupported_media_type: return 415;
    case http_errc::expectation_failed: return 417;
    case http_errc::too_many_requests: return 429;
    case http_errc::header_too_large: return 431;
    case http_errc::internal_error: return 500;
    case http_errc::overloaded: return 503;
    case http_errc::disconnected: return 0;
  }
  std::unreachable();
}

std::string_view reason_phrase(unsigned status) noexcept {
  using entry = std::pair<unsigned, std::string_view>;
  static constexpr std::array phrases{
      entry{200, "OK"},
      entry{201, "Created"},
      entry{202, "Accepted"},
      entry{204, "No Content"},
      entry{302, "Found"},
      entry{303, "See Other"},
      entry{304, "Not Modified"},
      entry{400, "Bad Request"},
      entry{401, "Unauthorized"},
      entry{403, "Forbidden"},
      entry{404, "Not Found"},
      entry{405, "Method Not Allowed"},
      entry{409, "Conflict"},
      entry{410, "Gone"},
      entry{411, "Length Required"},
      entry{412, "Precondition Failed"},
      entry{413, "Content Too Large"},
      entry{414, "URI Too Long"},
      entry{415, "Unsupported Media Type"},
      entry{417, "Expectation Failed"},
      entry{422, "Unprocessable Content"},
      entry{428, "Precondition Required"},
      entry{429, "Too Many Requests"},
      entry{431, "Request Header Fields Too Large"},
      entry{500, "Internal Server Error"},
      entry{503, "Service Unavailable"},
      entry{507, "Insufficient Storage"},
  };
  const auto found = std::ranges::find(phrases, status, &entry::first);
  return found == phrases.end() ? "Unknown" : found->second;
}

}  // namespace matala::server
