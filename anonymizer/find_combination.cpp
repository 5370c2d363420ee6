// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/find_combination.hpp"

#include "anonymizer/diagnosis_codes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace matala::anonymizer {
namespace {

// In the order in which a plain word is asked about: the most telling first.
enum class detail_kind : std::uint8_t { origin, illness, occupation, family, sex, place, age };
constexpr std::size_t kinds = 7;

struct word_place {
  std::uint32_t field = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

using starts = std::string_view;

constexpr starts origins[] = {
    "somali",  "irakil",    "syyrial",  "venäläi",    "virolai",     "ukrainal",    "afgaan",    "afganist",
    "kurdi",   "vietnamil", "thaimaal", "romani",     "saamelai",    "muslim",      "islami",    "ortodoks",
    "lestadi", "jehova",    "juutala",  "helluntai",  "venäjänkiel", "arabiankiel", "vironkiel", "somalinkiel",
    "irakisk", "syrisk",    "rysk",     "estnisk",    "ukrainsk",    "afghansk",    "kurdisk",   "samisk",
    "romsk",   "judisk",    "iraqi",    "syrian",     "russian",     "estonian",    "ukrainian", "afghan",
    "kurdish", "sámi",      "jewish",   "laestadian", "pentecost"};
constexpr starts illnesses[] = {"masen",       "diabete",   "reuma",   "ms-tau",     "syöp",      "skitsofr",
                                "kaksisuunt",  "epileps",   "adhd",    "autis",      "astma",     "parkinson",
                                "alzheimer",   "muistisai", "crohn",   "psoria",     "fibromyal", "als-tau",
                                "kilpirauhas", "keliaki",   "downin",  "depress",    "cancer",    "bröstcancer",
                                "schizo",      "schizofr",  "bipol",   "demens",     "dementia",  "stroke",
                                "reumatism",   "arthritis", "asthma",  "ptsd",       "anoreksi",  "anorexi",
                                "psykoo",      "psykos",    "psychos", "aivoverenk", "aivovamm"};
constexpr starts occupations[] = {"lähihoitaj",      "siivooj",     "rekkakusk",     "kuorma-autonkulj",
                                  "linja-autonkulj", "maanvilj",    "maatalousyrit", "yrittäj",
                                  "kokki",           "kokin",       "putkimie",      "sähkömie",
                                  "hitsaaj",         "kirvesmie",   "rakennusmie",   "insinöör",
                                  "parturi",         "kalastaj",    "metsuri",       "kaupanmyyj",
                                  "toimistosiht",    "levysepp",    "muurari",       "koodar",
                                  "ohjelmoij",       "städare",     "närvårdare",    "lastbilsch",
                                  "chaufför",        "snickare",    "företagare",    "lantbrukare",
                                  "svetsare",        "frisör",      "fiskare",       "kock",
                                  "cleaner",         "carpenter",   "farmer",        "welder",
                                  "plumber",         "electrician", "hairdress",     "fisherm",
                                  "entrepreneur",    "truck"};
constexpr starts families[] = {"lasta",    "lapsinen", "yksinhuolt", "leski",   "lesken", "eronnu",   "naimisi",
                               "avoliit",  "avioliit", "suurperh",   "uusperh", "kaksos", "ensamstå", "ensamför",
                               "änka",     "änkling",  "frånskild",  "nyfamil", "widow",  "divorced", "married",
                               "children", "barn",     "trebarn",    "tvåbarn"};
constexpr starts sexes[] = {"nainen", "naisen", "naise",  "mies",  "miehen", "miehe",  "tyttö",
                            "tytön",  "poika",  "pojan",  "rouva", "kvinna", "mannen", "flicka",
                            "pojke",  "woman",  "female", "male",  "girl",   "boy"};

template <std::size_t N>
bool begins(std::string_view lower, starts const (&list)[N]) {
  return std::ranges::any_of(list, [lower](starts s) { return lower.starts_with(s); });
}

bool is_home(std::string_view lower) {
  return lower.starts_with("suom") || lower.starts_with("finl") || lower.starts_with("finsk") ||
         lower.starts_with("finn");
}

std::optional<detail_kind> kind_of(analysed_field const& field, std::size_t i) {
  auto const* w = field.words[i];
  if (w == nullptr) return std::nullopt;
  std::string_view const lower = w->lower;
  if (w->kind == word_kind::country && !is_home(lower) && field.tokens[i].capital) return detail_kind::origin;
  if (begins(lower, origins)) return detail_kind::origin;
  if (diagnosis_code_at(field, i) || begins(lower, illnesses)) return detail_kind::illness;
  if (begins(lower, occupations)) return detail_kind::occupation;
  if (begins(lower, families)) return detail_kind::family;
  if (begins(lower, sexes)) return detail_kind::sex;
  return std::nullopt;
}

std::optional<detail_kind> kind_of(span const& s) {
  if (s.action == action::keep) return std::nullopt;
  bool const coarsened = !s.detail.empty();
  if (s.category == category::age || s.category == category::birth_date) {
    return coarsened ? std::optional(detail_kind::age) : std::nullopt;
  }
  if (s.category == category::place) return coarsened ? std::optional(detail_kind::place) : std::nullopt;
  if (s.category == category::occupation) return detail_kind::occupation;
  if (s.category == category::diagnosis_code) return detail_kind::illness;
  return std::nullopt;
}

class counter {
 public:
  void add(detail_kind kind, word_place place) {
    auto& known = words_[static_cast<std::size_t>(kind)];
    seen_[static_cast<std::size_t>(kind)] = true;
    if (!known) known = place;
  }
  void add(detail_kind kind) { seen_[static_cast<std::size_t>(kind)] = true; }
  long count() const { return std::ranges::count(seen_, true); }
  std::optional<word_place> most_telling() const {
    auto const at = std::ranges::find_if(words_, [](auto const& w) { return w.has_value(); });
    return at == words_.end() ? std::nullopt : *at;
  }

 private:
  std::array<bool, kinds> seen_{};
  std::array<std::optional<word_place>, kinds> words_{};
};

// Words that stay in the text. True when a replacement of an earlier run stands in it: then it was asked about there.
bool count_words(analysed_field const& field, spans const& found, counter& details) {
  bool replaced = false;
  auto next = std::ranges::find(found, field.index, &span::field);
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    auto const& t = field.tokens[i];
    replaced = replaced || field.opaque[i];
    while (next != found.end() && next->field == field.index && (next->end <= t.begin || next->action == action::keep))
      ++next;
    bool const masked = next != found.end() && next->field == field.index && next->begin < t.end;
    if (masked || field.opaque[i]) continue;
    if (auto const kind = kind_of(field, i)) details.add(*kind, {field.index, t.begin, t.stem_end});
  }
  return replaced;
}

}  // namespace

void find_combination(std::vector<analysed_field> const& fields, spans& found) {
  counter details;
  bool replaced = false;
  for (auto const& field : fields) replaced = count_words(field, found, details) || replaced;
  for (auto const& s : found) {
    if (auto const kind = kind_of(s)) details.add(*kind);
  }
  if (replaced || details.count() <= most_details) return;
  auto const coarse = std::ranges::find_if(found, [](span const& s) {
    auto const kind = kind_of(s);
    return kind == detail_kind::age || kind == detail_kind::place;
  });
  if (coarse != found.end()) {
    coarse->action = action::ask;
    coarse->reason = reason::rare_combination;
  } else if (auto const word = details.most_telling()) {
    found.push_back({word->field, word->begin, word->end, category::rare_circumstance, reason::rare_combination, 0.6F,
                     action::ask});
  }
}

}  // namespace matala::anonymizer
