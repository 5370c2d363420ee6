// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"
#include "tests/anonymizer/identifier_maker.hpp"
#include "tests/anonymizer/random_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

// All of it that is a letter or digit lies in findings.
bool is_covered(std::vector<finding> const& findings, std::size_t begin, std::size_t end, std::string_view text,
                finding const& was) {
  for (std::size_t at = begin; at < end; ++at) {
    char const c = text[was.begin + (at - begin)];
    bool const plain = c == ' ' || c == '\n' || c == '(' || c == ')' || c == ':' || c == '-' || c == '.' || c == ',';
    bool const hidden = std::ranges::any_of(
        findings, [at](finding const& g) { return g.begin <= at && at < g.end && g.action != action::keep; });
    if (!plain && !hidden) return false;
  }
  return true;
}

enum class variant { same, lower, nbsp, dash, soft_hyphen, zero_width, two_spaces, full_width };
constexpr variant variants[] = {variant::same,        variant::lower,      variant::nbsp,       variant::dash,
                                variant::soft_hyphen, variant::zero_width, variant::two_spaces, variant::full_width};

std::string changed(std::string const& value, variant how) {
  // Between two plain characters, near the middle.
  std::size_t cut = value.size() / 2;
  while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0x80) != 0) --cut;
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    char const c = value[i];
    bool const upper = c >= 'A' && c <= 'Z';
    if (how == variant::lower && upper) {
      out += static_cast<char>(c + 32);
    } else if (how == variant::nbsp && c == ' ') {
      out += "\u00A0";
    } else if (how == variant::two_spaces && c == ' ') {
      out += "  ";
    } else if (how == variant::dash && c == '-') {
      out += "\u2013";
    } else if (how == variant::full_width && c >= '0' && c <= '9') {
      out += "\xEF\xBC";  // U+FF10 and on
      out += static_cast<char>(0x90 + (c - '0'));
    } else {
      out += c;
    }
    if (how == variant::soft_hyphen && i == cut) out += "\u00AD";
    if (how == variant::zero_width && i == cut) out += "\u200B";
  }
  return out;
}

std::string one_identifier(identifier_maker& make) {
  switch (make.below(6)) {
    case 0: return make.birth_day() + "-" + make.digits(3) + "T";
    case 1: return make.iban();
    case 2: return make.phone();
    case 3: return make.business_id();
    case 4: return "Esimerkkikatu " + make.digits(2) + " A 3";
    default: return make.swedish_code();
  }
}

bool is_plain_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Not glued to other letters or digits, which would make it another word.
bool stands_free(std::string_view text, std::string_view value) {
  for (auto at = text.find(value); at != std::string_view::npos; at = text.find(value, at + 1)) {
    bool const front = at == 0 || !is_plain_word(text[at - 1]);
    bool const back = at + value.size() >= text.size() || !is_plain_word(text[at + value.size()]);
    if (front && back) return true;
  }
  return false;
}

std::string without_replacements(std::string_view text) {
  std::string out;
  bool inside = false;
  for (char const c : text) {
    inside = c == '[' || (inside && c != ']');
    if (!inside) out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("property: another sentence, before or behind, unmasks nothing direct or probable") {
  // What no sentence is needed to see; a guess of the tagger below one half may change with its surroundings.
  constexpr float sure = 0.5F;
  constexpr std::string_view more[] = {"Tilanne on ennallaan.", "Perhe odottaa päätöstä Kelasta.", "Soita 112.",
                                       "Hän on 30-vuotias nainen.", "Matti tuli kotiin."};
  std::mt19937 dice(4);
  for (int i = 0; i < 1000; ++i) {
    auto const text = random_text(dice) + "Asiakas odottaa.";
    auto const sentence = std::string(more[dice() % std::size(more)]);
    bool const in_front = dice() % 2 == 0;
    auto const longer = in_front ? sentence + " " + text : text + " " + sentence;
    std::size_t const shift = in_front ? sentence.size() + 1 : 0;
    CAPTURE(longer);
    auto const after = inspect(longer, language::fi).findings;
    for (auto const& f : inspect(text, language::fi).findings) {
      bool const counts = f.tier == tier::direct || (f.tier == tier::probable && f.confidence >= sure);
      if (f.action == action::keep || !counts) continue;
      CAPTURE(piece(text, f));
      CHECK(is_covered(after, f.begin + shift, f.end + shift, text, f));
    }
  }
}

TEST_CASE("property: a mask leaves nothing of a direct identifier, at its place or elsewhere") {
  std::mt19937 dice(5);
  for (int i = 0; i < 1000; ++i) {
    auto const text = random_text(dice) + random_text(dice);
    CAPTURE(text);
    auto const seen = inspect(text);
    for (auto const& f : seen.findings) {
      if (!is_hard(f)) continue;
      auto const value = piece(text, f);
      CAPTURE(value);
      if (value.size() > 4) CHECK_FALSE(stands_free(seen.masked[0], value));
    }
  }
}

TEST_CASE(
    "property: identifiers are found in small letters, with other spaces and dashes, decomposed or hidden in between") {
  identifier_maker make(6);
  for (int i = 0; i < 600; ++i) {
    auto const value = one_identifier(make);
    for (auto const variant : variants) {
      auto const text = "Tieto " + changed(value, variant) + " on asiakkaan.";
      CAPTURE(value);
      CAPTURE(text);
      auto const out = masked(text);
      CAPTURE(out);
      // Digits are all that these identifiers share in every variant.
      CHECK(std::ranges::none_of(without_replacements(out), [](char c) { return c >= '0' && c <= '9'; }));
    }
  }
}
