// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

using enum organisation_kind;

// Behind the name of a company or association.
constexpr std::array legal_forms = {"oy",  "oyj", "ab",  "abp",  "ky",  "tmi", "ay", "ry", "rf",
                                    "ltd", "inc", "llc", "gmbh", "osk", "oü",  "kb", "plc"};

struct kind_word {
  std::string_view
      start;  // of the last part of a word: "keskussairaalassa" ends in something that starts with "sairaala"
  organisation_kind kind;
};

constexpr kind_word kind_words[] = {
    {"koulu", school},
    {"lukio", school},
    {"yliopisto", school},
    {"ammattikorkeakoulu", school},
    {"opisto", school},
    {"skola", school},
    {"skolan", school},
    {"gymnasi", school},
    {"school", school},
    {"university", school},
    {"college", school},
    {"päiväkoti", day_care},
    {"päiväkodi", day_care},
    {"daghem", day_care},
    {"kindergarten", day_care},
    {"nursery", day_care},
    {"sairaala", hospital},
    {"sjukhus", hospital},
    {"hospital", hospital},
    {"terveysasema", hospital},
    {"terveyskesku", hospital},
    {"hälsostation", hospital},
    {"hälsocentral", hospital},
    {"clinic", hospital},
    {"hyvinvointiasema", hospital},
    {"neuvola", hospital},
    {"turvakoti", shelter},
    {"turvakodi", shelter},
    {"skyddshem", shelter},
    {"shelter", shelter},
    {"vankila", prison},
    {"fängelse", prison},
    {"prison", prison},
    {"seurakun", congregation},
    {"församling", congregation},
    {"congregation", congregation},
    {"parish", congregation},
    {"church", congregation},
    {"palvelutalo", care_home},
    {"hoivakoti", care_home},
    {"hoivakodi", care_home},
    {"vanhainkoti", care_home},
    {"vanhainkodi", care_home},
    {"lastenkoti", care_home},
    {"lastenkodi", care_home},
    {"asumisyksik", care_home},
    {"tukiasunto", care_home},
    {"hyvinvointialue", wellbeing_county},
    {"välfärdsområde", wellbeing_county},
    {"tehdas", employer},
    {"tehtaa", employer},
    {"konepaja", employer},
    {"fabrik", employer},
    {"factory", employer},
    {"telakka", employer},
    {"telaka", employer},
    {"toimisto", office},
    {"perheneuvola", hospital},
    {"kirjasto", office},
    {"nuorisotalo", office},
};

class organisation_marker {
 public:
  organisation_marker(analysed_field const& field, token_marks& marks) : f_(field), marks_(marks) {}

  void run() {
    for (std::size_t i = 0; i < f_.tokens.size(); ++i) {
      if (f_.words[i] == nullptr || f_.opaque[i]) continue;
      if (std::ranges::find(legal_forms, f_.words[i]->lower) != legal_forms.end()) mark_company(i);
      if (auto const* kind = kind_of(f_.words[i]->lower)) mark_kind(i, *kind);
      mark_ward(i);
    }
  }

 private:
  static kind_word const* kind_of(std::string_view lower) {
    kind_word const* best = nullptr;
    for (auto const& row : kind_words) {
      auto const at = lower.rfind(row.start);
      if (at == std::string_view::npos || lower.size() - at > row.start.size() + 8) continue;
      if (best == nullptr || row.start.size() > best->start.size()) best = &row;
    }
    return best;
  }

  bool adjacent(std::size_t left, std::size_t right) const { return f_.tokens[right].begin - f_.tokens[left].end <= 1; }

  bool is_named(std::size_t i) const {
    auto const& w = *f_.words[i];
    bool const known = w.is_name() || is_masked_place(w.kind) || w.reads_place || w.unknown();
    if (f_.usage == letter_case::mixed) return f_.tokens[i].capital && (known || !f_.tokens[i].sentence_start);
    return known && !w.is_common();
  }

  void claim(std::size_t i, organisation_kind kind, float sure) {
    if (marks_[i].what == mark::kept && marks_[i].confidence > 0) return;
    marks_[i] = {mark::organisation, reason::kind_word, sure, kind};
  }

  // Everything capitalised in front of "Oy", at most five words, and the form itself. By itself it names nothing.
  void mark_company(std::size_t i) {
    std::size_t first = i;
    while (first > 0 && i - first < 5 && f_.words[first - 1] != nullptr && !f_.opaque[first - 1] &&
           adjacent(first - 1, first) &&
           (f_.usage == letter_case::mixed ? f_.tokens[first - 1].capital
                                           : !f_.words[first - 1]->reads_function && i - first < 2)) {
      --first;
    }
    if (first == i) {
      bool const owns = i + 1 < f_.tokens.size() && marks_[i + 1].what == mark::organisation;
      if (marks_[i].what == mark::organisation && !owns) marks_[i].what = mark::none;
      return;
    }
    bool const club = f_.words[i]->lower == "ry" || f_.words[i]->lower == "rf";
    for (std::size_t k = first; k <= i; ++k) claim(k, club ? organisation_kind::club : employer, 0.9F);
  }

  void mark_kind(std::size_t i, kind_word const& row) {
    auto const& w = *f_.words[i];
    std::size_t first = i;
    while (first > 0 && i - first < 3 && f_.words[first - 1] != nullptr && !f_.opaque[first - 1] &&
           adjacent(first - 1, first) && is_named(first - 1)) {
      --first;
    }
    // "Topeliuskoulu": a capital inside the sentence on a compound the morphology does not know as a common noun.
    bool const own_name = f_.usage == letter_case::mixed && f_.tokens[i].capital &&
                          w.lower.size() > row.start.size() + 4 && (!f_.tokens[i].sentence_start || !w.is_common()) &&
                          !w.is_common();
    if (first == i && !own_name) return;
    for (std::size_t k = first; k <= i; ++k) claim(k, row.kind, 0.85F);
  }

  // "osasto 3B", "osastolla 12", "avdelning 4", "ward 3".
  void mark_ward(std::size_t i) {
    std::string_view const lower = f_.words[i]->lower;
    bool const cue = lower.starts_with("osasto") || lower.starts_with("avdelning") || lower == "avd" || lower == "ward";
    if (!cue) return;
    std::size_t next = i + 1;
    if (next < f_.tokens.size() && f_.surface(next) == ".") ++next;
    if (next >= f_.tokens.size() || f_.tokens[next].begin - f_.tokens[next - 1].end > 1) return;
    auto const id = f_.surface(next);
    bool const number = id.size() <= 4 && id.find_first_of("0123456789") != std::string_view::npos;
    bool const letter = id.size() == 1 && id[0] >= 'A' && id[0] <= 'Z';
    if (!number && !letter) return;
    for (std::size_t k = i; k <= next; ++k) claim(k, ward, 0.85F);
  }

  analysed_field const& f_;
  token_marks& marks_;
};

}  // namespace

void mark_organisations(analysed_field const& field, token_marks& marks) {
  organisation_marker(field, marks).run();
}

}  // namespace matala::anonymizer
