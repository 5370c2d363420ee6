// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/unique_events.hpp"

#include "anonymizer/beginnings.hpp"
#include "anonymizer/clauses.hpp"
#include "anonymizer/rare_occupations.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace matala::anonymizer {
namespace {

using words = std::string_view;

std::string_view word(analysed_field const& field, std::size_t i) {
  return i < field.words.size() && field.words[i] != nullptr ? std::string_view(field.words[i]->lower)
                                                             : std::string_view();
}

template <std::size_t N>
bool begins(std::string_view lower, words const (&list)[N]) {
  return !lower.empty() && std::ranges::any_of(list, [lower](words w) { return lower.starts_with(w); });
}
template <std::size_t N>
bool is_one_of(std::string_view lower, words const (&list)[N]) {
  return std::ranges::find(list, lower) != std::end(list);
}

constexpr words singular_starts[] = {"viimei", "ainoa",   "ainut",  "ainoo",   "ensimmäi",
                                     "vanhin", "vanhimp", "nuorin", "nuorimp", "pisin"};
constexpr words singular_words[] = {"enda", "första", "äldsta", "yngsta",   "sista",
                                    "only", "first",  "oldest", "youngest", "sole"};
// Whose only one: in front of it.
constexpr words owners[] = {"välfärdsområdets",
                            "hyvinvointialueen",
                            "seurakunnan",
                            "församlingens",
                            "suomen",
                            "maan",
                            "maailman",
                            "euroopan",
                            "pohjoismaiden",
                            "kunnan",
                            "kaupungin",
                            "kylän",
                            "pitäjän",
                            "saaren",
                            "paikkakunnan",
                            "seudun",
                            "maakunnan",
                            "lapin",
                            "finlands",
                            "landets",
                            "världens",
                            "kommunens",
                            "byns",
                            "stadens",
                            "öns",
                            "ortens",
                            "traktens",
                            "nordens",
                            "europas",
                            "finland",
                            "country",
                            "village",
                            "town",
                            "world",
                            "municipality"};
// Where the only one: behind it.
constexpr words scopes[] = {
    "kylällä",    "byarna",      "utskären",    "skärgården",    "here",     "suomessa",     "maassa",
    "maailmassa", "kunnassa",    "kaupungissa", "kylässä",       "saarella", "pitäjässä",    "paikkakunnalla",
    "seudulla",   "maakunnassa", "euroopassa",  "pohjoismaissa", "lapissa",  "finland",      "landet",
    "världen",    "kommunen",    "byn",         "staden",        "ön",       "orten",        "trakten",
    "norden",     "europa",      "country",     "world",         "village",  "municipality", "town",
    "region",     "europe",      "parish",      "island"};
// The first home or winter in a country is everybody's.
constexpr words ordinary[] = {
    "kert",   "kerr", "vuo",  "kuukau",    "viik", "päiv",    "talv",  "kesä",    "syksy", "asun", "koti", "kodi",
    "työ",    "koul", "kiel", "tapaam",    "käyn", "gång",    "år",    "månad",   "veck",  "dag",  "vint", "somm",
    "bosta",  "hem",  "jobb", "arbet",     "möt",  "besök",   "time",  "year",    "month", "week", "day",  "winter",
    "summer", "home", "flat", "apartment", "job",  "meeting", "visit", "contact", "langu", "aik",  "step", "askel"};

constexpr words in_public[] = {"iltauutisissa", "tv-uutisissa", "tidningar",     "tv",           "nyheter",
                               "lehdessä",      "lehdissä",     "lehteen",       "lehtiin",      "lehdistössä",
                               "uutisissa",     "uutisiin",     "iltalehdessä",  "iltalehdissä", "iltapäivälehdissä",
                               "iltasanomissa", "mediassa",     "julkisuudessa", "julkisuuteen", "televisiossa",
                               "tv:ssä",        "telkkarissa",  "radiossa",      "otsikoissa",   "otsikoihin",
                               "dokumentissa",  "tidningen",    "tidningarna",   "nyheterna",    "medierna",
                               "televisionen",  "pressen",      "news",          "newspaper",    "newspapers",
                               "media",         "television",   "headlines",     "press",        "offentligheten",
                               "papers",        "paper"};
constexpr words told[] = {"syntes",  "gick",   "kerrot",    "kerroi",  "kirjoit", "julkais", "haastat", "esiinty",
                          "esillä",  "ollut",  "oli",       "olivat",  "olleet",  "päätyi",  "pääty",   "pääs",
                          "joutu",   "näky",   "tunnet",    "käsitel", "nousi",   "skrev",   "stod",    "berätta",
                          "intervj", "uppträ", "var",       "varit",   "rapport", "omskr",   "was",     "were",
                          "been",    "report", "interview", "appear",  "featur",  "told",    "wrote",   "cover"};

// Anywhere in a word: events of which there are few, and which the papers tell.
constexpr words events[] = {
    "perhesurm",       "kouluampum",    "koulusurm", "joukkosurm",     "lentoturm",  "bussiturm",   "junaturm",
    "helikopteriturm", "laivaturm",     "uutisoi",   "lehtijut",       "henkirikos", "skolskjut",   "familjemord",
    "flygolyck",       "bussolyck",     "hirttäyty", "maailmanennäty", "guinness",   "salamanisku", "suuronnettomuu",
    "kidnap",          "tidningsartik", "lottovoit", "lottomiljon",    "lottovinst"};
constexpr words event_starts[] = {"murha", "surmas", "surmat",       "mord",  "mörda",
                                  "dråp",  "murder", "manslaughter", "hanged"};

struct two_words {
  words first;
  words second;
};
constexpr two_words event_pairs[] = {{"school", "shooting"}, {"plane", "crash"},       {"struck", "by lightning"},
                                     {"junan", "alle"},      {"ampui", "itsensä"},     {"hirtti", "itsensä"},
                                     {"hängde", "sig"},      {"sköt", "sig"},          {"under", "a train"},
                                     {"suomen", "ennäty"},   {"world", "record"},      {"idols", "voittaj"},
                                     {"voitti", "loto"},     {"won", "the lottery"},   {"national", "lottery"},
                                     {"vann", "på lotto"},   {"presidentin", "puheil"}};

// Whether any of the events stands in the word.
bool is_event(std::string_view lower) {
  static re2::RE2 const any([] {
    std::string pattern;
    for (auto const event : events) pattern.append(pattern.empty() ? "" : "|").append(event);
    return pattern;
  }());
  return re2::RE2::PartialMatch({lower.data(), lower.size()}, any);
}

bool is_singular(std::string_view lower) {
  return begins(lower, singular_starts) || is_one_of(lower, singular_words);
}

bool is_owner(analysed_field const& field, std::size_t i) {
  auto const* w = field.words[i];
  return w != nullptr && (is_one_of(w->lower, owners) || (is_masked_place(w->kind) && field.tokens[i].capital));
}

// "one of two in the country".
bool is_one_of_few(analysed_field const& field, std::size_t i) {
  constexpr words few[] = {"two", "three", "few"};
  return word(field, i) == "one" && word(field, i + 1) == "of" && is_one_of(word(field, i + 2), few) &&
         word(field, i + 3) == "in";
}

// "the only year-round resident of Holma".
bool is_of_a_place(analysed_field const& field, std::size_t i) {
  bool const named = i + 1 < field.tokens.size() && field.tokens[i + 1].capital && !field.opaque[i + 1];
  return word(field, i) == "of" && named;
}

// "the only Finnish woman who ever won", "ainoa opettaja, joka": somebody, and not "the only thing that helps".
bool is_somebody_who(analysed_field const& field, std::size_t first, std::size_t k) {
  constexpr words relatives[] = {"joka", "jolla", "jonka", "jolle", "som", "vars", "who", "whose"};
  constexpr words people[] = {"nainen", "mies",     "perhe",   "opettaja", "asukas",  "potilas",  "lapsi",
                              "äiti",   "isä",      "woman",   "man",      "family",  "resident", "patient",
                              "child",  "survivor", "kvinna",  "kvinnan",  "mannen",  "familj",   "familjen",
                              "barnet", "lärare",   "läraren", "pupil",    "student", "boy",      "girl"};
  if (!is_one_of(word(field, k), relatives)) return false;
  for (std::size_t i = first; i < k; ++i) {
    if (is_one_of(word(field, i), people)) return true;
  }
  return false;
}

// "i Österbotten", "från Åland".
bool is_in_region(analysed_field const& field, std::size_t k) {
  constexpr words places[] = {"i", "in", "på", "från", "from"};
  auto const* w = field.words[k];
  bool const region = w->kind == word_kind::country || is_masked_place(w->kind);
  return region && field.tokens[k].capital && k > 0 && is_one_of(word(field, k - 1), places);
}

std::optional<token_range> only_one(analysed_field const& field, std::size_t i) {
  if (is_one_of_few(field, i)) return token_range{i, clause_end(field, i)};
  if (!is_singular(word(field, i)) || begins(word(field, i + 1), ordinary)) return std::nullopt;
  if (i + 1 < field.words.size() && field.words[i + 1] != nullptr) {
    if (auto const job = rare_occupation_at(field, i + 1)) return token_range{i, job->last};
  }
  if (i > 0 && is_owner(field, i - 1)) return token_range{i - 1, clause_end(field, i)};
  if (word(field, i).starts_with("viimei")) return std::nullopt;
  constexpr std::size_t far = 8;
  constexpr words articles[] = {"the", "den", "det"};
  for (std::size_t k = i + 1; k <= i + far; ++k) {
    bool const comma = k < field.tokens.size() && field.surface(k) == ",";
    if (comma && (k == i + 2 || is_somebody_who(field, i, k + 1))) continue;
    bool const usual = begins(word(field, k), ordinary) && !word(field, k).contains('-');
    if (word(field, k).empty() || usual) break;
    if (is_one_of(word(field, k), scopes) || is_of_a_place(field, k) || is_in_region(field, k) ||
        is_somebody_who(field, i, k))
      return token_range{i > 0 && is_one_of(word(field, i - 1), articles) ? i - 1 : i, clause_end(field, i)};
  }
  return std::nullopt;
}

// "tunnettu koko kylällä", "tuuraajaa ei ole koko maakunnassa", "in the whole archipelago": one among few people. What
// holds in a whole country singles nobody out.
std::optional<token_range> among_all(analysed_field const& field, std::size_t i) {
  constexpr words wholes[] = {"koko", "hela", "whole", "entire"};
  constexpr words circles[] = {"kylällä",      "kylässä",    "kunnassa",       "pitäjässä",   "saarella", "saaristossa",
                               "maakunnassa",  "seudulla",   "paikkakunnalla", "kaupungissa", "byn",      "kommunen",
                               "ön",           "skärgården", "orten",          "trakten",     "utskären", "village",
                               "municipality", "island",     "archipelago",    "parish",      "town",     "county"};
  constexpr words singled[] = {"tunne", "tunte", "tietä",  "puhu",   "juoru",  "ei",    "ainoa",
                               "ainut", "känd",  "känner", "vet",    "pratar", "ingen", "enda",
                               "known", "knows", "only",   "nobody", "talks"};
  if (!is_one_of(word(field, i), wholes) || !is_one_of(word(field, i + 1), circles)) return std::nullopt;
  token_range const clause{clause_begin(field, i), clause_end(field, i + 1)};
  for (std::size_t k = clause.first; k <= clause.last; ++k) {
    if (begins(word(field, k), singled)) return clause;
  }
  return std::nullopt;
}

std::optional<token_range> in_the_news(analysed_field const& field, std::size_t i) {
  if (!is_one_of(word(field, i), in_public)) return std::nullopt;
  if (i > 0 && (word(field, i - 1).starts_with("sosiaali") || word(field, i - 1) == "social")) return std::nullopt;
  constexpr std::size_t near = 5;
  for (std::size_t k = i > near ? i - near : 0; k <= i + 2; ++k) {
    if (begins(word(field, k), told)) return token_range{clause_begin(field, std::min(i, k)), std::max(i, k)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<token_range> unique_event_at(analysed_field const& field, std::size_t i) {
  static beginnings const firsts = [] {
    beginnings out{singular_starts, singular_words, in_public, event_starts};
    for (auto const* whole : {"koko", "hela", "whole", "entire"}) out.add(whole);
    for (auto const& pair : event_pairs) out.add(pair.first);
    out.add("one");
    return out;
  }();
  auto const lower = word(field, i);
  if (!firsts.may_begin(lower)) return is_event(lower) ? std::optional(token_range{i, i}) : std::nullopt;
  if (auto const found = only_one(field, i)) return found;
  if (auto const found = in_the_news(field, i)) return found;
  if (auto const found = among_all(field, i)) return found;
  for (auto const& pair : event_pairs) {
    auto const space = pair.second.find(' ');
    auto const second = pair.second.substr(0, space);
    if (!lower.starts_with(pair.first) || !word(field, i + 1).starts_with(second)) continue;
    if (space == std::string_view::npos) return token_range{i, i + 1};
    if (word(field, i + 2).starts_with(pair.second.substr(space + 1))) return token_range{i, i + 2};
  }
  return is_event(lower) || begins(lower, event_starts) ? std::optional(token_range{i, i}) : std::nullopt;
}

}  // namespace matala::anonymizer
