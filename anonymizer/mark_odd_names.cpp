// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/inflection.hpp"
#include "anonymizer/marks.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace matala::anonymizer {
namespace {

constexpr int known = 5;
constexpr float sure = 0.7F;

class odd_name_marker {
 public:
  odd_name_marker(analysed_field const& field, word_reader& reader, token_marks& marks)
      : f_(field), reader_(reader), marks_(marks) {}

  void run() {
    for (std::size_t i = 0; i < f_.tokens.size(); ++i) {
      if (f_.words[i] == nullptr || f_.opaque[i]) continue;
      mark_spaced(i);
      mark_named_kin(i);
      mark_letter_with_ending(i);
      mark_run_together(i);
    }
  }

 private:
  // Also what was kept as the first word of a sentence.
  void claim(std::size_t i, reason why) {
    if (marks_[i].what == mark::kept && marks_[i].confidence == 0) marks_[i].what = mark::none;
    marks_[i].claim(mark::person, why, sure);
  }

  bool is_letter_alone(std::size_t i) const {
    if (i >= f_.tokens.size() || f_.words[i] == nullptr) return false;
    auto const c = decode(f_.surface(i), 0);
    return c.size == f_.surface(i).size() && is_letter(c.value);
  }

  // "V i r t a n e n".
  void mark_spaced(std::size_t i) {
    constexpr std::size_t fewest = 4;
    if (!f_.tokens[i].capital || (i > 0 && is_letter_alone(i - 1) && f_.tokens[i].begin - f_.tokens[i - 1].end == 1))
      return;
    std::size_t last = i;
    while (is_letter_alone(last) && is_letter_alone(last + 1) && f_.tokens[last + 1].begin - f_.tokens[last].end == 1)
      ++last;
    if (last - i + 1 < fewest) return;
    for (std::size_t k = i; k <= last; ++k) claim(k, reason::initials);
  }

  // The word for who somebody is, behind the hyphen; "Lempi-aine" and "Martta-lehti" are other things.
  static bool is_kin(std::string_view behind) {
    constexpr std::string_view starts[] = {
        "nimi",  "nime", "vaimo",  "mies",   "miehe",  "mumm",   "mamma",  "täti",   "tädi",  "setä",
        "sedä",  "eno",  "isä",    "isi",    "äiti",   "äidi",   "poika",  "poja",   "tytär", "tyttä",
        "tyttö", "tytö", "veli",   "velje",  "sisko",  "serkku", "serku",  "kummi",  "pappa", "papa",
        "vaari", "ukki", "uki",    "koira",  "kissa",  "rouva",  "vauva",  "kaveri", "ope",   "hoitaja",
        "mor",   "far",  "moster", "faster", "morfar", "tant",   "farbror"};
    return std::ranges::any_of(starts, [behind](std::string_view start) { return behind.starts_with(start); });
  }

  // "Tellervo-nimeä", "Anneli-vaimo", "kaija-mummun": the part in front of the hyphen is a given name.
  void mark_named_kin(std::size_t i) {
    auto const& whole = *f_.words[i];
    auto const hyphen = whole.lower.find('-');
    if (hyphen == std::string::npos || hyphen < 3 || hyphen + 3 > whole.lower.size()) return;
    auto const behind = f_.surface(i).substr(std::min(hyphen + 1, f_.surface(i).size()));
    if (!is_kin(behind)) return;
    auto const& head = reader_.read(std::string_view(whole.lower).substr(0, hyphen));
    bool const shown = f_.tokens[i].capital || f_.usage != letter_case::mixed || !head.is_common();
    if (head.first_name >= known && shown && head.kind == word_kind::none &&
        (!head.is_common() || f_.tokens[i].capital))
      claim(i, reason::name_list);
  }

  // "T:llä": somebody by an initial. A grade, a vitamin and a blood group have letters, too.
  void mark_letter_with_ending(std::size_t i) {
    auto const& t = f_.tokens[i];
    auto const stem = t.stem(f_.text());
    if (t.stem_end == t.end || stem.size() != decode(stem, 0).size || !t.capital) return;
    constexpr std::string_view letters_of_grades = "ABCDEK";
    if (!letters_of_grades.contains(stem)) marks_[i].claim(mark::person, reason::initials, sure);
  }

  // "mattivirtanen": the lists alone are asked, and of no word longer than two names, so this stays linear.
  void mark_run_together(std::size_t i) {
    auto const& w = *f_.words[i];
    constexpr std::size_t shortest = 9;
    constexpr std::size_t longest = 40;
    constexpr std::size_t shortest_part = 4;
    if (w.is_common() || w.kind != word_kind::none || w.is_name()) return;
    if (w.lower.size() < shortest || w.lower.size() > longest) return;
    for (std::size_t cut = shortest_part; cut + shortest_part <= w.lower.size(); ++cut) {
      auto const part = std::string_view(w.lower);
      if (reader_.recorded(part.substr(0, cut)).first_name < known || !is_last_name(part.substr(cut))) continue;
      marks_[i].claim(mark::person, reason::name_list, sure);
      return;
    }
  }

  bool is_last_name(std::string_view form) const {
    if (reader_.recorded(form).last_name >= known) return true;
    return std::ranges::any_of(base_forms(form),
                               [&](std::string const& base) { return reader_.recorded(base).last_name >= known; });
  }

  analysed_field const& f_;
  word_reader& reader_;
  token_marks& marks_;
};

}  // namespace

void mark_odd_names(analysed_field const& field, word_reader& reader, token_marks& marks) {
  odd_name_marker(field, reader, marks).run();
}

}  // namespace matala::anonymizer
