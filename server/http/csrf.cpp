// SPDX-License-Identifier: Apache-2.0
#include "server/http/csrf.hpp"

#include "server/http/ascii.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace matala::server {
namespace {

// Separates this use of the session's secret from every other one.
constexpr std::string_view purpose = "matala form token 1";

std::string to_base64url(std::string_view bytes) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  unsigned pending = 0;
  unsigned pending_bits = 0;
  for (const char c : bytes) {
    pending = (pending << 8U) | static_cast<unsigned char>(c);
    for (pending_bits += 8; pending_bits >= 6; pending_bits -= 6) {
      text.push_back(digits[(pending >> (pending_bits - 6)) & 0x3FU]);
    }
    pending &= (1U << pending_bits) - 1;
  }
  if (pending_bits > 0) text.push_back(digits[(pending << (6 - pending_bits)) & 0x3FU]);
  return text;
}

std::string without_default_port(std::string origin) {
  for (const auto& [scheme, port] : {std::pair{"https://", ":443"}, std::pair{"http://", ":80"}}) {
    if (origin.starts_with(scheme) && origin.ends_with(port)) {
      origin.resize(origin.size() - std::string_view(port).size());
    }
  }
  return origin;
}

}  // namespace

std::expected<void, http_errc> check_origin(const request& incoming, std::string_view own_origin) {
  if (const auto site = incoming.header("Sec-Fetch-Site")) {
    if (*site == "same-origin" || (*site == "none" && is_safe(incoming.method))) return {};
    return std::unexpected(http_errc::wrong_origin);
  }
  const auto origin = incoming.header("Origin");
  if (origin && !own_origin.empty() && *origin == own_origin) return {};
  return std::unexpected(http_errc::wrong_origin);
}

std::string origin_of(std::string_view base_url) {
  const std::size_t scheme_end = base_url.find("://");
  std::string scheme(base_url.substr(0, std::min(scheme_end, base_url.size())));
  std::ranges::transform(scheme, scheme.begin(), to_lower_ascii);
  if (scheme_end == std::string_view::npos || (scheme != "http" && scheme != "https")) {
    throw std::invalid_argument("base URL: must begin with http:// or https://");
  }
  std::string_view rest = base_url.substr(scheme_end + 3);
  std::string host(rest.substr(0, rest.find_first_of("/?#")));
  if (host.empty() || host.contains('@')) throw std::invalid_argument("base URL: must name a host and no user");
  std::ranges::transform(host, host.begin(), to_lower_ascii);
  return without_default_port(scheme + "://" + host);
}

std::string make_form_token(std::string_view session_secret) {
  if (session_secret.empty()) throw std::invalid_argument("make_form_token: no secret");
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* made = HMAC(EVP_sha256(), session_secret.data(), static_cast<int>(session_secret.size()),
                          reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(), digest.data(), &size);
  if (made == nullptr) throw std::runtime_error("make_form_token: HMAC failed");
  return to_base64url({reinterpret_cast<const char*>(digest.data()), size});
}

std::expected<void, http_errc> check_form_token(std::string_view session_secret, std::string_view token) {
  const std::string wanted = make_form_token(session_secret);
  const bool same = token.size() == wanted.size() && CRYPTO_memcmp(token.data(), wanted.data(), wanted.size()) == 0;
  if (!same) return std::unexpected(http_errc::wrong_form_token);
  return {};
}

}  // namespace matala::server
