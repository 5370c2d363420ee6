// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"
#include "anonymizer/person_words.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

// Above this the tagger is trusted when it says that a word is no name; a listed name that is no other word needs more.
constexpr float doubtless = 0.985F;
constexpr int well_known = 6;
constexpr int very_common = 8;
// A capitalised word that no list and no morphology knows is a name, unless the tagger is nearly sure of the contrary.
constexpr float strange = 0.9995F;
constexpr float nearly_certain = 0.9999F;

constexpr std::array particles = {"von", "af",  "de",  "da",    "di", "del", "van", "der", "den",
                                  "bin", "ibn", "al",  "el",    "la", "le",  "ben", "dos", "das",
                                  "du",  "des", "dal", "della", "y",  "ter", "ten", "zu",  "zur"};

template <class List>
bool is_in(List const& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

class person_marker {
 public:
  person_marker(analysed_field const& field, token_marks& marks) : f_(field), marks_(marks) {}

  void run() {
    for (std::size_t i = 0; i < f_.tokens.size(); ++i) mark_alone(i);
    for (std::size_t i = 0; i + 1 < f_.tokens.size(); ++i) mark_pair(i);
    for (std::size_t i = 0; i < f_.tokens.size(); ++i) mark_beside(i);
    for (std::size_t i = f_.tokens.size(); i-- > 0;) mark_beside(i);
    for (std::size_t i = 0; i < f_.tokens.size(); ++i) mark_initials(i);
    mark_particles();
  }

 private:
  bool usable(std::size_t i) const { return f_.words[i] != nullptr && !f_.opaque[i] && marks_[i].what != mark::kept; }
  bool capital(std::size_t i) const { return f_.tokens[i].capital; }
  bool is_person(std::size_t i) const { return i < marks_.size() && marks_[i].what == mark::person; }
  // Nothing but one space or line end between two tokens.
  bool adjacent(std::size_t left, std::size_t right) const {
    return right < f_.tokens.size() && f_.tokens[right].begin - f_.tokens[left].end == 1;
  }
  static int strength(word_info const& w) {
    return std::max({int{w.first_name}, int{w.last_name}, w.reads_first || w.reads_last ? 5 : 0});
  }

  static bool is_role(word_info const& w) { return is_title(w.lower) || is_title(w.lemma); }

  bool has_title(std::size_t i) const {
    return i > 0 && f_.words[i - 1] != nullptr && is_role(*f_.words[i - 1]) && adjacent(i - 1, i);
  }

  // "Äidillä MMSE 21", "isällä PTSD-oireita": a measure or diagnosis behind the word for somebody.
  // Two letters are somebody's initials as well.
  bool is_acronym(std::size_t i) const {
    constexpr std::size_t initials = 2;
    auto const text = f_.surface(i);
    auto const first = decode(text, 0);
    bool const two = f_.tokens[i].stem_end - f_.tokens[i].begin <= initials;
    return !two && is_upper(first.value) && is_upper(decode(text, first.size).value) && !f_.words[i]->is_name();
  }

  // "HK, mies, Kerava".
  bool are_initials_of(std::size_t i) const {
    auto const& t = f_.tokens[i];
    bool const two = t.all_caps && t.stem_end - t.begin == 2 && f_.words[i]->kind == word_kind::none;
    if (!two || i + 2 >= f_.tokens.size() || f_.surface(i + 1) != "," || f_.words[i + 2] == nullptr) return false;
    constexpr std::array sexes = {"mies",  "nainen", "poika", "tyttö", "man",   "kvinna",
                                  "pojke", "flicka", "woman", "male",  "female"};
    return is_in(sexes, f_.words[i + 2]->lower);
  }

  // "Teklehaimanot (26)".
  bool has_age_behind(std::size_t i) const {
    if (i + 3 >= f_.tokens.size() || f_.surface(i + 1) != "(") return false;
    auto const figure = f_.surface(i + 2);
    bool const years = figure.size() <= 2 && figure.find_first_not_of("0123456789") == std::string_view::npos;
    return years && (f_.surface(i + 3) == ")" || f_.surface(i + 3) == "v" || f_.surface(i + 3) == "år");
  }

  void mark_alone(std::size_t i) {
    // "Dr Hamilton" is no scale.
    bool const term = marks_[i].what == mark::kept && marks_[i].confidence == 0;
    if (term && f_.words[i]->kind == word_kind::term && capital(i) && has_title(i)) marks_[i].what = mark::none;
    if (!usable(i)) return;
    auto const& w = *f_.words[i];
    // "Tulkki Farhad": the word for what somebody is may be a name elsewhere.
    bool const role = f_.tokens[i].sentence_start && is_role(w) && i + 1 < f_.tokens.size() && capital(i + 1);
    if (role && f_.usage == letter_case::mixed) return;
    bool const place = w.kind == word_kind::country || is_masked_place(w.kind) ||
                       (w.reads_place && !w.reads_first && !w.reads_last && w.first_name < 5 && w.last_name < 6);
    int const s = strength(w);
    if (has_title(i) && !place &&
        (capital(i) ? f_.usage == letter_case::mixed && !is_acronym(i) : s > 4 && !w.is_common())) {
      marks_[i].claim(mark::person, reason::cue, 0.9F);
    }
    if (f_.usage == letter_case::mixed && are_initials_of(i)) {
      marks_[i].claim(mark::person, reason::initials, 0.8F);
    }
    if (f_.usage == letter_case::mixed && capital(i) && w.unknown() && has_age_behind(i)) {
      marks_[i].claim(mark::person, reason::cue, 0.8F);
    }
    if (f_.usage == letter_case::mixed && capital(i) && !f_.tokens[i].sentence_start && !f_.tokens[i].all_caps &&
        w.unknown() && w.lower.size() >= 4 && !is_called_by_letters(i) && marks_[i].what == mark::none &&
        marks_[i].ordinary < strange) {
      marks_[i].claim(mark::person, reason::morphology, 0.2F);
    }
    if (marks_[i].what == mark::none && is_foreign_script(w.lower)) {
      marks_[i].claim(mark::person, reason::morphology, 0.3F);
    }
    if (s == 0 || place || decode(w.lower, 0).size == w.lower.size()) return;
    auto const why = w.first_name > 0 || w.last_name > 0 ? reason::name_list : reason::morphology;
    if (marks_[i].ordinary > (w.is_common() ? doubtless : nearly_certain)) return;
    if (f_.usage == letter_case::mixed && capital(i)) {
      if (!w.is_common() || (!f_.tokens[i].sentence_start && !f_.tokens[i].all_caps))
        marks_[i].claim(mark::person, why, 0.8F);
    } else if (f_.usage != letter_case::mixed || !capital(i)) {
      int const least = f_.usage == letter_case::mixed ? 7 : 4;
      if (!w.is_common() && w.plain == 0 && !w.foreign_base && s >= least) marks_[i].claim(mark::person, why, 0.6F);
    }
  }

  // "Hilkka Suo": a given name and a family name side by side are somebody, though each is a word as well.
  void mark_pair(std::size_t i) {
    constexpr int known = 5;
    if (f_.usage != letter_case::mixed || !usable(i) || !usable(i + 1) || !adjacent(i, i + 1)) return;
    if (!capital(i) || !capital(i + 1) || f_.tokens[i + 1].all_caps || f_.tokens[i].all_caps) return;
    if (f_.words[i]->first_name < well_known || f_.words[i + 1]->last_name < known || f_.words[i]->reads_verb) return;
    marks_[i].claim(mark::person, reason::name_list, 0.7F);
    marks_[i + 1].claim(mark::person, reason::name_list, 0.7F);
  }

  // A name makes the unknown or ambiguous capitalised word beside it one, too.
  void mark_beside(std::size_t i) {
    if (!usable(i) || is_person(i)) return;
    bool const left = i > 0 && is_person(i - 1) && adjacent(i - 1, i);
    bool const right = is_person(i + 1) && adjacent(i, i + 1);
    auto const& w = *f_.words[i];
    bool const listed_inside =
        w.is_name() && capital(i) && !f_.tokens[i].sentence_start && f_.usage == letter_case::mixed;
    if ((!left && !right) || (marks_[i].ordinary > doubtless && strength(w) < well_known && !listed_inside)) return;
    if (right && !left && calls_by_role(i)) return;
    // "Asiakas" beside a name is what everybody knows it for, whatever the tagger thinks of this sentence.
    if (w.reads_common && !w.is_name() && w.plain >= very_common) return;
    bool const other = left && !right ? marks_[i - 1].why != reason::same_name : true;
    if (f_.usage == letter_case::mixed) {
      bool const ambiguous_start =
          f_.tokens[i].sentence_start && w.is_common() && (strength(w) < well_known || w.plain >= very_common);
      if (capital(i) && other && !ambiguous_start && !f_.tokens[i].all_caps &&
          !(right && !left && is_masked_place(w.kind))) {
        marks_[i].claim(mark::person, reason::name_list, 0.7F);
      }
    } else if (strength(w) >= 3 && !w.reads_function && w.plain < 6) {
      marks_[i].claim(mark::person, reason::name_list, 0.6F);
    }
  }

  // "Klassföreståndare Dahlbäck", "Tolken Yusuf", "Annoin Kaarina Lönnbergille": at the beginning of a sentence a word
  // that is no listed name, or a verb, in front of a whole name or one that the tagger doubts.
  bool calls_by_role(std::size_t i) const {
    constexpr float doubted = 0.5F;
    auto const& w = *f_.words[i];
    auto const& next = *f_.words[i + 1];
    if (!f_.tokens[i].sentence_start || f_.usage != letter_case::mixed) return false;
    bool const first_name_next = next.first_name >= well_known && next.kind == word_kind::none;
    if (w.reads_verb && next.first_name >= well_known && is_person(i + 2)) return true;
    return is_role(w) || (!w.is_name() && marks_[i].ordinary > doubted && first_name_next);
  }

  // "A. Virtanen", "Matti V.", "J-P": one or two capitals with a full stop, beside a name.
  void mark_initials(std::size_t i) {
    auto const& t = f_.tokens[i];
    if (!usable(i) || !t.capital || !is_initial(t)) return;
    bool const stop = i + 1 < f_.tokens.size() && f_.surface(i + 1) == "." && f_.tokens[i + 1].begin == t.end;
    std::size_t const next = stop ? i + 2 : i + 1;
    bool const before_name =
        stop && next < f_.tokens.size() &&
        (is_person(next) || (f_.words[next] != nullptr && is_initial(f_.tokens[next]) && stops(next))) &&
        f_.tokens[next].begin - f_.tokens[next - 1].end <= 1;
    bool const behind_name =
        i > 0 && is_person(i - 1) && adjacent(i - 1, i) && (stop || f_.tokens[i].end - t.begin == 1);
    bool const behind_initial = stop && i > 1 && is_person(i - 2) && is_initial(f_.tokens[i - 2]);
    if (!before_name && !behind_name && !behind_initial && !(stop && starts_initials(i))) return;
    marks_[i].claim(mark::person, reason::initials, 0.7F);
    if (stop) marks_[i + 1].claim(mark::person, reason::initials, 0.7F);
  }

  // "K.L.": nothing but two initials, without a space between them.
  bool starts_initials(std::size_t i) const {
    auto const next = i + 2;
    if (next >= f_.tokens.size() || f_.tokens[next].begin != f_.tokens[i + 1].end || !stops(next)) return false;
    return f_.words[next] != nullptr && f_.tokens[next].capital && is_initial(f_.tokens[next]) && f_.surface(i) != "U";
  }

  bool stops(std::size_t i) const {
    return i + 1 < f_.tokens.size() && f_.surface(i + 1) == "." && f_.tokens[i + 1].begin == f_.tokens[i].end;
  }

  bool is_initial(token const& t) const {
    auto const stem = t.stem(f_.text());
    auto const first = decode(stem, 0);
    if (!is_upper(first.value)) return false;
    if (stem.size() == first.size) return true;
    return stem.size() == first.size + 2 && stem[first.size] == '-' && is_upper(decode(stem, first.size + 1).value);
  }

  // "al-Maleh", "el-Aziz".
  bool has_article(std::size_t i) const {
    auto const surface = f_.surface(i);
    return surface.size() > 3 && surface[2] == '-' && is_upper(decode(surface, 3).value);
  }

  // "B-lausunto", "VM-turnering".
  bool is_called_by_letters(std::size_t i) const {
    auto const surface = f_.surface(i);
    auto const hyphen = surface.find('-');
    return hyphen != std::string_view::npos && hyphen > 0 && hyphen <= 4 && is_upper(surface[hyphen - 1]);
  }

  // A word in Cyrillic, Arabic or Chinese within a Latin text; one Greek letter is a sign.
  static bool is_foreign_script(std::string_view lower) {
    auto const first = decode(lower, 0);
    return first.value >= 0x370 && (lower.size() > first.size || first.value >= 0x2E80) && is_letter(first.value) &&
           !(first.value >= 0x1D00 && first.value < 0x2E80);
  }

  void mark_particles() {
    // Backwards: "bin al" in front of a name.
    for (std::size_t i = f_.tokens.size(); i-- > 1;) {
      if (!usable(i) || is_person(i) || !adjacent(i - 1, i)) continue;
      if (is_person(i - 1) && has_article(i)) marks_[i].claim(mark::person, reason::name_list, 0.7F);
      if (!adjacent(i, i + 1) || !is_in(particles, f_.words[i]->lower)) continue;
      if (is_person(i + 1) && (is_person(i - 1) || f_.words[i]->lower == "von" || f_.words[i]->lower == "af")) {
        marks_[i].claim(mark::person, reason::name_list, 0.7F);
      }
    }
  }

  analysed_field const& f_;
  token_marks& marks_;
};

}  // namespace

void mark_persons(analysed_field const& field, token_marks& marks) {
  person_marker(field, marks).run();
}

}  // namespace matala::anonymizer
