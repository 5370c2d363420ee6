// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

struct tally {
  int words = 0;
  int masked = 0;
  std::string examples;
};

int words_in(std::string_view text) {
  int count = 0;
  bool inside = false;
  for (char const c : text) {
    bool const space = c == ' ' || c == '\n';
    count += !space && !inside ? 1 : 0;
    inside = !space;
  }
  return count;
}

// One sentence of ordinary vocabulary on each line: services, medicines, diagnoses, scales, laws, times, sums.
tally masked_of(std::string const& lang) {
  std::ifstream lines(std::string(MATALA_SOURCE_DIR) + "/tests/golden/kept/" + lang + ".txt");
  tally out;
  for (std::string line; std::getline(lines, line);) {
    out.words += words_in(line);
    auto const seen = inspect(line);
    for (auto const& f : seen.findings) {
      if (f.action == action::keep) continue;
      out.masked += words_in(piece(line, f));
      out.examples += line + "\n => " + seen.masked[0] + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("words that identify nobody stay: services, medicines, diagnoses, scales, laws, times and sums") {
  constexpr std::pair<std::string_view, double> goals[] = {{"fi", 0.995}, {"sv", 0.995}, {"en", 0.995}};
  for (auto const& [lang, kept] : goals) {
    auto const seen = masked_of(std::string(lang));
    REQUIRE(seen.words > 400);
    CAPTURE(seen.masked);
    CAPTURE(seen.words);
    CAPTURE(seen.examples);
    CHECK(seen.words - seen.masked >= kept * seen.words);
  }
}

TEST_CASE("no rule of the identifiers takes a word that identifies nobody") {
  for (std::string const lang : {"fi", "sv", "en"}) {
    std::ifstream lines(std::string(MATALA_SOURCE_DIR) + "/tests/golden/kept/" + lang + ".txt");
    for (std::string line; std::getline(lines, line);) {
      for (auto const& f : inspect(line).findings) {
        CAPTURE(line);
        CAPTURE(piece(line, f));
        bool const guessed =
            f.category == category::person || f.category == category::place || f.category == category::organisation;
        CHECK((guessed || f.action == action::keep));
      }
    }
  }
}
