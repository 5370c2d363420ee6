// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/measure.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace matala::evaluate {
namespace {

constexpr std::array<std::string_view, 9> direct_types = {"PER",    "ADDRESS", "PHONE",  "EMAIL", "URL",
                                                          "HANDLE", "IDCODE",  "NUMBER", "DIRECT"};
// Types of news corpora that identify nobody.
constexpr std::array<std::string_view, 4> harmless_types = {"PRO", "EVENT", "MISC", "QUASI"};

enum class byte : unsigned char { open, kept, masked };

std::vector<byte> bytes_of(std::string const& text, std::vector<seen_span> const& spans) {
  std::vector<byte> out(text.size(), byte::open);
  for (auto const& s : spans) {
    for (auto i = s.begin; i < std::min(s.end, text.size()); ++i)
      out[i] = std::max(out[i], s.kept ? byte::kept : byte::masked);
  }
  return out;
}

// The least that was done to any letter or digit.
byte least_in(std::string const& text, std::vector<byte> const& done, gold_span const& span) {
  auto least = byte::masked;
  for (auto at = span.begin; at < span.end; at += character_size(text, at)) {
    if (is_alphanumeric(text, at)) least = std::min(least, done[at]);
  }
  return least;
}

miss miss_of(gold_text const& gold, gold_span const& span) {
  constexpr std::size_t beside = 40;
  auto begin = span.begin - std::min(span.begin, beside);
  auto end = std::min(gold.text.size(), span.end + beside);
  auto const inside = [&](std::size_t at) {
    return at < gold.text.size() && (static_cast<unsigned char>(gold.text[at]) & 0xC0) == 0x80;
  };
  while (inside(begin)) --begin;
  while (inside(end)) ++end;
  auto around = gold.text.substr(begin, end - begin);
  std::ranges::replace(around, '\n', ' ');
  return {gold.id, span.type, gold.text.substr(span.begin, span.end - span.begin), around};
}

void count_words(gold_text const& gold, std::vector<byte> const& done, std::size_t most_taken, figures& out) {
  for (auto const& t : gold.tokens) {
    if (!t.plain || t.begin == t.end || !is_alphanumeric(gold.text, t.begin)) continue;
    auto const begin = done.begin() + static_cast<std::ptrdiff_t>(t.begin);
    bool const taken = std::any_of(begin, begin + static_cast<std::ptrdiff_t>(t.end - t.begin),
                                   [](byte b) { return b == byte::masked; });
    out.over_masked.count(taken);
    if (taken && out.taken.size() < most_taken) out.taken.push_back(miss_of(gold, {t.begin, t.end, {}}));
  }
}

}  // namespace

bool is_direct(std::string const& type) {
  return std::ranges::find(direct_types, type) != direct_types.end();
}

figures measure(std::vector<gold_text> const& texts, masker const& mask, std::size_t most_misses) {
  figures out;
  for (auto const& gold : texts) {
    auto const seen = mask(gold.text);
    auto const done = bytes_of(gold.text, seen.spans);
    bool direct_left = false;
    bool leaking = false;
    for (auto const& span : gold.spans) {
      auto const least = least_in(gold.text, done, span);
      out.masked[span.type].count(least == byte::masked);
      out.detected[span.type].count(least != byte::open);
      if (least == byte::masked) continue;
      direct_left = direct_left || is_direct(span.type);
      leaking = leaking || std::ranges::find(harmless_types, span.type) == harmless_types.end();
      if (out.misses.size() < most_misses) out.misses.push_back(miss_of(gold, span));
    }
    out.direct_left.count(direct_left);
    out.leaking.count(leaking);
    if (!gold.lang.empty()) out.wrong_language.count(seen.lang != gold.lang);
    count_words(gold, done, most_misses, out);
  }
  return out;
}

}  // namespace matala::evaluate
