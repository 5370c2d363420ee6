// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"
#include "anonymizer/person_words.hpp"

#include <algorithm>
#include <string_view>

namespace matala::anonymizer {
namespace {

// What only people do, as a client's case tells it; Finnish by stems.
constexpr std::string_view finnish_acts[] = {
    "asuu",    "asui",   "asunu",  "ehdott", "hakee",    "hakenu",    "haki",     "halua",  "halus",  "ilmoitt",
    "itkee",   "itki",   "itken",  "kertoi", "kertoo",   "kertonu",   "kieltäyt", "kiitt",  "koki",   "kysyi",
    "kysyy",   "kysyny", "lupas",  "muutti", "nukku",    "opiskelee", "opiskeli", "pelkää", "pelkäs", "puhuu",
    "puhui",   "puhunu", "pyys",   "pyytä",  "sairasta", "sanoi",     "sanoo",    "sanonu", "soitti", "soittaa",
    "soittan", "suostu", "toivoi", "toivoo", "uskalta",  "valitt",    "vaikeni",
};
constexpr std::string_view other_acts[] = {
    "ringde",   "ringer",  "sade",   "säger",  "sa",     "berättar", "berättade", "vill",   "ville",
    "bor",      "bodde",   "grät",   "gråter", "vägrar", "vägrade",  "sover",     "pratar", "pratade",
    "frågar",   "frågade", "hoppas", "önskar", "söker",  "sökte",    "lovade",    "skrev",  "flyttade",
    "studerar", "dricker", "called", "calls",  "said",   "says",     "cried",     "cries",  "refuses",
    "refused",  "wants",   "wanted", "lives",  "lived",  "told",     "tells",     "asks",   "asked",
    "hopes",    "feels",   "felt",   "sleeps", "drinks", "speaks",
};

// In some registers also names.
constexpr std::string_view anybody[] = {
    "han",    "hon",  "hen",   "de",    "vi",        "ni",       "jag",    "du",         "man",
    "den",    "det",  "he",    "she",   "they",      "we",       "you",    "it",         "hän",
    "me",     "te",   "minä",  "sinä",  "mannen",    "kvinnan",  "pojken", "flickan",    "barnet",
    "barnen", "alla", "ingen", "perhe", "vanhemmat", "vanhempi", "suku",   "pariskunta", "naapurit"};

bool is_act(std::string_view lower) {
  return std::ranges::find(other_acts, lower) != std::end(other_acts) ||
         std::ranges::any_of(finnish_acts, [lower](std::string_view stem) { return lower.starts_with(stem); });
}

// "Karhu ei halua", "Hope refuses", "Laineen mukaan".
bool acts(analysed_field const& field, std::size_t i) {
  auto const word = [&](std::size_t k) {
    return k < field.words.size() && field.words[k] != nullptr ? std::string_view(field.words[k]->lower)
                                                               : std::string_view();
  };
  auto const next = word(i + 1);
  if (next == "mukaan") return word(i).ends_with('n');
  return is_act(next) || ((next == "ei" || next == "eikä") && is_act(word(i + 2)));
}

// "Sepänniemi, his eye doctor, calls".
bool is_somebodys(analysed_field const& field, std::size_t i) {
  constexpr std::string_view owners[] = {"his", "her", "their", "hänen", "hans", "hennes", "deras"};
  constexpr std::size_t longest = 4;
  if (i + 2 >= field.tokens.size() || field.surface(i + 1) != "," || field.words[i + 2] == nullptr) return false;
  if (std::ranges::find(owners, field.words[i + 2]->lower) == std::end(owners)) return false;
  for (std::size_t k = i + 3; k < field.tokens.size() && k <= i + 2 + longest && field.words[k] != nullptr; ++k) {
    if (is_title(field.words[k]->lower) || is_title(field.words[k]->lemma)) return true;
  }
  return false;
}

}  // namespace

void mark_actors(analysed_field const& field, token_marks& marks) {
  constexpr int known_as_name = 6;
  constexpr float sure = 0.6F;
  if (field.usage != letter_case::mixed) return;
  for (std::size_t i = 0; i + 1 < field.tokens.size(); ++i) {
    auto const& t = field.tokens[i];
    auto const* w = field.words[i];
    // A word that is kept only because it opens the sentence may be somebody's name after all.
    bool const opening =
        marks[i].what == mark::kept && marks[i].confidence == 0 && w != nullptr && w->kind == word_kind::none;
    if (w == nullptr || field.opaque[i] || (marks[i].what != mark::none && !opening)) continue;
    if (!t.sentence_start || !t.capital || t.all_caps || is_title(w->lower) || is_title(w->lemma)) continue;
    if (std::ranges::find(anybody, w->lower) != std::end(anybody)) continue;
    bool const name = std::max(w->first_name, w->last_name) >= known_as_name && w->kind == word_kind::none;
    if ((name && acts(field, i)) || is_somebodys(field, i)) marks[i] = {mark::person, reason::cue, sure};
  }
}

}  // namespace matala::anonymizer
