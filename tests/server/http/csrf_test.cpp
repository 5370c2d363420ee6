// SPDX-License-Identifier: Apache-2.0
#include "server/http/csrf.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

using namespace matala::server;

namespace {

constexpr std::string_view own = "https://matala.example.org";

bool passes(http_method method, std::optional<std::string_view> site, std::optional<std::string_view> origin) {
  request incoming;
  incoming.method = method;
  if (site) incoming.headers.push_back({"Sec-Fetch-Site", std::string(*site)});
  if (origin) incoming.headers.push_back({"Origin", std::string(*origin)});
  return check_origin(incoming, own).has_value();
}

}  // namespace

TEST_CASE("only what provably comes from our own pages may change anything") {
  struct row {
    std::optional<std::string_view> site;
    std::optional<std::string_view> origin;
    bool safe;      // GET, HEAD
    bool changing;  // POST, PUT, PATCH, DELETE
  };
  constexpr std::nullopt_t absent = std::nullopt;
  for (const auto& [site, origin, safe, changing] : {
           row{"same-origin", own, true, true},
           row{"same-origin", absent, true, true},
           row{"same-origin", "null", true, true},
           row{"same-site", own, false, false},
           row{"same-site", "https://other.example.org", false, false},
           row{"cross-site", own, false, false},
           row{"cross-site", "https://evil.example.com", false, false},
           row{"none", absent, true, false},
           row{"none", own, true, false},
           row{"", own, false, false},
           row{"Same-Origin", own, false, false},
           row{"same-origin, cross-site", own, false, false},
           row{absent, own, true, true},
           row{absent, "null", false, false},
           row{absent, "", false, false},
           row{absent, "https://matala.example.org:444", false, false},
           row{absent, "http://matala.example.org", false, false},
           row{absent, "https://matala.example.org.evil.example.com", false, false},
           row{absent, "https://matala.example.org/", false, false},
           row{absent, "https://sub.matala.example.org", false, false},
           row{absent, absent, false, false},
       }) {
    CAPTURE(site.value_or("-"));
    CAPTURE(origin.value_or("-"));
    for (const auto method : {http_method::get, http_method::head}) CHECK(passes(method, site, origin) == safe);
    for (const auto method : {http_method::post, http_method::put, http_method::patch, http_method::delete_}) {
      CHECK(passes(method, site, origin) == changing);
    }
  }
}

TEST_CASE("an empty setting never equals an empty Origin") {
  request incoming;
  incoming.method = http_method::post;
  incoming.headers.push_back({"Origin", ""});
  CHECK(check_origin(incoming, "").error() == http_errc::wrong_origin);
}

TEST_CASE("the origin of the base URL is what browsers send") {
  using row = std::pair<std::string_view, std::string_view>;
  for (const auto& [url, origin] : {
           row{"https://matala.example.org", "https://matala.example.org"},
           row{"https://matala.example.org/", "https://matala.example.org"},
           row{"HTTPS://Matala.Example.ORG/a?b#c", "https://matala.example.org"},
           row{"https://matala.example.org:443/", "https://matala.example.org"},
           row{"https://matala.example.org:8443", "https://matala.example.org:8443"},
           row{"http://localhost:80", "http://localhost"},
           row{"http://localhost:443", "http://localhost:443"},
           row{"http://localhost:8080/a", "http://localhost:8080"},
           row{"http://[::1]:8080", "http://[::1]:8080"},
       }) {
    CAPTURE(url);
    CHECK(origin_of(url) == origin);
  }
  for (const char* bad : {"", "matala.example.org", "ftp://a", "https://", "https:///a", "https://a@b", "//a"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(static_cast<void>(origin_of(bad)), std::invalid_argument);
  }
}

TEST_CASE("a form token fits its own session only") {
  const std::string token = make_form_token("secret of a session");
  CHECK(token.size() == 43);
  CHECK(token == make_form_token("secret of a session"));
  CHECK(token != make_form_token("secret of b session"));
  CHECK(check_form_token("secret of a session", token).has_value());
  CHECK(check_form_token("secret of b session", token).error() == http_errc::wrong_form_token);
  for (std::size_t i = 0; i < token.size(); ++i) {
    CAPTURE(i);
    std::string other = token;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(check_form_token("secret of a session", other).has_value());
  }
  for (const std::string& bad : {std::string(), token.substr(1), token + "A", std::string(43, '\0')}) {
    CHECK_FALSE(check_form_token("secret of a session", bad).has_value());
  }
  CHECK_THROWS_AS(static_cast<void>(make_form_token("")), std::invalid_argument);
}

TEST_CASE("the form token is HMAC-SHA-256 of a fixed purpose in base64url") {
  // Computed with: printf 'matala form token 1' | openssl dgst -sha256 -hmac key -binary | basenc --base64url
  CHECK(make_form_token("key") == "jj6HA3-IX1ZJHB7gOYIARx1AjlF_o6WkHBhPe7Av_GE");
}
