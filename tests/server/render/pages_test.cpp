// SPDX-License-Identifier: Apache-2.0
#include "tests/server/render/sample_pages.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace matala::server;

namespace {

constexpr std::array languages = {language::fi, language::sv, language::en};

template_set const& templates() {
  static auto const loaded = template_set::load(MATALA_SOURCE_DIR "/templates");
  return loaded;
}

std::size_t count(std::string_view page, std::string_view word) {
  std::size_t found = 0;
  for (auto at = page.find(word); at != page.npos; at = page.find(word, at + 1)) ++found;
  return found;
}

template <class Check>
void for_each_page(Check check) {
  for (auto const lang : languages) {
    for (auto const& [name, page] : sample_pages(templates(), lang)) {
      auto const where = name + " (" + std::string(to_string(lang)) + ")";
      CAPTURE(where);
      check(name, page, lang);
    }
  }
}

std::set<std::string> matches(std::string const& page, char const* pattern) {
  std::set<std::string> found;
  std::regex const expression(pattern);
  for (std::sregex_iterator at(page.begin(), page.end(), expression), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

}  // namespace

TEST_CASE("every page renders in every language, whole and in that language") {
  for_each_page([](std::string const& name, std::string const& page, language lang) {
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.ends_with("</html>\n"));
    CHECK(page.find("<html lang=\"" + std::string(to_string(lang)) + "\">") != page.npos);
    CHECK(count(page, "<h1>") == 1);
    CHECK(count(page, "<main ") == 1);
    CHECK(page.find("{{") == page.npos);
    // tests/browser looks at them, and so may you.
    if (auto const* folder = std::getenv("MATALA_PAGES")) {
      std::filesystem::create_directories(folder);
      std::ofstream(std::filesystem::path(folder) / (name + "." + std::string(to_string(lang)) + ".html")) << page;
    }
  });
}

TEST_CASE("every form that changes something carries the form token") {
  for_each_page([](std::string const&, std::string const& page, language) {
    CHECK(count(page, "<form") == count(page, "method=\"post\""));
    CHECK(count(page, "<form") == count(page, "name=\"csrf\" value=\"csrf-token\""));
  });
}

TEST_CASE("no page holds an inline style, an inline script, an event attribute or a foreign address") {
  for_each_page([](std::string const&, std::string const& page, language) {
    CHECK(count(page, "<style") == 0);
    CHECK(count(page, " style=") == 0);
    CHECK(count(page, "<script") == 1);
    CHECK(page.find("<script src=\"/static/v/matala.js\" defer></script>") != page.npos);
    CHECK_FALSE(std::regex_search(page, std::regex(" on[a-z]+=")));
    for (auto const& address : matches(page, "(?:src|href|action)=\"(https?:[^\"]*)\"")) {
      CHECK((address == "https://meet.example.org/tunti-1" || address == "https://www.saavutettavuusvaatimukset.fi/"));
    }
  });
}

TEST_CASE("ids are unique, and every label, description and error link leads to one") {
  for_each_page([](std::string const&, std::string const& page, language) {
    auto const ids = matches(page, " id=\"([^\"]*)\"");
    CHECK(count(page, " id=\"") == ids.size());
    for (auto const& target : matches(page, "<label [^>]*for=\"([^\"]*)\"")) {
      CAPTURE(target);
      CHECK(ids.contains(target));
    }
    for (auto const& target : matches(page, "href=\"#([^\"]*)\"")) {
      CAPTURE(target);
      CHECK(ids.contains(target));
    }
    for (auto const& list : matches(page, "aria-(?:describedby|labelledby)=\"([^\"]*)\"")) {
      std::istringstream words(list);
      for (std::string target; words >> target;) {
        CAPTURE(target);
        CHECK(ids.contains(target));
      }
    }
  });
}

TEST_CASE("no title or address of a page holds a case's code, and no page calls a text anonymous") {
  for_each_page([](std::string const&, std::string const& page, language) {
    auto const title = *matches(page, "<title>([^<]*)</title>").begin();
    CHECK(title.find("K-") == title.npos);
    CHECK_FALSE(std::regex_search(page, std::regex("anonym", std::regex::icase)));
  });
}
