// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/normalise.hpp"

#include "anonymizer/document.hpp"
#include "anonymizer/unicode.hpp"

#include <utility>

namespace matala::anonymizer {
namespace {

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180E) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE01EF);
}

bool is_space(char32_t c) {
  return c == 0x09 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

bool is_apostrophe(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0xB4 || c == 0x2032 || c == 0x60 ||
         c == 0xFF07;
}

char32_t digit_of(char32_t c) {
  for (char32_t const zero : {0x660u, 0x6F0u, 0x966u, 0xFF10u, 0x2080u}) {
    if (c >= zero && c <= zero + 9) return U'0' + (c - zero);
  }
  if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
  if (c >= 0x2460 && c <= 0x2468) return U'1' + (c - 0x2460);
  switch (c) {
    case 0xB9: return U'1';
    case 0xB2: return U'2';
    case 0xB3: return U'3';
    case 0x2070: return U'0';
  }
  return c >= 0x2074 && c <= 0x2079 ? U'4' + (c - 0x2074) : 0;
}

// Compatibility letters that people paste to get past a filter: full-width, mathematical, circled.
char32_t letter_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + 0x21;
  if (c >= 0x1D400 && c <= 0x1D6A3) {
    char32_t const at = (c - 0x1D400) % 52;
    return at < 26 ? U'A' + at : U'a' + (at - 26);
  }
  if (c >= 0x24B6 && c <= 0x24CF) return U'A' + (c - 0x24B6);
  if (c >= 0x24D0 && c <= 0x24E9) return U'a' + (c - 0x24D0);
  return c == 0x212B ? U'Å' : c == 0x212A ? U'K' : 0;
}

std::u32string_view ligature_of(char32_t c) {
  switch (c) {
    case 0xFB00: return U"ff";
    case 0xFB01: return U"fi";
    case 0xFB02: return U"fl";
    case 0xFB03: return U"ffi";
    case 0xFB04: return U"ffl";
    case 0x2026: return U"...";
    case 0x2033: return U"\"";
    case 0x2116: return U"No";
  }
  return {};
}

// Cyrillic and Greek letters that look like a Latin one.
char32_t latin_twin(char32_t c) {
  struct twins {
    std::u32string_view foreign;
    std::u32string_view latin;
  };
  constexpr twins all[] = {{U"АВЕКМНОРСТУХЅІЈаеорсухѕіј", U"ABEKMHOPCTYXSIJaeopcyxsij"},
                           {U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ", U"ABEZHIKMNOPTYXaiKvopu"}};
  if (c < 0x370 || c > 0x458) return 0;
  for (auto const& [foreign, latin] : all) {
    if (auto const at = foreign.find(c); at != std::u32string_view::npos) return latin[at];
  }
  return 0;
}

// The end of the number or word at `at`, hyphens included, and whether Latin letters or digits stand in it beside
// nothing but twins of Latin letters: then the twins are a slip of the keyboard or a trick.
struct mixed_word {
  std::size_t end = 0;
  bool disguised = false;
};

mixed_word look_ahead(std::string_view text, std::size_t at) {
  bool plain = false;
  bool twins = false;
  bool foreign = false;
  for (auto c = decode(text, at); c.size > 0 && (is_word(c.value) || c.value == U'-'); c = decode(text, at)) {
    if (c.value < 0x370) {
      plain = plain || c.value != U'-';
    } else if (latin_twin(c.value) == 0) {
      foreign = true;
    } else {
      twins = true;
    }
    at += c.size;
  }
  return {at, plain && twins && !foreign};
}

// A text and, per byte of it, where its character began and ended in the original.
struct mapped_text {
  secret_string& text;
  std::vector<std::uint32_t>& origin;
  std::vector<std::uint32_t>& behind;

  void emit(char32_t c, std::uint32_t begin, std::uint32_t end) {
    append(text, c);
    origin.resize(text.size(), begin);
    behind.resize(text.size(), end);
  }
};

// Runs over text in which every character has its plain form: a disguise may be made of several tricks.
void replace_twins(mapped_text in, mapped_text out) {
  for (std::size_t at = 0; at < in.text.size();) {
    auto const word = look_ahead(in.text, at);
    do {
      auto const c = decode(in.text, at);
      char32_t const twin = word.disguised ? latin_twin(c.value) : 0;
      out.emit(twin != 0 ? twin : c.value, in.origin[at], in.behind[at]);
      at += c.size;
    } while (at < word.end);
  }
}

char32_t plain_form(char32_t c) {
  switch (c) {
    case 0xFE6B: return U'@';
    case 0x2024:
    case 0x3002:
    case 0xFE52:
    case 0xFF61: return U'.';
  }
  if (is_space(c)) return U' ';
  if (is_dash(c)) return U'-';
  if (is_apostrophe(c)) return U'\'';
  if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0B || c == 0x0C) return U'\n';
  if (char32_t const digit = digit_of(c)) return digit;
  if (char32_t const letter = letter_of(c)) return letter;
  return c;
}

}  // namespace

std::size_t normalised::original_end(std::size_t end) const {
  return end == 0 ? origin_.front() : behind_[end - 1];
}

std::expected<normalised, errc> normalise(std::string_view original) {
  if (original.size() > max_field_bytes) return std::unexpected(errc::too_long);
  normalised out;
  out.text_.reserve(original.size());
  out.origin_.reserve(original.size() + 1);
  out.behind_.reserve(original.size());
  mapped_text written{out.text_, out.origin_, out.behind_};
  bool twins = false;
  std::size_t last_at = 0;  // where the last character of out.text_ begins
  auto const emit = [&](char32_t c, std::size_t begin, std::size_t end) {
    if (c == U' ' && out.text_.ends_with(' ')) {
      out.behind_.back() = static_cast<std::uint32_t>(end);
      return;
    }
    last_at = out.text_.size();
    written.emit(c, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  };
  for (std::size_t at = 0; at < original.size();) {
    auto const c = decode(original, at);
    if (c.size == 0) return std::unexpected(errc::invalid_utf8);
    std::size_t const next = at + c.size;
    if (c.value < 0x80 && c.value != 0x09 && c.value != 0x0B && c.value != 0x0C && c.value != 0x60) {
      emit(c.value, at, next);
    } else if (is_combining(c.value) && !out.text_.empty()) {
      std::size_t const begin = out.origin_[last_at];
      if (char32_t const whole = compose(decode(out.text_, last_at).value, c.value)) {
        out.text_.resize(last_at);
        out.origin_.resize(last_at);
        out.behind_.resize(last_at);
        emit(whole, begin, next);
      } else {
        for (std::size_t i = last_at; i < out.text_.size(); ++i) out.behind_[i] = static_cast<std::uint32_t>(next);
      }
    } else if (auto const letters = ligature_of(c.value); !letters.empty()) {
      for (char32_t const letter : letters) emit(letter, at, next);
    } else if (!is_invisible(c.value)) {
      twins = twins || latin_twin(c.value) != 0;
      emit(plain_form(c.value), at, next);
    }
    at = next;
  }
  if (twins) {
    normalised plain;
    replace_twins(written, {plain.text_, plain.origin_, plain.behind_});
    out = std::move(plain);
  }
  out.origin_.push_back(static_cast<std::uint32_t>(original.size()));
  return out;
}

}  // namespace matala::anonymizer
