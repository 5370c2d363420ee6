// SPDX-License-Identifier: Apache-2.0
#include "server/http/etag.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace matala::server;

TEST_CASE("an edit needs the strong tag, a reader is content with a weak one") {
  struct row {
    std::string_view field;
    bool match;
    bool none_match;
  };
  const std::string tag = make_etag("r7");
  REQUIRE(tag == "\"r7\"");
  for (const auto& [field, match, none_match] : {
           row{"\"r7\"", true, true},
           row{"\"r6\"", false, false},
           row{"W/\"r7\"", false, true},
           row{"\"r6\", \"r7\"", true, true},
           row{"\"r6\",W/\"r7\"", false, true},
           row{"*", true, true},
           row{" * ", true, true},
           row{"r7", false, false},
           row{"\"R7\"", false, false},
           row{"\"r7", false, false},
           row{"", false, false},
       }) {
    CAPTURE(field);
    CHECK(if_match(field, tag) == match);
    CHECK(if_none_match(field, tag) == none_match);
  }
}

TEST_CASE("a tag that would not survive in a header is refused") {
  for (const char* bad : {"a b", "a\"b", "a,b", "a\nb", "\xC3\xA4"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(static_cast<void>(make_etag(bad)), std::invalid_argument);
  }
}
