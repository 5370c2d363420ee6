// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_tree.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <set>

using namespace matala::tests;

namespace {

// The rules of the hour run from R1 to R45; what follows them are those of feedback, retention and audit.
constexpr int last_rule = 45;

/// The rules that a test's name begins with: "R23, R24: a case ..." names 23 and 24.
std::set<int> rules_of(std::string_view name) {
  std::set<int> rules;
  std::size_t at = 0;
  while (at < name.size() && name[at] == 'R') {
    int rule = 0;
    for (++at; at < name.size() && std::isdigit(static_cast<unsigned char>(name[at])) != 0; ++at) {
      rule = rule * 10 + (name[at] - '0');
    }
    rules.insert(rule);
    if (at < name.size() && name[at] == ':') return rules;
    if (name.substr(at, 2) != ", ") return {};
    at += 2;
  }
  return {};
}

std::set<int> rules_tested_in(source_file const& file) {
  std::set<int> rules;
  for (std::string_view const opening : {"TEST_CASE(\"", "test(\"", "test('", "it(\"", "it('"}) {
    for (auto at = file.text.find(opening); at != std::string::npos; at = file.text.find(opening, at + 1)) {
      rules.merge(rules_of(std::string_view(file.text).substr(at + opening.size())));
    }
  }
  return rules;
}

/// The rules without a test, as "R6 R9".
std::string untested(std::vector<source_file> const& files) {
  std::set<int> tested;
  for (auto const& file : files) tested.merge(rules_tested_in(file));
  std::string missing;
  for (int rule = 1; rule <= last_rule; ++rule) {
    if (!tested.contains(rule)) missing += "R" + std::to_string(rule) + " ";
  }
  return missing;
}

/// The first column of the rows of the table "Where a rule is" in scheduler/README.md.
std::set<int> rules_in_table(std::string const& readme) {
  std::set<int> rules;
  for (auto const& line : lines_of(readme)) {
    if (!line.starts_with("| R")) continue;
    auto const cell = line.substr(2, line.find('|', 2) - 2);
    for (std::size_t at = cell.find('R'); at != std::string::npos; at = cell.find('R', at + 1)) {
      bool const number = at + 1 < cell.size() && std::isdigit(static_cast<unsigned char>(cell[at + 1])) != 0;
      if (number) rules.insert(std::stoi(cell.substr(at + 1)));
    }
  }
  return rules;
}

}  // namespace

TEST_CASE("every rule from R1 to R45 is named by a test") {
  CHECK(untested(sources({"tests"}, {"_test.cpp", ".test.mjs"})) == "");
}

TEST_CASE("a rule that is only spoken of counts as untested") {
  std::string named;
  for (int rule = 1; rule < last_rule; ++rule) named += "R" + std::to_string(rule) + (rule + 1 < last_rule ? ", " : "");
  source_file const all_but_last{"some_test.cpp",
                                 "TEST_CASE(\"" + named + ": they hold\") {}  // and R45: not tested\n"};
  CHECK(untested({all_but_last}) == "R45 ");
  CHECK(untested({all_but_last, {"other_test.cpp", "TEST_CASE(\"after R45: nothing\") {}"}}) == "R45 ");
  CHECK(untested({all_but_last, {"page.test.mjs", "test(\"R45: the link\", () => {});"}}) == "");
}

TEST_CASE("scheduler/README.md says of every rule where it is") {
  auto const listed = rules_in_table(read_source("scheduler/README.md"));
  for (int rule = 1; rule <= last_rule; ++rule) {
    CAPTURE(rule);
    CHECK(listed.contains(rule));
  }
}
