// SPDX-License-Identifier: Apache-2.0
#include "server/http/cookie.hpp"

#include "server/http/request.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>
#include <string>

using namespace matala::server;

TEST_CASE("the session is found among the cookies, unless two differ") {
  struct row {
    std::string_view field;
    std::optional<std::string_view> expected;
  };
  for (const auto& [field, expected] : {
           row{"", std::nullopt},
           row{"__Host-matala=abc", "abc"},
           row{"a=b; __Host-matala=abc; c=d", "abc"},
           row{"a=b;__Host-matala=abc", "abc"},
           row{" __Host-matala=abc ", "abc"},
           row{"__Host-matala=", ""},
           row{"__Host-matala=a=b", "a=b"},
           row{"__Host-matala", std::nullopt},
           row{"__host-matala=abc", std::nullopt},
           row{"__Host-matala2=abc", std::nullopt},
           row{"x__Host-matala=abc", std::nullopt},
           row{"a=__Host-matala=abc", std::nullopt},
           row{"__Host-matala=abc; __Host-matala=abc", "abc"},
           row{"__Host-matala=abc; __Host-matala=def", std::nullopt},
           row{"__Host-matala=abc; __Host-matala=", std::nullopt},
       }) {
    CAPTURE(field);
    CHECK(find_cookie(field, session_cookie_name) == expected);
    request incoming;
    incoming.headers.push_back({"Cookie", std::string(field)});
    CHECK(incoming.cookie(session_cookie_name) == expected);
  }
}

TEST_CASE("the session cookie is out of reach of scripts, other hosts and plain HTTP") {
  CHECK(make_session_cookie("aZ09-_.~") == "__Host-matala=aZ09-_.~; Path=/; Secure; HttpOnly; SameSite=Lax");
  CHECK(clear_session_cookie() == "__Host-matala=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax");
}

TEST_CASE("a value that could write into the header is refused") {
  for (const char* bad : {"", "a b", "a;b", "a=b", "a,b", "a\"b", "a\r\nb", "\xC3\xA4"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(static_cast<void>(make_session_cookie(bad)), std::invalid_argument);
  }
}
