// SPDX-License-Identifier: Apache-2.0
#include "server/render/compose.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace matala::server;

namespace {

catalogue some_texts() {
  catalogue texts;
  texts.add(
      "msgid \"plain\"\nmsgstr \"Tunti & <aika> {{place}}\"\n"
      "msgid \"number\"\nmsgid_plural \"number\"\nmsgstr[0] \"{{free}} paikka\"\nmsgstr[1] \"{{free}} paikkaa\"\n"
      "msgid \"bad\"\nmsgstr \"{{#a}}b{{/a}}\"\n",
      "x.po");
  return texts;
}

std::string composed(std::string_view source, text_format format = text_format::html) {
  partial_map const partials = {{"head", "<h1>{{title}}</h1>\n"}, {"outer", "({{> head}})"}, {"loop", "{{> loop}}"}};
  return compose(source, "page", partials, some_texts(), format);
}

}  // namespace

TEST_CASE("partials, texts and comments are gone after composing, values stay") {
  struct row {
    std::string source;
    std::string expected;
  };
  row const rows[] = {
      {"a {{x}} {{#y}}b{{/y}}", "a {{x}} {{#y}}b{{/y}}"},
      {"{{> head}}\nend", "<h1>{{title}}</h1>\nend"},
      {"  {{>head}}\nend", "<h1>{{title}}</h1>\nend"},
      {"x{{> head}}\nend", "x<h1>{{title}}</h1>\n\nend"},
      {"{{> outer}}", "(<h1>{{title}}</h1>\n)"},
      {"a\n{{! remark }}\nb", "a\nb"},
      {"a {{! remark }}b", "a b"},
      {"{{t.plain}}", "Tunti &amp; &lt;aika&gt; {{place}}"},
      {"{{t.number count=free}}",
       "{{#free_one}}{{free}} paikka{{/free_one}}{{^free_one}}{{free}} paikkaa{{/free_one}}"},
  };
  for (auto const& [source, expected] : rows) {
    CAPTURE(source);
    CHECK(composed(source) == expected);
  }
}

TEST_CASE("a plain-text mail is not escaped") {
  CHECK(composed("{{t.plain}}", text_format::plain) == "Tunti & <aika> {{place}}");
}

TEST_CASE("a template that could go wrong later is refused at load, by name") {
  struct row {
    std::string source;
    std::string message;
  };
  row const rows[] = {
      {"{{{x}}}", "page: the tag {{{x}} is not allowed"},
      {"{{&x}}", "page: the tag {{&x}} is not allowed"},
      {"{{=<% %>=}}", "page: the tag {{=<% %>=}} is not allowed"},
      {"{{}}", "page: the tag {{}} is not allowed"},
      {"{{x", "page: a tag without its end"},
      {"{{> none}}", "page: no partial none"},
      {"{{> loop}}", "page: partials too deep, or one in itself"},
      {"{{t.none}}", "page: no text none"},
      {"{{t.number}}", "page: the text number needs a count="},
      {"{{t.plain count=x}}", "page: the text plain has no plural"},
      {"{{t.plain x}}", "page: what is x in {{t.plain x}}?"},
      {"{{t.bad}}", "page: the text bad holds a tag that is not a plain name"},
  };
  for (auto const& [source, message] : rows) {
    CAPTURE(source);
    CHECK_THROWS_WITH_AS(composed(source), message.c_str(), std::runtime_error);
  }
}

TEST_CASE("every character with a meaning in HTML is escaped") {
  CHECK(escaped("<a href=\"x\" title='y'>&", text_format::html) ==
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
}
