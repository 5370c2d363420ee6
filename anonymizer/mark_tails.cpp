// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace matala::anonymizer {
namespace {

// Beginnings of the words, or of the last parts of compounds, for what a place, a country or an organisation has or is.
constexpr std::string_view institutions[] = {
    "kunta",        "kunna",       "kaupunki", "kaupungi",    "hallitu",   "ministeriö",    "liitto",
    "liito",        "puolue",      "laitos",   "laitok",      "tiedekun",  "tasaval",       "rahasto",
    "säätiö",       "yhdisty",     "seura",    "järjestö",    "virasto",   "komitea",       "keskus",
    "keskuks",      "kirkko",      "kirko",    "instituut",   "akatemia",  "neuvosto",      "valiokun",
    "eduskuntaryh", "valtuusto",   "kommun",   "universitet", "tingsrätt", "förbund",       "landsting",
    "domstol",      "musee",       "institut", "högskol",     "flygplats", "församling",    "käräjäoik",
    "hovioik",      "tuomioistui", "senaat",   "paliskun",    "valtio",    "kansantasaval", "kansallispuisto",
    "komissio"};

constexpr std::size_t most_words_between = 2;

class tail_marker {
 public:
  tail_marker(analysed_field const& field, token_marks& marks) : f_(field), marks_(marks) {}

  void run() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (is_country(i) || marks_[i].what == mark::place || marks_[i].what == mark::organisation) {
        if (!mark_apposition(i)) mark_possession(i);
      }
    }
  }

 private:
  bool is_country(std::size_t i) const { return marks_[i].what == mark::kept && marks_[i].confidence > 0; }
  bool is_word_beside(std::size_t i) const {
    return i < marks_.size() && f_.words[i] != nullptr && !f_.opaque[i] && !f_.words[i]->reads_function &&
           f_.tokens[i].begin - f_.tokens[i - 1].end <= 1;
  }

  // "Air France -lentoyhtiö": orthography parts the words of the name from what it is.
  bool mark_apposition(std::size_t i) {
    if (is_country(i) || i + 2 >= marks_.size() || f_.surface(i + 1) != "-" || f_.words[i + 2] == nullptr) return false;
    if (f_.tokens[i + 1].begin - f_.tokens[i].end != 1 || f_.tokens[i + 1].end != f_.tokens[i + 2].begin) return false;
    marks_[i + 1] = marks_[i + 2] = marks_[i];
    return true;
  }

  // "Lahden kaupunki", "Kuuban hallitus", "Turun yliopiston oikeustieteellinen tiedekunta".
  void mark_possession(std::size_t i) {
    std::size_t const last = i + 1 + (marks_[i].what == mark::organisation ? most_words_between : 0);
    for (std::size_t k = i + 1; k <= last && is_word_beside(k); ++k) {
      if (marks_[k].what != mark::none && k == i + 1) return;
      auto const& lower = f_.words[k]->lower;
      bool const institution =
          std::ranges::any_of(institutions, [&](std::string_view start) { return lower.contains(start); });
      if (marks_[k].what != mark::none || !institution) continue;
      auto const whole = is_country(i) ? token_mark{mark::kept, reason::public_body, 1}
                                       : token_mark{mark::organisation, reason::kind_word, 0.6F, marks_[i].kind};
      std::size_t const first = marks_[i].what == mark::place ? i : i + 1;
      for (std::size_t m = first; m <= k; ++m) marks_[m] = whole;
      return;
    }
  }

  analysed_field const& f_;
  token_marks& marks_;
};

}  // namespace

void mark_tails(analysed_field const& field, token_marks& marks) {
  tail_marker(field, marks).run();
}

}  // namespace matala::anonymizer
