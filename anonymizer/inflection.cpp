// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/inflection.hpp"

#include "anonymizer/unicode.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

using letters = std::u32string;
using view = std::u32string_view;

bool is_vowel(char32_t c) {
  return view(U"aeiouyäöåé").find(c) != view::npos;
}

constexpr view clitics[] = {U"kin", U"kaan", U"kään", U"ko", U"kö", U"han", U"hän", U"pa", U"pä"};
constexpr view possessives[] = {U"ni", U"si", U"mme", U"nne", U"nsa", U"nsä"};
constexpr view endings[] = {U"n",    U"a",    U"ä",    U"ta",   U"tä",   U"tta",  U"ttä",  U"ssa",  U"ssä",  U"sta",
                            U"stä",  U"lla",  U"llä",  U"lta",  U"ltä",  U"lle",  U"na",   U"nä",   U"ksi",  U"seen",
                            U"t",    U"en",   U"in",   U"ien",  U"ten",  U"den",  U"illa", U"illä", U"ilta", U"iltä",
                            U"ille", U"issa", U"issä", U"ista", U"istä", U"iksi", U"ia",   U"iä",   U"ja",   U"jä",
                            U"jen",  U"iin",  U"s",    U"ns",   U"itta", U"ittä", U"ina",  U"inä"};

struct gradation {
  view weak;
  view strong;
};
constexpr gradation gradations[] = {{U"nn", U"nt"}, {U"ng", U"nk"}, {U"mm", U"mp"}, {U"ll", U"lt"}, {U"rr", U"rt"},
                                    {U"lj", U"lk"}, {U"rj", U"rk"}, {U"hj", U"hk"}, {U"d", U"t"},   {U"v", U"p"},
                                    {U"k", U"kk"},  {U"p", U"pp"},  {U"t", U"tt"},  {U"g", U"gg"},  {U"b", U"bb"}};

class collector {
 public:
  void add(letters word) {
    if (word.size() >= 2 && std::ranges::find(words_, word) == words_.end()) words_.push_back(std::move(word));
  }
  std::vector<letters> words_;
};

// The stem with the consonants before its last vowel made strong ("mati" -> "matti", "lahde" -> "lahte").
void add_strong(letters const& stem, collector& out) {
  if (stem.size() < 3 || !is_vowel(stem.back())) return;
  view const head(stem.data(), stem.size() - 1);
  for (auto const& [weak, strong] : gradations) {
    if (!head.ends_with(weak)) continue;
    letters word(head.substr(0, head.size() - weak.size()));
    word.append(strong).push_back(stem.back());
    out.add(std::move(word));
  }
  // The k that vanished between two vowels ("mäe" -> "mäke", "haa" -> "haka") or behind h and r ("lahe", "karju").
  if (is_vowel(head.back()) || head.back() == U'h' || head.back() == U'r' || head.back() == U'l') {
    letters word(head);
    word.push_back(U'k');
    word.push_back(stem.back());
    out.add(std::move(word));
  }
}

void add_with_vowel_changes(letters const& stem, collector& out) {
  out.add(stem);
  if (stem.empty()) return;
  auto const cut = [&](std::size_t n) { return stem.substr(0, stem.size() - n); };
  if (view(stem).ends_with(U"se")) out.add(cut(2) + U"nen");
  if (stem.ends_with(U"s")) out.add(cut(1) + U"nen");
  if (view(stem).ends_with(U"kse")) {
    out.add(cut(3) + U"s");
    out.add(cut(3) + U"nen");
  }
  if (view(stem).ends_with(U"kse") || view(stem).ends_with(U"tse")) out.add(cut(1) + U"i");
  if (stem.back() == U'e') out.add(cut(1) + U"i");
  if (view(stem).ends_with(U"de")) out.add(cut(2) + U"si");
  if (view(stem).ends_with(U"ude") || view(stem).ends_with(U"yde")) out.add(cut(2) + U"s");
  if (stem.back() == U'i' && stem.size() > 3) out.add(cut(1));
  if (stem.size() > 3 && is_vowel(stem.back()) && stem[stem.size() - 2] == stem.back()) {
    out.add(cut(1));
    out.add(cut(1) + U"s");
  }
}

// Stem in the weak grade of a strong nominative, or the reverse ("rintee" -> "rinne", "kaartee" -> "kaarre").
void add_weak(letters const& stem, collector& out) {
  if (stem.size() < 4 || !is_vowel(stem.back()) || stem[stem.size() - 2] != stem.back()) return;
  view const head(stem.data(), stem.size() - 2);
  for (auto const& [weak, strong] : gradations) {
    if (!head.ends_with(strong)) continue;
    letters word(head.substr(0, head.size() - strong.size()));
    word.append(weak).push_back(stem.back());
    out.add(word);
    out.add(word + U"s");
  }
}

void add_nominatives(letters const& stem, collector& out) {
  add_with_vowel_changes(stem, out);
  collector strong;
  add_strong(stem, strong);
  for (auto const& word : strong.words_) add_with_vowel_changes(word, out);
  add_weak(stem, out);
}

void strip_cases(letters const& word, collector& out) {
  out.add(word);
  for (auto const ending : endings) {
    if (word.size() < ending.size() + 2 || !view(word).ends_with(ending)) continue;
    add_nominatives(word.substr(0, word.size() - ending.size()), out);
  }
  // Illative: "Turkuun", "Ouluun", "Iihin", "Turkuhun".
  std::size_t const n = word.size();
  if (n >= 5 && word[n - 1] == U'n' && is_vowel(word[n - 2])) {
    if (word[n - 3] == word[n - 2]) add_nominatives(word.substr(0, n - 2), out);
    if (word[n - 3] == U'h') add_nominatives(word.substr(0, n - 3), out);
  }
}

void strip(letters const& word, collector& out) {
  strip_cases(word, out);
  for (auto const ending : possessives) {
    if (word.size() < ending.size() + 3 || !view(word).ends_with(ending)) continue;
    letters const stem = word.substr(0, word.size() - ending.size());
    out.add(stem);
    strip_cases(stem, out);
    // A possessive takes the n of the genitive and illative with it.
    add_nominatives(stem, out);
  }
}

}  // namespace

std::vector<std::string> base_forms(std::string_view word) {
  letters form;
  for (std::size_t at = 0; at < word.size();) {
    auto const c = decode(word, at);
    if (c.size == 0) return {};
    form.push_back(c.value);
    at += c.size;
  }
  collector out;
  if (form.size() > 40) {
    out.add(form);
  } else {
    strip(form, out);
    for (auto const clitic : clitics) {
      if (form.size() >= clitic.size() + 3 && view(form).ends_with(clitic))
        strip(form.substr(0, form.size() - clitic.size()), out);
    }
  }
  std::vector<std::string> bases;
  bases.reserve(out.words_.size());
  for (auto const& w : out.words_) {
    std::string utf8;
    for (char32_t const c : w) append(utf8, c);
    bases.push_back(std::move(utf8));
  }
  return bases;
}

}  // namespace matala::anonymizer
