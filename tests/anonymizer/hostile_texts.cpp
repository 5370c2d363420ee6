// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/hostile_texts.hpp"

#include "anonymizer/pipeline.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/speed.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace matala::anonymizer::testing {
namespace {

hostile_text repeated(std::string_view name, std::string piece) {
  return {name, [piece](std::size_t bytes) {
            std::string out;
            out.reserve(bytes);
            while (out.size() + piece.size() <= bytes) out += piece;
            return out;
          }};
}

// Words that differ, from a number: "abba", "abbe", ...
std::string word_of(std::size_t number) {
  std::string out;
  for (int i = 0; i < 4; ++i, number /= 80) {
    out += "bdfghjklmnprstvz"[number % 16];
    out += "aeiou"[number / 16 % 5];
  }
  return out;
}

hostile_text numbered(std::string_view name, std::function<std::string(std::size_t)> piece) {
  return {name, [piece](std::size_t bytes) {
            std::string out;
            for (std::size_t i = 0;; ++i) {
              auto const next = piece(i);
              if (out.size() + next.size() > bytes) return out;
              out += next;
            }
          }};
}

std::string capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

document document_of(std::string const& text) {
  document out;
  out.push_back({"field", raw_text(std::string_view(text))});
  return out;
}

std::vector<decision> mask_all(std::vector<finding> const& findings) {
  std::vector<decision> out;
  for (auto const& f : findings) {
    if (needs_decision(f)) out.push_back({f.field, f.begin, f.end, verdict::mask});
  }
  return out;
}

constexpr options in_finnish{language::fi};

void expect_verdict(std::expected<redacted, refusal> const& out) {
  if (!out && out.error().code != errc::identifiers_left) throw std::runtime_error("refused");
}

}  // namespace

std::vector<hostile_text> hostile_texts() {
  return {
      repeated("one letter", "a"),
      repeated("one capital", "A"),
      repeated("one digit", "7"),
      repeated("digits and dashes", "1-"),
      repeated("digits and spaces", "1 "),
      repeated("digits and dots", "12.3."),
      repeated("at signs", "a@a"),
      repeated("at signs and dots", "a.a@a."),
      repeated("open brackets", "["),
      repeated("nested brackets", "[(a"),
      repeated("open replacements", "[henkilö "),
      repeated("combining marks", "\u0301"),
      repeated("letters with marks", "e\u0301\u0302"),
      repeated("zero width", "\u200B"),
      repeated("zero width between letters", "a\u200B"),
      repeated("look-alikes", "\u0430a"),
      repeated("no spaces", "VirtanenMatti"),
      repeated("hyphens", "Matti-"),
      repeated("colons", "a:"),
      repeated("line ends", "\n"),
      repeated("one name", "Matti Virtanen "),
      repeated("web addresses", "http://a.fi/"),
      repeated("companies", "Oy "),
      repeated("streets", "Katu 1 A "),
      numbered("thousands of names", [](std::size_t i) { return "Matti " + capital(word_of(i)) + "nen, "; }),
      numbered("thousands of first names", [](std::size_t i) { return capital(word_of(i)) + " Virtanen, "; }),
      numbered("thousands of words", [](std::size_t i) { return word_of(i) + " "; }),
      numbered("thousands of addresses", [](std::size_t i) { return word_of(i) + "@example.org "; }),
      numbered("thousands of numbers", [](std::size_t i) { return std::to_string(400000000 + 7 * i) + " "; }),
  };
}

double growth_over_four(std::function<void(std::string const& text)> const& work, hostile_text const& hostile,
                        std::size_t bytes, double most) {
  auto const small = hostile.make(bytes);
  auto const large = hostile.make(4 * bytes);
  auto const time_of = [&](std::string const& text) {
    double const before_ms = evaluate::processor_ms();
    work(text);
    return evaluate::processor_ms() - before_ms;
  };
  double least = std::numeric_limits<double>::max();
  double small_ms = 0;
  double large_ms = least;
  for (int i = 0; i < 3 && least > most; ++i) {
    small_ms = std::max(small_ms, time_of(small));
    large_ms = std::min(large_ms, time_of(large));
    least = large_ms / small_ms;
  }
  return least;
}

void inspect_text(std::string const& text) {
  evaluate::shipped_pipeline().inspect(document_of(text), in_finnish).value();
}

void redact_text(std::string const& text) {
  auto const& masker = evaluate::shipped_pipeline();
  auto const fields = document_of(text);
  auto const seen = masker.inspect(fields, in_finnish).value();
  expect_verdict(masker.redact(fields, in_finnish, mask_all(seen.findings)));
}

void mask_more_in_text(std::string const& text) {
  std::string const phrase = "matti";
  expect_verdict(evaluate::shipped_pipeline().mask_more({text}, in_finnish, std::span(&phrase, 1)));
}

}  // namespace matala::anonymizer::testing
