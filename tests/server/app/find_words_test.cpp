// SPDX-License-Identifier: Apache-2.0
#include "server/app/find_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::server;

namespace {

std::string found(std::string_view text, std::string_view phrase) {
  std::string all;
  for (auto const& [begin, end] : find_words(text, phrase)) {
    all += (all.empty() ? "" : "|") + std::string{text.substr(begin, end - begin)};
  }
  return all;
}

}  // namespace

TEST_CASE("a phrase is found where it begins a word, in any case, to the end of the word") {
  struct row {
    std::string_view text;
    std::string_view phrase;
    std::string_view places;
  };
  constexpr row rows[] = {{"Kalle ja Kallen auto", "kalle", "Kalle|Kallen"},
                          {"Maikalle kerrottiin", "kalle", ""},
                          {"Äiti ja äidin ÄITI", "äiti", "Äiti|ÄITI"},
                          {"Åsa och Örjan", "åsa och", "Åsa och"},
                          {"nro 12, nro 123", "12", "12|123"},
                          {"(Kalle)", "Kalle", "Kalle"},
                          {"Kalle", "", ""},
                          {"", "Kalle", ""},
                          {"aaa", "a", "aaa"},
                          {"Kalle Kalle", "Kalle Kalle", "Kalle Kalle"}};
  for (auto const& [text, phrase, places] : rows) {
    CAPTURE(text);
    CAPTURE(phrase);
    CHECK(found(text, phrase) == places);
  }
}
