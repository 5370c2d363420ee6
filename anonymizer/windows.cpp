// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/windows.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

constexpr std::size_t bytes_before = 120;
constexpr std::size_t bytes_behind = 64;

constexpr std::string_view at_words[] = {
    "@",      "at)",       "at]",       "at}",  "at>",     "AT",   " At ",  "(At",    " at ",  " at\n",   "ät",
    "Ät",     "ÄT",        "(a)",       "[a]",  "(ä)",     "[ä]",  "miuku", "Miuku",  "MIUKU", "snabel",  "Snabel",
    "SNABEL", "kissanhän", "KISSANHÄN", "&#64", "&commat", "%40",  "-at-",  "_at_",   ".at.",  "*at*",    "/at/",
    "|at|",   "\"at\"",    "'at'",      "#at#", "~at~",    " at(", "at-m",  " piste", " dot ", " punkt ", "(piste",
    "(dot",   "(punkt",    "[piste",    "[dot", "[punkt",  "[.]",  "(.)"};
constexpr std::string_view zero_words[] = {"nolla", "Nolla", "NOLLA", "noll ", "Noll ", "zero", "Zero", "oh ", "Oh "};
constexpr std::string_view age_words[] = {"vuoti",     "VUOTI",      "årig",   "ÅRIG",       "åring",       "ÅRING",
                                          "old",       "OLD",        "Old",    "vuotta v",   "vuoden ikäi", "vuoden i",
                                          "vuoden v",  "kuukau",     "viikko", "viikon ikä", "viikon van",  "år gam",
                                          "nader gam", "veckor gam", "of age"};
constexpr std::string_view month_words[] = {
    "kuuta", "kuun ", "KUUTA", "KUUN ",  " mars",  " april", " maj",  " juni", " juli",   " augusti", "tember", "ober",
    "ember", "nuar",  "bruar", " March", " April", " May",   " June", " July", " August", "January",  "Februar"};

void add(std::size_t begin, std::size_t end, std::vector<window>& out) {
  if (!out.empty() && begin < out.back().end + bytes_before) {
    out.back().end = std::max(out.back().end, end);
  } else {
    out.push_back({begin > bytes_before ? begin - bytes_before : 0, end});
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r';
}

void widen(std::string_view text, std::vector<window>& all) {
  for (auto& w : all) {
    while (w.begin > 0 && !is_space(text[w.begin - 1])) --w.begin;
    w.end = std::min(text.size(), w.end + bytes_behind);
    while (w.end < text.size() && !is_space(text[w.end])) ++w.end;
  }
  // Widening may have made neighbours touch.
  std::vector<window> merged;
  for (auto const& w : all) {
    if (!merged.empty() && w.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, w.end);
    } else {
      merged.push_back(w);
    }
  }
  all = std::move(merged);
}

template <class List>
void add_words(List const& words, std::string_view text, std::size_t reach, std::vector<window>& out) {
  std::vector<std::size_t> places;
  for (auto const word : words) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
      places.push_back(at);
  }
  std::ranges::sort(places);
  for (auto const at : places) add(at, at + reach, out);
}

}  // namespace

std::vector<window> windows_around(anchor kind, std::string_view text) {
  std::vector<window> out;
  switch (kind) {
    case anchor::digit:
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] >= '0' && text[i] <= '9') add(i, i + 1, out);
      }
      break;
    case anchor::at_sign: add_words(at_words, text, 1, out); break;
    case anchor::zero_word: add_words(zero_words, text, bytes_behind, out); break;
    case anchor::month: add_words(month_words, text, 1, out); break;
    case anchor::age_word: add_words(age_words, text, 1, out); break;
    case anchor::dot:
      for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if ((text[i] == '.' || text[i] == ':') && !is_space(text[i - 1]) && !is_space(text[i + 1])) add(i, i + 1, out);
      }
      break;
    case anchor::anywhere:
      if (!text.empty()) out.push_back({0, text.size()});
      return out;
  }
  widen(text, out);
  return out;
}

}  // namespace matala::anonymizer
