// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/analysis.hpp"

#include "anonymizer/beginnings.hpp"
#include "anonymizer/phrases.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace matala::anonymizer {
namespace {

constexpr std::size_t longest_replacement_bytes = 60;

letter_case usage_of(analysed_field const& field) {
  std::size_t words = 0;
  std::size_t capital = 0;
  std::size_t all_caps = 0;
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    auto const& t = field.tokens[i];
    if (!t.word || field.opaque[i]) continue;
    ++words;
    capital += t.capital ? 1 : 0;
    all_caps += t.all_caps ? 1 : 0;
  }
  if (words == 0) return letter_case::mixed;
  if (all_caps * 10 >= words * 7) return letter_case::upper;
  // One capital in sixty words: a typist who does not use the shift key.
  return capital * 60 <= words ? letter_case::lower : letter_case::mixed;
}

void mark_replacements(analysed_field& field) {
  auto const text = field.text();
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    std::size_t const begin = field.tokens[i].begin;
    if (text[begin] != '[') continue;
    auto const close = text.substr(begin, longest_replacement_bytes).find(']');
    if (close == std::string_view::npos || !is_replacement(text.substr(begin + 1, close - 1))) continue;
    for (; i < field.tokens.size() && field.tokens[i].begin <= begin + close; ++i) field.opaque[i] = true;
    --i;
  }
}

bool is_capital_inside(token const& t) {
  return t.capital && !t.sentence_start && !t.all_caps;
}

void count_echoes(analysed_field& field) {
  struct uses {
    int capital = 0;
    int small = 0;
  };
  std::unordered_map<std::string_view, uses> known;
  std::vector<uses*> of(field.tokens.size());
  for (std::size_t i = 0; i < of.size(); ++i) {
    auto const* w = field.words[i];
    if (w == nullptr) continue;
    of[i] = &known[w->is_name() || w->lemma.empty() ? w->name_lemma : w->lemma];
    of[i]->capital += is_capital_inside(field.tokens[i]) ? 1 : 0;
    of[i]->small += field.tokens[i].capital ? 0 : 1;
  }
  field.echoes.assign(of.size(), 0);
  for (std::size_t i = 0; i < of.size(); ++i) {
    if (of[i] == nullptr) continue;
    int const capital = of[i]->capital - (is_capital_inside(field.tokens[i]) ? 1 : 0);
    int const small = of[i]->small - (field.tokens[i].capital ? 0 : 1);
    field.echoes[i] = static_cast<std::uint8_t>(std::min(capital, 2) * 3 + std::min(small, 2));
  }
}

constexpr std::string_view fi_words[] = {
    "on",    "ja",    "ei",    "oli",    "että",   "hän",    "asiakas",   "mutta",   "se",      "joka",   "kun",
    "ovat",  "olla",  "myös",  "sekä",   "eivät",  "olen",   "ollut",     "tai",     "jos",     "kuin",   "niin",
    "vaan",  "nyt",   "jo",    "vielä",  "kanssa", "hänen",  "asiakkaan", "äiti",    "isä",     "lapsi",  "lapset",
    "poika", "tytär", "mies",  "vaimo",  "asuu",   "käy",    "kävi",      "sanoo",   "kertoo",  "haluaa", "tarvitsee",
    "miten", "mitä",  "voiko", "kotona", "viikko", "päätös", "hakemus",   "hoitaja", "lääkäri", "puh",    "os",
    "synt",  "ku",    "mut",   "oo",     "et",     "sit"};
constexpr std::string_view sv_words[] = {
    "och",   "är",     "att",    "det",      "som",    "har",    "inte",   "för",    "med",    "hon",
    "han",   "av",     "på",     "klienten", "den",    "ett",    "en",     "till",   "om",     "men",
    "så",    "vid",    "från",   "hos",      "utan",   "efter",  "under",  "sedan",  "ska",    "kan",
    "vill",  "jag",    "vi",     "de",       "får",    "fick",   "varit",  "blev",   "bor",    "inga",
    "ingen", "också",  "när",    "mamma",    "pappa",  "dotter", "son",    "hustru", "barnet", "barn",
    "år",    "ringde", "ringer", "vården",   "läkare", "tid",    "remiss", "stöd",   "enligt", "nästa",
    "hur",   "vad",    "kunde",  "behöver",  "ensam",  "hemma",  "pat",    "klient", "mår",    "säger"};
constexpr std::string_view en_words[] = {
    "the",   "and",    "is",     "was",    "has",      "of",      "to",    "she",    "he",    "with",  "for",
    "that",  "client", "her",    "his",    "not",      "in",      "at",    "from",   "by",    "after", "since",
    "but",   "are",    "were",   "been",   "who",      "they",    "have",  "had",    "my",    "our",   "this",
    "an",    "be",     "will",   "would",  "can",      "could",   "needs", "wants",  "lives", "said",  "says",
    "about", "no",     "mother", "father", "children", "husband", "wife",  "family", "asked"};

}  // namespace

analysed_field analyse(std::uint32_t index, normalised source, word_reader& reader) {
  analysed_field out;
  out.index = index;
  out.source = std::move(source);
  out.tokens = tokenise(out.text());
  out.opaque.assign(out.tokens.size(), false);
  mark_replacements(out);
  out.words.reserve(out.tokens.size());
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    auto const& t = out.tokens[i];
    out.words.push_back(t.word && !out.opaque[i] ? &reader.read(t.stem(out.text())) : nullptr);
  }
  out.usage = usage_of(out);
  count_echoes(out);
  return out;
}

language language_of(std::vector<analysed_field> const& fields) {
  static beginnings const all{fi_words, sv_words, en_words};
  std::size_t fi = 1;  // the fallback wins a tie
  std::size_t sv = 0;
  std::size_t en = 0;
  for (auto const& field : fields) {
    for (auto const* word : field.words) {
      if (word == nullptr) continue;
      // Finnish has the letter in names alone, English nowhere.
      if (!word->is_name() && word->lower.contains("å")) ++sv;
      if (!all.may_begin(word->lower)) continue;
      auto const in = [&](auto const& list) {
        return std::ranges::find(list, word->lower) != std::end(list) ? 1U : 0U;
      };
      fi += in(fi_words);
      sv += in(sv_words);
      en += in(en_words);
    }
  }
  if (sv > fi && sv >= en) return language::sv;
  return en > fi ? language::en : language::fi;
}

}  // namespace matala::anonymizer
