// SPDX-License-Identifier: Apache-2.0
#include "server/render/template_set.hpp"

#include "tests/server/render/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace matala::server;
using kainjow::mustache::data;

namespace {

void write_texts(scratch_folder const& folder, std::string_view language, std::string_view greeting) {
  std::string po = "msgid \"greeting\"\nmsgstr \"" + std::string(greeting) + " {{name}}\"\n";
  po += "msgid \"cases\"\nmsgid_plural \"cases\"\nmsgstr[0] \"{{count}} x\"\nmsgstr[1] \"{{count}} xs\"\n";
  folder.write("i18n/" + std::string(language) + ".po", po);
  folder.write("i18n/mail/" + std::string(language) + ".po", "msgid \"bye\"\nmsgstr \"bye & bye\"\n");
}

struct fixture {
  fixture() {
    write_texts(folder, "fi", "Hei");
    write_texts(folder, "sv", "Hej");
    write_texts(folder, "en", "Hello");
    folder.write("partials/line.mustache", "<p>{{t.greeting}}</p>\n");
    folder.write("pages/one.mustache", "{{> line}}\n{{#items}}<li title=\"{{.}}\">{{.}}</li>{{/items}}");
    folder.write("mail/one.txt.mustache", "{{t.greeting}}: {{t.bye}}");
  }

  template_set load() const { return template_set::load(folder.path()); }

  scratch_folder folder;
};

data sample() {
  data view;
  view.set("name", "<Aino & co>");
  data items(data::type::list);
  items.push_back("\"a\"");
  items.push_back("{{name}}");
  view.set("items", items);
  return view;
}

}  // namespace

TEST_CASE_FIXTURE(fixture, "a page is rendered in each language with every value escaped") {
  auto const templates = load();
  CHECK(templates.render("pages/one", language::fi, sample()) ==
        "<p>Hei &lt;Aino &amp; co&gt;</p>\n<li title=\"&quot;a&quot;\">&quot;a&quot;</li>"
        "<li title=\"{{name}}\">{{name}}</li>");
  CHECK(templates.render("pages/one", language::sv, sample()).starts_with("<p>Hej "));
  CHECK(templates.render("pages/one", language::en, sample()).starts_with("<p>Hello "));
  CHECK(templates.names() == std::vector<std::string>{"mail/one.txt", "pages/one"});
}

TEST_CASE_FIXTURE(fixture, "a text template is not escaped and finds the texts of sub-folders") {
  CHECK(load().render("mail/one.txt", language::en, sample()) == "Hello <Aino & co>: bye & bye");
}

TEST_CASE_FIXTURE(fixture, "a value that is missing is an error, not an empty place") {
  auto const templates = load();
  CHECK_THROWS_WITH_AS(templates.render("pages/one", language::fi, data()), "pages/one (fi): no value name",
                       std::logic_error);
  folder.write("pages/two.mustache", "{{^gone}}x{{/gone}}");
  CHECK_THROWS_AS(load().render("pages/two", language::fi, data()), std::logic_error);
  CHECK_THROWS_WITH_AS(templates.render("pages/none", language::fi, data()), "no template pages/none",
                       std::logic_error);
}

TEST_CASE_FIXTURE(fixture, "a lambda or partial among the values is refused: rendering would write to the template") {
  auto const templates = load();
  auto view = sample();
  view.set("name", data(kainjow::mustache::lambda([](std::string const& text) { return text; })));
  CHECK_THROWS_WITH_AS(templates.render("pages/one", language::fi, view), "pages/one (fi): name is not a value",
                       std::logic_error);
}

TEST_CASE_FIXTURE(fixture, "a text that one language lacks keeps the set from loading") {
  folder.write("i18n/more/fi.po", "msgid \"new\"\nmsgstr \"uusi\"\n");
  folder.write("i18n/more/en.po", "msgid \"new\"\nmsgstr \"new\"\n");
  CHECK_NOTHROW(load());
  folder.write("pages/two.mustache", "{{t.new}}");
  CHECK_THROWS_WITH_AS(load(), "pages/two (sv): no text new", std::runtime_error);
}

TEST_CASE_FIXTURE(fixture, "a template that does not parse keeps the set from loading") {
  folder.write("pages/two.mustache", "{{#a}}");
  CHECK_THROWS_AS(load(), std::runtime_error);
}

TEST_CASE_FIXTURE(fixture, "a text alone takes values and its form from the number") {
  auto const templates = load();
  CHECK(templates.text("bye", language::fi) == "bye & bye");
  CHECK(templates.text("greeting", language::sv, sample()) == "Hej <Aino & co>");
  for (auto const& [count, expected] :
       std::vector<std::pair<long, char const*>>{{0, "0 xs"}, {1, "1 x"}, {2, "2 xs"}, {101, "101 xs"}}) {
    data view;
    set_count(view, "count", count);
    CHECK(templates.text("cases", language::fi, view) == expected);
  }
  CHECK(templates.has_text("bye", language::fi));
  CHECK_FALSE(templates.has_text("none", language::fi));
  CHECK_THROWS_WITH_AS(templates.text("none", language::sv), "no text none (sv)", std::logic_error);
}

TEST_CASE_FIXTURE(fixture, "many threads render the same template at once") {
  auto const templates = load();
  auto const expected = templates.render("pages/one", language::fi, sample());
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      auto const view = sample();
      for (int n = 0; n < 200; ++n) wrong += templates.render("pages/one", language::fi, view) == expected ? 0 : 1;
    });
  }
  threads.clear();
  CHECK(wrong == 0);
}
