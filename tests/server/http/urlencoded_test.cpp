// SPDX-License-Identifier: Apache-2.0
#include "server/http/urlencoded.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>

using namespace matala::server;

TEST_CASE("a path is decoded once, and only when nobody can read it in another way") {
  using row = std::pair<std::string_view, std::string_view>;
  for (const auto& [encoded, path] : {
           row{"/", "/"},
           row{"/a/b", "/a/b"},
           row{"/a/", "/a/"},
           row{"/a+b", "/a+b"},
           row{"/%61", "/a"},
           row{"/%2561", "/%61"},
           row{"/%C3%A4%20", "/\xC3\xA4 "},
           row{"/...", "/..."},
           row{"/.a/b.", "/.a/b."},
       }) {
    CAPTURE(encoded);
    CHECK(decode_path(encoded).value() == path);
  }
  for (const std::string_view bad :
       {"",     "a",      "//", "/a//b", "/.",   "/..",  "/a/..", "/a/./b", "/%2e", "/%2E%2e/b",
        "/%2f", "/a%2Fb", "/%", "/%4",   "/%4g", "/%00", "/%0A",  "/%7F",   "/%FF", "/%C0%AF"}) {
    CAPTURE(bad);
    CHECK_FALSE(decode_path(bad).has_value());
  }
}

TEST_CASE("only well-formed UTF-8 is UTF-8") {
  for (const std::string_view good :
       {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
        "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "a\xC3\xA4\xE2\x82\xAC"}) {
    CAPTURE(good);
    CHECK(is_valid_utf8(good));
  }
  for (const std::string_view bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF",
                                     "\xE0\xA0", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x90\x80",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF", "a\xC3", "\xC3\xC3\xA4"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_valid_utf8(bad));
  }
}

TEST_CASE("a query is cut at & and the first =") {
  const auto pairs = decode_query("a=b&c&=d&&e=f=g&a=+%2B%26").value();
  REQUIRE(pairs.size() == 5);
  const std::array<std::pair<std::string_view, std::string_view>, 5> expected{
      {{"a", "b"}, {"c", ""}, {"", "d"}, {"e", "f=g"}, {"a", " +&"}}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(pairs[i].name == expected[i].first);
    CHECK(pairs[i].value == expected[i].second);
  }
  CHECK(decode_query("").value().empty());
  for (const std::string_view bad : {"%", "a=%", "a=%0", "%zz=a", "a=%00", "a=%FF"}) {
    CAPTURE(bad);
    CHECK_FALSE(decode_query(bad).has_value());
  }
}

TEST_CASE("a form is decoded strictly and its line ends become line feeds") {
  using row = std::pair<std::string_view, std::string_view>;
  for (const auto& [encoded, value] : {
           row{"a=b", "b"},
           row{"a=", ""},
           row{"a", ""},
           row{"a=b+c%2B", "b c+"},
           row{"a=%C3%A4%E2%82%AC%F0%9F%99%82", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x99\x82"},
           row{"a=b%0D%0Ac", "b\nc"},
           row{"a=b%0Dc", "b\nc"},
           row{"a=b%0Ac", "b\nc"},
           row{"a=%0D%0A%0D%0A", "\n\n"},
           row{"a=%0D", "\n"},
           row{"a=%0D%0D%0A", "\n\n"},
           row{"a=b=c", "b=c"},
       }) {
    CAPTURE(encoded);
    const auto fields = decode_form(encoded).value();
    REQUIRE(fields.size() == 1);
    CHECK(fields.front().name == "a");
    CHECK(fields.front().value.view() == value);
  }
  for (const std::string_view bad :
       {"a=%", "a=%4", "a=%4x", "a=%-1", "%=a", "a=%00", "a=%FF", "a=%ED%A0%80", "a=%C3"}) {
    CAPTURE(bad);
    CHECK_FALSE(decode_form(bad).has_value());
  }
}

TEST_CASE("256 form fields and 64 query fields are read, one more is refused") {
  const auto fields = [](std::size_t count) {
    std::string text = "a=b";
    for (std::size_t i = 1; i < count; ++i) text += "&a=b";
    return text;
  };
  CHECK(decode_form(fields(256)).value().size() == 256);
  CHECK_FALSE(decode_form(fields(257)).has_value());
  CHECK(decode_query(fields(64)).value().size() == 64);
  CHECK_FALSE(decode_query(fields(65)).has_value());
}

TEST_CASE("what is encoded comes back as it was") {
  std::string all;
  for (int c = 1; c < 0x80; ++c) all.push_back(static_cast<char>(c));
  all += "\xC3\xA4";
  CHECK(percent_encode("a b/\xC3\xA4~") == "a%20b%2F%C3%A4~");
  CHECK(decode_query("x=" + percent_encode(all)).value().front().value == all);
}
