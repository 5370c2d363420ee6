// SPDX-License-Identifier: Apache-2.0
#include "server/settings.hpp"
#include "tests/architecture/source_tree.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace matala::tests;
using namespace matala::server;

namespace {

std::string word_until(std::string_view text, std::string_view stops) {
  return std::string{text.substr(0, text.find_first_of(stops))};
}

bool is_key(std::string_view word) {
  return !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

/// The keys that a settings file shows, dotted, commented out or not; a list of tables is one key.
std::set<std::string> keys_shown(std::string const& toml) {
  std::set<std::string> keys;
  std::string section;
  for (auto const& whole : lines_of(toml)) {
    std::string_view line = whole;
    if (line.starts_with("# ")) line.remove_prefix(2);
    if (line.starts_with("[[")) {
      section.clear();
      keys.insert(word_until(line.substr(2), "]"));
    } else if (line.starts_with("[")) {
      section = word_until(line.substr(1), "]");
    } else if (auto const key = word_until(line, " =");
               !section.empty() && is_key(key) && line.substr(key.size()).starts_with(" = ")) {
      keys.insert(section + "." + key);
    }
  }
  return keys;
}

std::string difference(std::set<std::string> const& wanted, std::set<std::string> const& there) {
  faults missing;
  std::ranges::set_difference(wanted, there, std::back_inserter(missing));
  return shown(missing);
}

}  // namespace

TEST_CASE("config/matala.toml shows every setting, and none that does not exist") {
  auto const keys = known_setting_keys();
  std::set<std::string> const known(keys.begin(), keys.end());
  auto const there = keys_shown(read_source("config/matala.toml"));
  REQUIRE_FALSE(known.empty());
  CHECK(difference(known, there) == "");
  CHECK(difference(there, known) == "");
}

TEST_CASE("a setting that the file does not show is found") {
  std::string const file =
      "# Words = of a comment\n[mail]\n# A folder.\nfolder = \"\"\n# smtp_port = 25\n# [[organisation]]\n# name = "
      "\"\"\n";
  CHECK(keys_shown(file) == std::set<std::string>{"mail.folder", "mail.smtp_port", "organisation"});
  CHECK(difference({"mail.folder", "mail.sender"}, keys_shown(file)) == "mail.sender\n");
}
