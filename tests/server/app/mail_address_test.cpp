// SPDX-License-Identifier: Apache-2.0
#include "server/app/mail_address.hpp"

#include <doctest/doctest.h>

using namespace matala::server;

TEST_CASE("an address is stored trimmed and in lower case") {
  struct row {
    std::string_view typed;
    std::string_view stored;
  };
  constexpr row rows[] = {{"aino@example.org", "aino@example.org"},
                          {" \tAino.Esimerkki@Example.ORG\r\n", "aino.esimerkki@example.org"},
                          {"a+b_c-d'e@sub.example.org", "a+b_c-d'e@sub.example.org"}};
  for (auto const& [typed, stored] : rows) {
    CAPTURE(typed);
    CHECK(normal_address(typed) == stored);
  }
}

TEST_CASE("what is no address, or would be more than one in a header, is none") {
  for (std::string_view const typed : {"",
                                       " ",
                                       "aino",
                                       "@example.org",
                                       "aino@",
                                       "aino@example",
                                       "a@b@example.org",
                                       "aino@.example.org",
                                       "aino@example.org.",
                                       "aino@example..org",
                                       "ai no@example.org",
                                       "aino@exa mple.org",
                                       "a\nb@example.org",
                                       "a\rb@example.org",
                                       "<aino@example.org>",
                                       "a,b@example.org",
                                       "a;b@example.org",
                                       "a:b@example.org",
                                       "\"a\"@example.org",
                                       "a\\b@example.org",
                                       "(a)@example.org",
                                       "a[b]@example.org",
                                       "äiti@example.org",
                                       "aino@ex\x7f"
                                       "ample.org"}) {
    CAPTURE(typed);
    CHECK_FALSE(normal_address(typed).has_value());
  }
  CHECK_FALSE(normal_address(std::string_view{"a\0b@example.org", 15}).has_value());
}

TEST_CASE("an address has 254 bytes at most") {
  std::string const tail = "@example.org";
  CHECK(normal_address(std::string(254 - tail.size(), 'a') + tail).has_value());
  CHECK_FALSE(normal_address(std::string(255 - tail.size(), 'a') + tail).has_value());
}

TEST_CASE("the domain is what follows the @") {
  CHECK(domain_of("aino@sub.example.org") == "sub.example.org");
  CHECK(domain_of("aino") == "");
}
