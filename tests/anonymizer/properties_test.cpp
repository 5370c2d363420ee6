// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"
#include "tests/anonymizer/random_text.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

std::vector<decision> mask_all(std::vector<finding> const& findings) {
  std::vector<decision> out;
  for (auto const& f : findings) {
    if (needs_decision(f)) out.push_back({f.field, f.begin, f.end, verdict::mask});
  }
  return out;
}

}  // namespace

TEST_CASE("property: findings are sorted, apart, within the text and never cut a character") {
  std::mt19937 dice(1);
  for (int i = 0; i < 1000; ++i) {
    auto const text = random_text(dice);
    CAPTURE(text);
    std::size_t at = 0;
    for (auto const& f : inspect(text).findings) {
      CHECK(f.begin >= at);
      CHECK(f.begin < f.end);
      REQUIRE(f.end <= text.size());
      CHECK((f.begin == text.size() || (static_cast<unsigned char>(text[f.begin]) & 0xC0) != 0x80));
      CHECK((f.end == text.size() || (static_cast<unsigned char>(text[f.end]) & 0xC0) != 0x80));
      at = f.end;
    }
  }
}

TEST_CASE("property: what is masked everywhere is accepted, and masks to itself") {
  std::mt19937 dice(2);
  for (int i = 0; i < 1000; ++i) {
    auto const text = random_text(dice);
    CAPTURE(text);
    auto const seen = inspect(text, language::fi);
    auto const out = shipped().redact(document_of({text}), on_day(language::fi), mask_all(seen.findings));
    REQUIRE(out.has_value());
    CHECK(out->text(0) == seen.masked[0]);
    CHECK(masked(seen.masked[0], language::fi) == seen.masked[0]);
  }
}

TEST_CASE("property: no identifier survives, whatever it stands beside") {
  std::mt19937 dice(3);
  for (int i = 0; i < 300; ++i) {
    auto const text = random_text(dice);
    CAPTURE(text);
    auto const out = masked(text);
    for (std::string_view const secret : {"131052", "308T", "123 4567", "matti@", "0007 85", "Virta", "Matti"}) {
      CAPTURE(std::string(secret));
      CHECK(out.find(secret) == std::string::npos);
    }
  }
}
