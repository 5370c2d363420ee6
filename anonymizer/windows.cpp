// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/windows.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

constexpr std::size_t bytes_before = 120;
constexpr std::size_t bytes_behind = 64;

constexpr std::string_view at_words[] = {
    "@",   "at)", "at]", "at}", "at>",   "AT",    "At",    " at ",   " at\n",  "ät",     "Ät",        "ÄT",
    "(a)", "[a]", "(ä)", "[ä]", "miuku", "Miuku", "MIUKU", "snabel", "Snabel", "SNABEL", "kissanhän", "KISSANHÄN"};
constexpr std::string_view age_words[] = {"vuoti", "VUOTI", "årig", "ÅRIG", "åring", "ÅRING", "old", "OLD", "Old"};

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
void add_words(List const& words, std::string_view text, std::vector<window>& out) {
  std::vector<std::size_t> places;
  for (auto const word : words) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
      places.push_back(at);
  }
  std::ranges::sort(places);
  for (auto const at : places) add(at, at + 1, out);
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
    case anchor::at_sign: add_words(at_words, text, out); break;
    case anchor::age_word: add_words(age_words, text, out); break;
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
