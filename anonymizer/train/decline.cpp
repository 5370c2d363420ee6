// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/decline.hpp"

#include "anonymizer/unicode.hpp"

#include <stdexcept>
#include <utility>

namespace matala::anonymizer::train {
namespace {

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiouyäöå").find(to_lower(c)) != std::u32string_view::npos;
}

std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    out.push_back(c.value);
    at += c.size;
  }
  return out;
}

bool is_front(std::u32string const& word) {
  for (char32_t const c : word) {
    if (std::u32string_view(U"aouAOUåÅ").find(c) != std::u32string_view::npos) return false;
  }
  return true;
}

std::u32string weakened(std::u32string stem) {
  constexpr std::pair<std::u32string_view, std::u32string_view> rows[] = {
      {U"kk", U"k"},  {U"pp", U"p"},  {U"tt", U"t"},  {U"nk", U"ng"}, {U"nt", U"nn"},
      {U"mp", U"mm"}, {U"lt", U"ll"}, {U"rt", U"rr"}, {U"lk", U"l"},  {U"rk", U"r"}};
  if (stem.size() < 4) return stem;
  char32_t const last = stem.back();
  std::u32string const head = stem.substr(0, stem.size() - 1);
  for (auto const& [strong, weak] : rows) {
    if (!head.ends_with(strong)) continue;
    return head.substr(0, head.size() - strong.size()) + std::u32string(weak) + last;
  }
  return stem;
}

struct stems {
  std::u32string weak;
  std::u32string strong;
  std::u32string partitive;
};

stems stems_of(std::u32string const& word) {
  std::u32string const a = is_front(word) ? U"ä" : U"a";
  if (word.ends_with(U"nen")) {
    auto const head = word.substr(0, word.size() - 3);
    return {head + U"se", head + U"se", head + U"s" + U"t" + a};
  }
  if (!is_vowel(word.back())) {
    auto const stem = word + U"i";
    return {stem, stem, stem + a};
  }
  return {weakened(word), word, word + a};
}

}  // namespace

std::string decline(std::string_view name, std::string_view grammatical_case) {
  auto const word = letters_of(name);
  if (word.empty() || grammatical_case == "nom") return std::string(name);
  auto const s = stems_of(word);
  std::u32string const a = is_front(word) ? U"ä" : U"a";
  std::u32string form;
  if (grammatical_case == "gen")
    form = s.weak + U"n";
  else if (grammatical_case == "par")
    form = s.partitive;
  else if (grammatical_case == "ine")
    form = s.weak + U"ss" + a;
  else if (grammatical_case == "ela")
    form = s.weak + U"st" + a;
  else if (grammatical_case == "ade")
    form = s.weak + U"ll" + a;
  else if (grammatical_case == "abl")
    form = s.weak + U"lt" + a;
  else if (grammatical_case == "all")
    form = s.weak + U"lle";
  else if (grammatical_case == "ess")
    form = s.strong + U"n" + a;
  else if (grammatical_case == "ill")
    form = s.strong + s.strong.back() + U"n";
  else
    throw std::runtime_error("unknown case " + std::string(grammatical_case));
  std::string out;
  for (char32_t const c : form) append(out, c);
  return out;
}

}  // namespace matala::anonymizer::train
