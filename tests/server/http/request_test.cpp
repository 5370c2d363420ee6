// SPDX-License-Identifier: Apache-2.0
#include "server/http/request.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>
#include <type_traits>
#include <utility>

using namespace matala::server;

static_assert(!std::is_copy_constructible_v<request> && !std::is_copy_assignable_v<request>);
static_assert(!std::is_copy_constructible_v<form_field> && !std::is_copy_constructible_v<wiped_string>);

TEST_CASE("header names have no case, query and parameter names have") {
  request incoming;
  incoming.headers = {{"Content-Type", "text/plain"}, {"X", "1"}, {"x", "2"}};
  incoming.query = {{"page", "2"}, {"page", "3"}};
  incoming.parameters = {{"hour", "7"}};
  CHECK(incoming.header("content-TYPE") == "text/plain");
  CHECK(incoming.header("X") == "1");
  CHECK_FALSE(incoming.header("Content").has_value());
  CHECK(incoming.query_value("page") == "2");
  CHECK_FALSE(incoming.query_value("Page").has_value());
  CHECK(incoming.parameter("hour") == "7");
  CHECK_THROWS_AS(static_cast<void>(incoming.parameter("Hour")), std::out_of_range);
}

TEST_CASE("a form is read only when the request says that it is one") {
  using row = std::pair<std::string_view, bool>;
  for (const auto& [type, accepted] : {
           row{"application/x-www-form-urlencoded", true},
           row{"Application/X-WWW-Form-Urlencoded; charset=UTF-8", true},
           row{" application/x-www-form-urlencoded ;a", true},
           row{"application/x-www-form-urlencoded2", false},
           row{"multipart/form-data", false},
           row{"text/plain", false},
           row{"", false},
       }) {
    CAPTURE(type);
    request incoming;
    incoming.headers.push_back({"Content-Type", std::string(type)});
    incoming.body = wiped_string("a=b");
    const auto form = incoming.read_form();
    CHECK(form.has_value() == accepted);
    if (!form) CHECK(form.error() == http_errc::unsupported_media_type);
  }
  CHECK(request{}.read_form().error() == http_errc::unsupported_media_type);
}

TEST_CASE("a form tells an absent field from an empty one and keeps the order of equal names") {
  request incoming;
  incoming.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  incoming.body = wiped_string("text=&theme=b&theme=a&agree=on");
  const form fields = incoming.read_form().value();
  CHECK(fields.find("text") == "");
  CHECK_FALSE(fields.find("Text").has_value());
  CHECK(fields.text("other").empty());
  CHECK(fields.text("agree") == "on");
  CHECK(fields.has("text"));
  CHECK_FALSE(fields.has("other"));
  CHECK(fields.all("theme") == std::vector<std::string_view>{"b", "a"});
  CHECK(fields.fields().size() == 4);
}

TEST_CASE("the language is the best of the closed list") {
  constexpr std::array<std::string_view, 3> offered{"fi", "sv", "en"};
  using row = std::pair<std::string_view, std::string_view>;
  for (const auto& [header, expected] : {
           row{"", "fi"},
           row{"sv", "sv"},
           row{"SV-fi", "sv"},
           row{"en-US,en;q=0.9", "en"},
           row{"de, sv;q=0.5, en;q=0.4", "sv"},
           row{"sv;q=0.4, en;q=0.5", "en"},
           row{"en, sv", "sv"},
           row{"sv;q=0.5, en;q=0.501", "en"},
           row{"sv;q=0", "fi"},
           row{"fi;q=0, *;q=0.1", "sv"},
           row{"*", "fi"},
           row{"*;q=0.1, en;q=0.1", "fi"},
           row{"en;q=0, *", "fi"},
           row{"sve", "fi"},
           row{"de", "fi"},
           row{"sv;q=2", "fi"},
           row{"sv;q=1.001", "fi"},
           row{"sv;q=0.1234", "fi"},
           row{"sv;q=a", "fi"},
           row{"sv;level=1", "fi"},
           row{"sv ; q=1.000", "sv"},
           row{",,;;,en", "en"},
       }) {
    CAPTURE(header);
    request incoming;
    incoming.headers.push_back({"Accept-Language", std::string(header)});
    CHECK(incoming.language(offered) == expected);
  }
  CHECK(request{}.language(offered) == "fi");
  CHECK_THROWS_AS(static_cast<void>(request{}.language({})), std::invalid_argument);
}
