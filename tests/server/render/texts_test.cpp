// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/category.hpp"
#include "server/ports/outbox.hpp"
#include "server/ports/people.hpp"
#include "server/render/catalogue.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/problem_texts.hpp"
#include "server/render/words.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <regex>
#include <set>

using namespace matala;
using namespace matala::server;

namespace {

constexpr std::array languages = {language::fi, language::sv, language::en};
std::filesystem::path const root = MATALA_SOURCE_DIR;

template_set const& templates() {
  static auto const loaded = template_set::load(root / "templates");
  return loaded;
}

void check_text(std::string const& key) {
  for (auto const lang : languages) {
    CAPTURE(key);
    CHECK(templates().has_text(key, lang));
  }
}

/// Every value of an enum that counts from 0 to `last`.
template <class Enum, class Check>
void for_each_value(Enum last, Check check) {
  for (int value = 0; value <= static_cast<int>(last); ++value) check(static_cast<Enum>(value));
}

std::string all_sources(std::filesystem::path const& folder, std::string_view extension) {
  std::string text;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().string().ends_with(extension)) text += read_file(entry.path());
  }
  return text;
}

}  // namespace

TEST_CASE("every value that a page names has its word in every language") {
  for_each_value(anonymizer::category::marked_by_user,
                 [](auto value) { check_text(fmt::format("category.{}", to_string(value))); });
  for_each_value(anonymizer::tier::circumstance,
                 [](auto value) { check_text(fmt::format("tier.{}", to_string(value))); });
  for_each_value(anonymizer::reason::users_choice,
                 [](auto value) { check_text(fmt::format("reason.{}", to_string(value))); });
  for_each_value(role::administrator, [](auto value) { check_text(fmt::format("role.{}", to_string(value))); });
  for_each_value(mail_kind::facilitator_returned_cases,
                 [](auto value) { check_text(fmt::format("mail_kind.{}", to_string(value))); });
  for_each_value(mail_state::superseded,
                 [](auto value) { check_text(fmt::format("mail_state.{}", to_string(value))); });
  for_each_value(scheduler::occurrence_state::archived, [](auto value) {
    check_text(fmt::format("state.{}", to_string(value)));
    check_text(fmt::format("session.line.{}", to_string(value)));
  });
}

TEST_CASE("causes, bookings and questions have a word unless there is nothing to say") {
  for (auto const lang : languages) {
    for_each_value(cancel_cause::series_ended, [lang](auto value) {
      CHECK(cause_word(value, templates(), lang).empty() == (value == cancel_cause::none));
    });
    for_each_value(open_question::cases_without_place, [lang](auto value) {
      CHECK(question_word(value, templates(), lang).empty() == (value == open_question::none));
    });
    for_each_value(review_state::approved, [lang](auto value) {
      CHECK(review_word(value, templates(), lang).empty() == (value == review_state::not_needed));
    });
    for_each_value(booking_state::discussed,
                   [lang](auto value) { CHECK_FALSE(booking_word(value, templates(), lang).empty()); });
  }
}

TEST_CASE("a notice has its text, and only known words become one") {
  for_each_value(page_notice::hour_described, [](auto value) {
    check_text(fmt::format("notice.{}", to_string(value)));
    CHECK(parse_page_notice(to_string(value)) == value);
  });
  for (auto const* word : {"", "case-moved ", "Case-Moved", "<b>"}) CHECK_FALSE(parse_page_notice(word));
}

TEST_CASE("a problem goes by its type, then its status, then the general sentence") {
  struct row {
    std::string type;
    unsigned status;
    std::string title;
  };
  for (auto const& [type, status, title] : std::vector<row>{{"occurrence-full", 409, "Tunti on täynnä"},
                                                            {"not-found", 404, "Sivua ei löytynyt"},
                                                            {"rate-limited", 429, "Liian monta yritystä"},
                                                            {"store-full", 507, "Tallentaminen ei juuri nyt onnistu"},
                                                            {"header-too-large", 431, "Pyyntöä ei voitu käsitellä"},
                                                            {"", 499, "Pyyntöä ei voitu käsitellä"},
                                                            {"", 500, "Jokin meni vikaan"},
                                                            {"never-heard-of", 501, "Jokin meni vikaan"}}) {
    CAPTURE(type);
    CHECK(problem_texts_of(type, status, templates(), language::fi).title == title);
  }
}

TEST_CASE("the three languages have the same texts, with the same values and the same plurals") {
  std::array<catalogue, 3> all;
  for (std::size_t i = 0; i < languages.size(); ++i)
    all[i].add_folder(root / "templates/i18n", to_string(languages[i]));
  auto const values_in = [](std::string const& text) {
    std::set<std::string> names;
    std::regex const tag("\\{\\{([a-z0-9_]+)\\}\\}");
    for (std::sregex_iterator at(text.begin(), text.end(), tag), end; at != end; ++at) names.insert((*at)[1]);
    return names;
  };
  for (auto const& [key, fi] : all[0].all()) {
    CAPTURE(key);
    for (auto const& other : {all[1], all[2]}) {
      auto const* text = other.find(key);
      REQUIRE(text != nullptr);
      CHECK(text->plural.has_value() == fi.plural.has_value());
      CHECK(values_in(text->plural.value_or(text->text)) == values_in(fi.plural.value_or(fi.text)));
    }
  }
  for (auto const& one : all) CHECK(one.all().size() == all[0].all().size());
}

TEST_CASE("no text of the pages is there for nothing") {
  catalogue pages;
  pages.add(read_file(root / "templates/i18n/fi.po"), "fi.po");
  auto const marked =
      all_sources(root / "templates/pages", ".mustache") + all_sources(root / "templates/partials", ".mustache");
  auto const code = all_sources(root / "server/render", ".cpp");
  for (auto const& [key, text] : pages.all()) {
    CAPTURE(key);
    // Named in full, or composed from its first words: "state.{}".
    bool used = marked.find("{{t." + key + "}}") != marked.npos || marked.find("{{t." + key + " ") != marked.npos ||
                code.find('"' + key + '"') != code.npos;
    for (auto dot = key.find('.'); dot != key.npos && !used; dot = key.find('.', dot + 1)) {
      auto const family = key.substr(0, dot + 1);
      used = code.find('"' + family + "{}") != code.npos || code.find('"' + family + '"') != code.npos;
    }
    CHECK(used);
  }
}

TEST_CASE("templates hold escaped tags in quoted attributes only") {
  auto const sources = all_sources(root / "templates/pages", ".mustache") +
                       all_sources(root / "templates/partials", ".mustache") +
                       all_sources(root / "templates/mail", ".mustache");
  CHECK(sources.find("{{{") == sources.npos);
  CHECK(sources.find("{{&") == sources.npos);
  CHECK_FALSE(std::regex_search(sources, std::regex(" [a-z-]+=\\{\\{")));
}
