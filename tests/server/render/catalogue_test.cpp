// SPDX-License-Identifier: Apache-2.0
#include "server/render/catalogue.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace matala::server;

TEST_CASE("a PO entry is found by its key, with continued lines and escapes") {
  catalogue texts;
  texts.add(
      "# header\nmsgid \"\"\nmsgstr \"Language: fi\\n\"\n\n"
      "#. for translators\nmsgid \"a.one\"\nmsgstr \"ensimm\"\n\"ä\\\"inen\\n\"\n"
      "msgid \"a.two\"\nmsgid_plural \"a.two\"\nmsgstr[0] \"yksi\"\nmsgstr[1] \"monta\"\n",
      "x.po");
  REQUIRE(texts.find("a.one") != nullptr);
  CHECK(texts.find("a.one")->text == "ensimmä\"inen\n");
  CHECK_FALSE(texts.find("a.one")->plural);
  REQUIRE(texts.find("a.two") != nullptr);
  CHECK(texts.find("a.two")->text == "yksi");
  CHECK(texts.find("a.two")->plural == "monta");
  CHECK(texts.find("") == nullptr);
  CHECK(texts.find("a") == nullptr);
}

TEST_CASE("what is not PO is refused with file and line") {
  struct row {
    std::string text;
    std::string message;
  };
  row const rows[] = {
      {"msgid \"a\"\nmsgstr \"\"\n", "x.po:2: no translation of a"},
      {"msgid \"a\"\n", "x.po:1: an entry without its msgid or msgstr"},
      {"msgstr \"a\"\n\n", "x.po:2: an entry without its msgid or msgstr"},
      {"#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "x.po:1: a fuzzy translation"},
      {"msgid a\n", "x.po:1: a string without its quotes"},
      {"msgid \"a\n", "x.po:1: a string without its quotes"},
      {"msgid \"a\"b\"\n", "x.po:1: a quote inside a string"},
      {"msgid \"a\\\"\n", "x.po:1: a string that ends in a backslash"},
      {"msgid \"a\\q\"\n", "x.po:1: unknown escape \\q"},
      {"hello\n", "x.po:1: neither a keyword with a string nor a string"},
      {"msgctxt \"a\"\n", "x.po:1: unknown keyword msgctxt"},
      {"\"a\"\n", "x.po:1: a string that continues nothing"},
      {"msgid \"a\"\nmsgid \"b\"\n", "x.po:2: a second msgid"},
      {"msgid \"a\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\"\n\n", "x.po:4: msgid_plural and msgstr[1] go together"},
      {"msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"b\"\n\n", "x.po:6: a a second time"},
  };
  for (auto const& [text, message] : rows) {
    CAPTURE(text);
    catalogue texts;
    CHECK_THROWS_WITH_AS(texts.add(text, "x.po"), message.c_str(), std::runtime_error);
  }
}

TEST_CASE("a key stands in one file only") {
  catalogue texts;
  texts.add("msgid \"a\"\nmsgstr \"b\"\n", "x.po");
  CHECK_THROWS_WITH_AS(texts.add("msgid \"a\"\nmsgstr \"c\"\n", "y.po"), "y.po: a is there already in another file",
                       std::runtime_error);
}
