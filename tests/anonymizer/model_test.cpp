// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/model.hpp"

#include "anonymizer/chain.hpp"
#include "anonymizer/inflection.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace matala::anonymizer;

namespace {

lexicon small_lexicon() {
  lexicon out;
  out.add("matti", {12, 0, 0, word_kind::none});
  out.add("matti", {3, 5, 1, word_kind::none});
  out.add("kela", {0, 0, 0, word_kind::public_body});
  return out;
}

}  // namespace

TEST_CASE("the lexicon keeps the larger of two frequencies and a kind once given") {
  auto const words = small_lexicon();
  CHECK(words.find("matti") == word_record{12, 5, 1, word_kind::none});
  CHECK(words.find("kela").kind == word_kind::public_body);
  CHECK(words.find("unknown").empty());
  CHECK(words.size() == 2);
}

TEST_CASE("frequencies are rounded to their logarithm") {
  CHECK(rounded_frequency(0) == 0);
  CHECK(rounded_frequency(1) == 1);
  CHECK(rounded_frequency(2) == 2);
  CHECK(rounded_frequency(3) == 2);
  CHECK(rounded_frequency(4) == 3);
  CHECK(rounded_frequency(1'000'000) == 15);
}

TEST_CASE("a model survives writing and reading, and a damaged one is refused") {
  tagger weights;
  weights.set(0.5F, {{7, {1, -2, 3, 0, 0}}}, {});
  auto const bytes = model(small_lexicon(), weights).to_bytes();
  auto const read = model::load(bytes);
  REQUIRE(read.has_value());
  CHECK(read->names().find("matti").first_name == 12);
  CHECK(read->names_in_context().trained());
  CHECK(read->to_bytes() == bytes);
  CHECK_FALSE(model::load("").has_value());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CAPTURE(at);
    CHECK_FALSE(model::load(damaged).has_value());
    CHECK_FALSE(model::load(bytes.substr(0, at)).has_value());
  }
}

TEST_CASE("the marginals of a chain are those of counting all paths") {
  std::vector<tag_scores> const scores = {{0.5F, 1, -1, 0, 0.2F}, {1, -0.5F, 0.3F, 0, 0}, {0, 2, 0, -1, 0.1F}};
  tag_pairs transitions{};
  for (std::size_t a = 0; a < tag_count; ++a) {
    for (std::size_t b = 0; b < tag_count; ++b) transitions[a][b] = a == b ? 0.7F : -0.2F * static_cast<float>(a + b);
  }
  double all = 0;
  std::vector<std::array<double, tag_count>> single(3, std::array<double, tag_count>{});
  double pair = 0;  // tags 1 and 2 at the places 1 and 2
  for (std::size_t a = 0; a < tag_count; ++a) {
    for (std::size_t b = 0; b < tag_count; ++b) {
      for (std::size_t c = 0; c < tag_count; ++c) {
        double const p = std::exp(scores[0][a] + scores[1][b] + scores[2][c] + transitions[a][b] + transitions[b][c]);
        all += p;
        single[0][a] += p;
        single[1][b] += p;
        single[2][c] += p;
        if (b == 1 && c == 2) pair += p;
      }
    }
  }
  chain const passed(scores, transitions);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t k = 0; k < tag_count; ++k)
      CHECK(passed.marginal(i)[k] == doctest::Approx(single[i][k] / all).epsilon(1e-4));
  }
  CHECK(passed.pair(2)[1][2] == doctest::Approx(pair / all).epsilon(1e-4));
}

TEST_CASE("case endings, possessives and clitics come off, and gradation is undone") {
  constexpr std::pair<std::string_view, std::string_view> rows[] = {
      {"virtasen", "virtanen"},   {"virtasta", "virtanen"},    {"virtaset", "virtanen"}, {"matin", "matti"},
      {"matille", "matti"},       {"heikin", "heikki"},        {"pekan", "pekka"},       {"mäen", "mäki"},
      {"haan", "haka"},           {"lahden", "lahti"},         {"järvelle", "järvi"},    {"äänekoskelta", "äänekoski"},
      {"helsinkiin", "helsinki"}, {"espooseen", "espoo"},      {"turkuun", "turku"},     {"tuomaksen", "tuomas"},
      {"ahmedin", "ahmed"},       {"liisamme", "liisa"},       {"mäkeläkin", "mäkelä"},  {"rinteen", "rinne"},
      {"kurjen", "kurki"},        {"anderssons", "andersson"}, {"antin", "antti"},       {"rannan", "ranta"},
      {"helsingin", "helsinki"},
  };
  for (auto const& [form, base] : rows) {
    CAPTURE(form);
    auto const all = base_forms(form);
    CHECK(std::find(all.begin(), all.end(), base) != all.end());
  }
}
