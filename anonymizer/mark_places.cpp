// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

#include <algorithm>
#include <string_view>

namespace matala::anonymizer {

namespace {

// "Tehtaankadulla", "Mannerheimintieltä": a street without a number is no address yet, but a place.
bool is_street(std::string_view lower) {
  constexpr std::string_view ends[] = {"katu",    "kadun",    "kadulla",   "kadulta",  "kadulle",    "kadussa",
                                       "kadusta", "tiellä",   "tieltä",    "tielle",   "kujalla",    "kujalta",
                                       "kujalle", "polulla",  "gatan",     "vägen",    "gränden",    "stigen",
                                       "torilla", "aukiolla", "rinteellä", "kaarella", "puistikossa"};
  return std::ranges::any_of(
      ends, [lower](std::string_view end) { return lower.size() > end.size() + 3 && lower.ends_with(end); });
}

// "naantalilainen", "loimaalaiselle", "pargasbo": who lives in a place tells the place, also in small letters.
word_kind home_of(std::string_view lower, word_reader const& reader) {
  constexpr std::string_view endings[] = {"lainen", "läinen", "laise", "läise", "laisi", "läisi", "laist",
                                          "läist",  "sbo",    "sbon",  "sbor",  "bo",    "bon",   "bor"};
  // Most words are none of these.
  if (!lower.contains("lai") && !lower.contains("läi") && lower.rfind("bo") + 3 < lower.size()) return word_kind::none;
  for (auto const ending : endings) {
    auto const at = lower.rfind(ending);
    if (at == std::string_view::npos || at < 3 || lower.size() - at > ending.size() + 6) continue;
    bool const swedish = ending.contains("bo");
    if (swedish && lower.size() != at + ending.size()) continue;
    auto stem = std::string(lower.substr(0, at));
    for (auto const last : {"", "i"}) {
      // "rovaniemeläinen": the e of the stem is the i of the name.
      if (*last != '\0' && stem.back() == 'e') stem.back() = *last;
      auto const kind = reader.recorded(stem).kind;
      if (is_masked_place(kind)) return kind;
    }
  }
  return word_kind::none;
}

}  // namespace

void mark_places(analysed_field const& field, word_reader const& reader, token_marks& marks) {
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    auto const* w = field.words[i];
    if (w == nullptr || marks[i].what != mark::none || field.opaque[i]) continue;
    auto const& t = field.tokens[i];
    if (field.usage == letter_case::mixed && t.capital && !t.sentence_start && is_street(w->lower)) {
      marks[i].claim(mark::place, reason::kind_word, 0.8F);
    }
    if (is_masked_place(home_of(w->lower, reader))) marks[i].claim(mark::place, reason::place_list, 0.85F);
    bool const named = field.usage == letter_case::mixed
                           ? t.capital && (!t.sentence_start || !w->reads_common || is_masked_place(w->kind))
                           : !w->is_common();
    // "liite II" is not the town of Ii.
    bool const numeral = t.all_caps && t.end - t.begin < 4 && field.usage == letter_case::mixed;
    if (!named || numeral) continue;
    if (is_masked_place(w->kind)) {
      marks[i].claim(mark::place, reason::place_list, 0.85F);
    } else if (w->reads_place && w->kind == word_kind::none) {
      marks[i].claim(mark::place, reason::morphology, 0.7F);
    }
  }
}

}  // namespace matala::anonymizer
