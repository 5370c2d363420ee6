// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/windows.hpp"

#include <re2/re2.h>

#include <algorithm>

namespace matala::anonymizer {
namespace {

constexpr std::size_t bytes_before = 120;
constexpr std::size_t bytes_behind = 64;

// One automaton an anchor: the words are looked for together, in any letter case.
constexpr auto at_words =
    R"((?i)@|[(\[{<]\s?(?:at|ät|ättä|ä|a|miuku|snabel|piste|dot|punkt|\.)|[\s"'*_/|#~.-](?:at|ät)[\s"'*_/|#~.(-]|)"
    R"(\s(?:ättä|[aä]t-m)|miuku|snabel|kissanhän|&#64|&commat|%40|\s(?:piste|dot|punkt))";
constexpr auto zero_words = R"((?i)nolla|\b(?:noll|zero|oh)\b)";
constexpr auto age_words =
    R"((?i)vuoti|årig|åring|\bold\b|[ -]olds|vuotta v|vuoden [iv]|kuukau|kuinen|kuis|days? old|viikko|viikon [iv]|år gam|nader gam|)"
    R"(veckor gam|of age)";
constexpr auto month_words =
    R"((?i)kuuta|kuun\s|\b(?:mars|april|maj|juni|juli|augusti|march|may|june|july|august)\b|tember|ober|ember|nuar|)"
    R"(bruar)";

constexpr auto service_words =
    R"((?i)snap|snäp|\big\b|insta|discord|telegram|tiktok|\bkik\b|steam|xbox|psn|skype|wilma|twitter|x-tili|youtube|)"
    R"(twitch|linkedin|reddit|facebook|\bfb\b|tinder|signa|suomi24|profiili|nimimerk|käyttäjä|tunnu|användarnam|)"
    R"(user ?name|\bnick|gamertag|\bu/)";

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

void add_words(re2::RE2 const& words, std::string_view text, std::size_t reach, std::vector<window>& out) {
  re2::StringPiece const subject(text.data(), text.size());
  re2::StringPiece hit;
  for (std::size_t at = 0; words.Match(subject, at, text.size(), re2::RE2::UNANCHORED, &hit, 1);) {
    std::size_t const begin = static_cast<std::size_t>(hit.data() - text.data());
    add(begin, begin + reach, out);
    at = begin + 1;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
}

re2::RE2 const& words_of(anchor kind) {
  static re2::RE2 const at(at_words);
  static re2::RE2 const zero(zero_words);
  static re2::RE2 const month(month_words);
  static re2::RE2 const age(age_words);
  static re2::RE2 const service(service_words);
  return kind == anchor::service     ? service
         : kind == anchor::at_sign   ? at
         : kind == anchor::zero_word ? zero
         : kind == anchor::month     ? month
                                     : age;
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
    case anchor::at_sign:
    case anchor::service:
    case anchor::month:
    case anchor::age_word: add_words(words_of(kind), text, 1, out); break;
    case anchor::zero_word: add_words(words_of(kind), text, bytes_behind, out); break;
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
