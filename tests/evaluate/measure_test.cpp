// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/measure.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matala::evaluate;

namespace {

gold_text gold(std::string id, std::string lang, std::string text,
               std::vector<std::pair<std::string, std::string>> named) {
  gold_text out{std::move(id), std::move(lang), std::move(text), {}, {}};
  for (auto const& [piece, type] : named) {
    auto const at = out.text.find(piece);
    REQUIRE(at != std::string::npos);
    out.spans.push_back({at, at + piece.size(), type});
  }
  cut_tokens(out);
  return out;
}

// Plain words that begin with a letter or digit: three, two and three.
std::vector<gold_text> three_texts() {
  return {gold("a", "fi", "Äiti Aino-Maija Ödman asuu Kotkassa nyt (2).",
               {{"Aino-Maija Ödman", "PER"}, {"Kotkassa", "LOC"}}),
          gold("b", "fi", "Soita 040 123 4567 heti.", {{"040 123 4567", "PHONE"}}),
          gold("c", "sv", "Hon är 47 år.", {{"47", "AGE"}})};
}

// Masks the first place of each piece, as a masker with known faults would.
masker masking(std::vector<std::string> pieces, std::vector<std::string> kept = {}, std::string lang = "fi") {
  return [=](std::string const& text) {
    answer out{lang, {}};
    auto const add = [&](std::vector<std::string> const& all, bool is_kept) {
      for (auto const& piece : all) {
        auto const at = text.find(piece);
        if (at != std::string::npos) out.spans.push_back({at, at + piece.size(), is_kept});
      }
    };
    add(pieces, false);
    add(kept, true);
    return out;
  };
}

}  // namespace

TEST_CASE("a masker that takes exactly what is marked leaves nothing and takes no word too many") {
  auto const found = measure(three_texts(), masking({"Aino-Maija Ödman", "Kotkassa", "040 123 4567", "47"}), 10);
  for (std::string const type : {"PER", "LOC", "PHONE", "AGE"}) {
    CAPTURE(type);
    CHECK(found.masked.at(type).part == 1);
    CHECK(found.masked.at(type).whole == 1);
  }
  CHECK(found.direct_left.part == 0);
  CHECK(found.direct_left.whole == 3);
  CHECK(found.leaking.part == 0);
  CHECK(found.over_masked.part == 0);
  CHECK(found.over_masked.whole == 8);
  CHECK(found.wrong_language.part == 1);
  CHECK(found.misses.empty());
}

TEST_CASE("one letter that is left makes a span a miss, and a direct one counts the text") {
  // Three defects: the last letter of a name, an age, and two plain words of which a piece is masked.
  auto const found = measure(three_texts(), masking({"Aino-Maija Ödma", "Kotkassa", "040 123 4567", "eti", "är"}), 10);
  CHECK(found.masked.at("PER").part == 0);
  CHECK(found.masked.at("LOC").part == 1);
  CHECK(found.masked.at("AGE").part == 0);
  CHECK(found.direct_left.part == 1);
  CHECK(found.leaking.part == 2);
  CHECK(found.over_masked.part == 2);
  REQUIRE(found.misses.size() == 2);
  CHECK(found.misses[0].id == "a");
  CHECK(found.misses[0].span == "Aino-Maija Ödman");
  CHECK(found.misses[1].type == "AGE");
}

TEST_CASE("what stands between letters need not be masked") {
  auto const found = measure(three_texts(), masking({"Aino", "Maija", "Ödman", "040", "123", "4567"}));
  CHECK(found.masked.at("PER").part == 1);
  CHECK(found.masked.at("PHONE").part == 1);
  CHECK(found.direct_left.part == 0);
}

TEST_CASE("what is seen and kept is detected but neither masked nor over-masked") {
  auto const found = measure(three_texts(), masking({}, {"Kotkassa", "Äiti"}));
  CHECK(found.detected.at("LOC").part == 1);
  CHECK(found.masked.at("LOC").part == 0);
  CHECK(found.over_masked.part == 0);
}

TEST_CASE("misses are listed up to the number asked for, and not at all when nobody may read them") {
  CHECK(measure(three_texts(), masking({}), 2).misses.size() == 2);
  CHECK(measure(three_texts(), masking({})).misses.empty());
}

TEST_CASE("spans of news corpora that name no one do not leak") {
  std::vector<gold_text> const texts = {gold("a", "", "Uusi Mallimopo nyt", {{"Mallimopo", "PRO"}})};
  auto const found = measure(texts, masking({}));
  CHECK(found.masked.at("PRO").part == 0);
  CHECK(found.leaking.part == 0);
  CHECK(found.wrong_language.whole == 0);
}

TEST_CASE("a share of nothing is nothing") {
  CHECK(share{}.percent() == 0);
  CHECK(share{1, 8}.percent() == 12.5);
}
