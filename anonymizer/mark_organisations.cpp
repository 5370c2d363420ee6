// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"
#include "anonymizer/organisation_words.hpp"

#include <algorithm>
#include <string>

namespace matala::anonymizer {
namespace {

class organisation_marker {
 public:
  organisation_marker(analysed_field const& field, token_marks& marks) : f_(field), marks_(marks) {}

  void run() {
    for (std::size_t i = 0; i < f_.tokens.size(); ++i) {
      if (f_.words[i] == nullptr || f_.opaque[i]) continue;
      if (is_legal_form(f_.words[i]->lower)) mark_company(i);
      mark_kind(i);
      mark_ward(i);
    }
  }

 private:
  bool adjacent(std::size_t left, std::size_t right) const { return f_.tokens[right].begin - f_.tokens[left].end <= 1; }

  bool is_named(std::size_t i) const {
    if (marks_[i].what == mark::kept && marks_[i].confidence == 0 && !f_.tokens[i].sentence_start) return false;
    constexpr std::size_t longest_of_daily_use = 8;
    auto const& w = *f_.words[i];
    bool const rare_owner = w.plain == 0 && w.lower.ends_with('n') && w.lower.size() > longest_of_daily_use;
    bool const known = w.is_name() || is_masked_place(w.kind) || w.reads_place || w.unknown() || rare_owner;
    if (f_.usage == letter_case::mixed) return f_.tokens[i].capital && (known || !f_.tokens[i].sentence_start);
    return known && !w.is_common();
  }

  void claim(std::size_t i, organisation_kind kind, float sure) {
    if (marks_[i].what == mark::kept && marks_[i].confidence > 0) return;
    marks_[i] = {mark::organisation, reason::kind_word, sure, kind};
  }

  bool joins(std::size_t i) const {
    auto const sign = f_.surface(i);
    return sign == "&" || sign == "+" || sign == "ja" || sign == "och" || sign == "and";
  }

  // "Työnantaja Saimaan Pakaste Oy": says what the company is to somebody.
  bool is_relation(std::size_t i) const {
    constexpr std::string_view relations[] = {
        "työnantaja",  "vuokranantaja", "firma",      "yritys",       "isännöinti",    "isännöitsijä",
        "velkoja",     "työt",          "toimittaja", "arbetsgivare", "arbetsgivaren", "hyresvärd",
        "hyresvärden", "firman",        "företaget",  "employer",     "landlord"};
    return f_.tokens[i].sentence_start && std::ranges::find(relations, f_.words[i]->lower) != std::end(relations);
  }

  // What stands in front of `first` is a part of the company's name; "Raahen Levy ja Putki Oy" has a small word within.
  bool belongs_to_company(std::size_t first, std::size_t form) const {
    if (first == 0 || f_.opaque[first - 1] || !adjacent(first - 1, first)) return false;
    bool const within = first < form && first > 1 && joins(first - 1) && f_.words[first - 2] != nullptr &&
                        !f_.opaque[first - 2] && adjacent(first - 2, first - 1);
    if (f_.usage != letter_case::mixed) {
      return within || (f_.words[first - 1] != nullptr && !f_.words[first - 1]->reads_function && form - first < 2);
    }
    if (within && f_.tokens[first].capital) return f_.tokens[first - 2].capital;
    return f_.words[first - 1] != nullptr && f_.tokens[first - 1].capital && !is_relation(first - 1);
  }

  // Everything capitalised in front of "Oy", at most five words, and the form itself. By itself it names nothing.
  void mark_company(std::size_t i) {
    std::size_t first = i;
    while (i - first < 5 && belongs_to_company(first, i)) --first;
    if (first == i) {
      bool const owns = i + 1 < f_.tokens.size() && marks_[i + 1].what == mark::organisation;
      if (marks_[i].what == mark::organisation && !owns) marks_[i].what = mark::none;
      return;
    }
    bool const club = f_.words[i]->lower == "ry" || f_.words[i]->lower == "rf";
    for (std::size_t k = first; k <= i; ++k) {
      // "Kainuun Talokettu Oy": a region is a part of the name; an authority stays what it is.
      if (marks_[k].what == mark::kept && marks_[k].why == reason::country_or_region) marks_[k].what = mark::none;
      claim(k, club ? organisation_kind::club : organisation_kind::employer, 0.9F);
    }
  }

  bool is_word_before(std::size_t i) const {
    return i > 0 && f_.words[i - 1] != nullptr && !f_.opaque[i - 1] && adjacent(i - 1, i);
  }
  bool names_before(std::size_t first) const { return is_word_before(first) && is_named(first - 1); }

  // "Janne vankilassa" is somebody; the name of a house stands in the genitive, or in front of "Oy" and "skola".
  bool owns(std::size_t i) const {
    auto const& lower = f_.words[i]->lower;
    bool const person = f_.words[i]->first_name >= 5 && f_.words[i]->kind == word_kind::none;
    return !person || lower.ends_with('n') || lower.ends_with('s');
  }

  // "Lehtisaaren psykiatrinen sairaala": one small word between the name and the kind.
  static bool is_between(std::string_view lower) {
    constexpr std::string_view starts[] = {"psykiatri",  "keskus", "ruotsinkieli", "suomenkieli", "ortodoksi",
                                           "evankelis",  "ev",     "vanha",        "uusi",        "uude",
                                           "yleinen",    "yleise", "avo",          "päihde",      "kristilli",
                                           "psykiatris", "svensk", "finsk",        "gamla",       "nya"};
    return std::ranges::any_of(starts, [lower](std::string_view start) { return lower.starts_with(start); });
  }

  // "Niittyrannan nuorisokoti", "päiväkoti Peikonpesässä", "Topeliuskoulu".
  void mark_kind(std::size_t i) {
    bool const within = is_word_before(i) && is_between(f_.words[i - 1]->lower) && names_before(i - 1);
    bool const before = within || names_before(i);
    bool const behind = names_behind(i);
    bool const capital = f_.usage == letter_case::mixed && f_.tokens[i].capital;
    if (!before && !behind && !capital) return;
    auto const& w = *f_.words[i];
    auto const* row = organisation_word_in(w.lower);
    if (row == nullptr) return;
    std::size_t first = i;
    if (within) --first;
    while (i - first < 4 && names_before(first) && owns(first - 1)) --first;
    if (within && first + 1 == i) first = i;
    // A capital inside the sentence on a compound the morphology does not know as a common noun.
    bool const own_name = capital && w.lower.size() > row->start.size() + 4 && !w.is_common();
    // "Parish of Hirvilampi".
    if (i + 2 < f_.tokens.size() && f_.surface(i + 1) == "of" && f_.words[i + 2] != nullptr && capital &&
        f_.tokens[i + 2].capital && !f_.opaque[i + 2]) {
      for (std::size_t k = i; k <= i + 2; ++k) claim(k, row->kind, 0.85F);
      return;
    }
    std::size_t const last = behind && stands_in_front(w.lower, *row) ? i + 1 : i;
    if (first == i && last == i && !own_name) return;
    for (std::size_t k = first; k <= last; ++k) claim(k, row->kind, 0.85F);
  }

  // The name behind carries the ending: the word for the kind stands in its base form.
  static bool stands_in_front(std::string_view lower, organisation_word const& row) {
    constexpr std::string_view kept_whole[] = {"toimisto", "koulu", "skola", "skolan", "school"};
    bool const definite =
        lower.ends_with(std::string(row.start) + "en") || lower.ends_with(std::string(row.start) + "et");
    bool const base = definite || lower.ends_with(row.start) || lower.ends_with("keskus") ||
                      lower.ends_with("yksikkö") || lower.ends_with("klinikka") || lower.ends_with("församlingen");
    return base && row.kind != organisation_kind::wellbeing_county &&
           std::ranges::find(kept_whole, lower) == std::end(kept_whole);
  }

  bool names_behind(std::size_t i) const {
    std::size_t const next = i + 1;
    if (next >= f_.words.size() || f_.words[next] == nullptr || f_.opaque[next] || !adjacent(i, next)) return false;
    if (marks_[next].what == mark::kept) return false;
    auto const& w = *f_.words[next];
    if (f_.usage == letter_case::mixed)
      return f_.tokens[next].capital && !f_.tokens[next].sentence_start && !is_given_name(w);
    return w.unknown() || is_masked_place(w.kind);
  }

  // "sairaala Maija": somebody, not the name of the house.
  static bool is_given_name(word_info const& w) {
    constexpr int well_known = 6;
    return w.first_name >= well_known && !w.is_common();
  }

  // "osasto 3B", "osastolla 12", "avdelning 4", "ward 3".
  void mark_ward(std::size_t i) {
    std::string_view lower = f_.words[i]->lower;
    lower.remove_prefix(std::min(lower.find_first_not_of("0123456789"), lower.size()));
    bool const cue = lower.starts_with("osasto") || lower.starts_with("avdelning") || lower == "avd" || lower == "ward";
    if (!cue) return;
    std::size_t next = i + 1;
    if (next < f_.tokens.size() && f_.surface(next) == ".") ++next;
    if (next >= f_.tokens.size() || f_.tokens[next].begin - f_.tokens[next - 1].end > 1) return;
    auto const id = f_.surface(next);
    bool const number = id.size() <= 4 && id.find_first_of("0123456789") != std::string_view::npos;
    bool const letter = id.size() == 1 && id[0] >= 'A' && id[0] <= 'Z';
    if (!number && !letter) return;
    for (std::size_t k = i; k <= next; ++k) claim(k, organisation_kind::ward, 0.85F);
  }

  analysed_field const& f_;
  token_marks& marks_;
};

}  // namespace

void mark_organisations(analysed_field const& field, token_marks& marks) {
  organisation_marker(field, marks).run();
}

}  // namespace matala::anonymizer
