// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/age_reader.hpp"
#include "anonymizer/calendar_words.hpp"
#include "anonymizer/marks.hpp"

#include <algorithm>
#include <vector>

namespace matala::anonymizer {
namespace {

// So many years and more are hardly a number of things beside a person.
constexpr int grown = 10;
constexpr int oldest_child = 25;

class age_teller {
 public:
  explicit age_teller(analysed_field const& field) : text_(field) {}

  /// Whether the number is somebody's age, by what stands around it.
  bool is_age(span_of_years const& n) const {
    // What begins a line numbers it.
    if (n.first == 0 || (text_.starts_line(n.first) && !n.unit)) return false;
    if (is_ordinal_or_part(n) || is_span(n.last + 1)) return false;
    return is_apposition(n) || is_beside(n) || is_said(n) || is_turned(n) || is_apart(n) || is_by_sex(n);
  }

  /// "Lapset (3, 5 ja 8)", "kids aged 3, 5 and 8", "pojat ovat 7 ja 9": the numbers of the list, when it is one of
  /// ages.
  std::vector<span_of_years> list_after(std::size_t who) const {
    if (!text_.is_several(who)) return {};
    std::size_t at = who + 1;
    while (text_.is_being(at) || text_.is(at, {"aged", "jo", "redan", "already"}) || text_.sign(at) == "(" ||
           text_.sign(at) == ":" || text_.sign(at) == ",")
      ++at;
    std::vector<span_of_years> all;
    // "3,5,8v" are three numbers without blanks, and no fraction.
    while (auto const n = first_of(at)) {
      if (n->years > oldest_child) return {};
      all.push_back(*n);
      at = n->last + 1;
      if (text_.sign(at) != "," && !text_.is_and(at)) break;
      if (!first_of(at + 1)) break;
      ++at;
    }
    bool const told = !all.empty() && (all.back().unit || all.back().months || (all.size() > 1 && text_.ends(at)));
    return told && !is_span(at) ? all : std::vector<span_of_years>{};
  }

 private:
  std::optional<span_of_years> first_of(std::size_t at) const {
    auto n = text_.number(at);
    if (n && !n->unit && !n->months && n->last > n->first) n->last = n->first;
    return n;
  }

  // "12.3.", "82,5 kg", "24/7", "2-3": the number goes on, or began before.
  bool is_ordinal_or_part(span_of_years const& n) const {
    bool const begun = text_.is_joined(n.first - 1) && text_.sign(n.first - 1) != "(" &&
                       text_.sign(n.first - 1) != "/" && text_.word(n.first - 1).empty();
    bool const goes_on = text_.is_joined(n.last) && text_.is_joined(n.last + 1) && text_.number(n.last + 2).has_value();
    bool const fraction = n.last > n.first && !n.unit && !n.months && !n.spelt;
    return begun || goes_on || fraction || is_article(n);
  }

  // "She was one of two."
  static bool is_article(span_of_years const& n) { return n.spelt && n.years == 1 && !n.unit; }

  bool is_span(std::size_t i) const {
    return text_.is(i, {"sedan", "senare", "tidigare", "framåt", "av", "till", "sitten", "töissä", "ago", "later",
                        "before", "ollut", "ajan"});
  }

  // "Anna, 34, ...", "Dottern (11)", "Mies/58/työtön", "Esbo, 81."
  bool is_apposition(span_of_years const& n) const {
    auto const at = before_adverb(n.first - 1);
    if (at < 1) return false;
    auto const before = text_.sign(at);
    bool const dash = before == "-" && !text_.is_joined(at) && !text_.is_joined(at - 1);
    if (before != "," && before != "(" && before != "/" && !dash) return false;
    bool const who = text_.is_person(at - 1) || (text_.is_home(at - 1) && n.years >= grown);
    if (who && (n.unit || closes(n) || n.years >= grown)) return true;
    // "Aslak, poromies, viiskytäkaks, on ...", "Man in hospital, 72, wants": somebody stood in front of it.
    bool const between = before == "," && text_.sign(n.last + 1) == "," && n.years >= grown;
    if (!between || text_.number(n.first - 2) || text_.number(n.last + 2)) return false;
    return n.spelt || somebody_before(n.first - 2);
  }

  // "on jo 91", "nästan 87", "almost 16"
  std::size_t before_adverb(std::size_t at) const {
    bool const adverb = text_.is(at, {"jo",    "nyt",     "vasta", "vielä", "pian", "kohta",  "juuri",  "melkein",
                                      "lähes", "noin",    "redan", "nu",    "bara", "precis", "snart",  "nästan",
                                      "cirka", "already", "now",   "only",  "just", "about",  "almost", "nearly"});
    return at > 0 && adverb ? at - 1 : at;
  }

  bool closes(span_of_years const& n) const { return text_.ends(n.last + 1) || text_.sign(n.last + 1) == "/"; }

  bool somebody_before(std::size_t i) const {
    constexpr std::size_t near = 6;
    for (std::size_t k = 0; k < near && k <= i; ++k) {
      if (text_.sign(i - k) == ".") return false;
      if (text_.is_person(i - k)) return true;
    }
    return false;
  }

  // "Tessa 5 ja Rosa 2, ...", "Mormor 88, morfar 90.", "a girl of 14"
  bool is_beside(span_of_years const& n) const {
    auto const who = before_adverb(n.first - 1);
    if (text_.is_several(who)) return n.unit && text_.ends(n.last + 1);
    bool const and_another = n.first > 3 && text_.is_and(who - 1) && text_.number(who - 2);
    if (text_.is_pronoun(who)) return n.years >= grown && text_.ends(n.last + 1);
    // "Hoitanut äitiään 12 vuotta."
    bool const told_of = text_.is_role(who) ? text_.is_base_form(who) : text_.is_known_name(who);
    if (told_of) return n.unit || text_.ends(n.last + 1) || (and_another && n.years >= grown);
    // "mother of eight".
    bool const has_children = text_.is(who - 1, {"mother", "father", "mamma", "pappan", "äiti", "isä", "wife"});
    return n.first > 1 && text_.is(who, {"på", "of"}) && text_.is_role(who - 1) && !has_children &&
           text_.ends(n.last + 1);
  }

  // "hon är 34", "Isoäiti on jo 91 vuotta.", "Leif är lots och 49."
  bool is_said(span_of_years const& n) const {
    if (text_.is(n.first - 1, {"he", "she"}) && text_.sign(n.first - 1).contains('\'')) return text_.ends(n.last + 1);
    if (!text_.ends(n.last + 1) && !n.unit) return false;
    auto at = n.first - 1;
    bool const also = text_.is_and(at) && n.years >= grown && at > 2;
    if (also) at -= text_.is_being(at - 2) ? 2 : 1;
    at = before_adverb(at);
    if (at == 0 || !text_.is_being(at)) return false;
    // "Barnen är tre" may be their number.
    return text_.is_pronoun(at - 1) || (text_.is_person(at - 1) && !text_.is_several(at - 1) && !is_counted(at - 1));
  }

  // "Lapsia on 3.", "Lapsiakin on kolme."
  bool is_counted(std::size_t i) const {
    auto w = text_.word(i);
    for (std::string_view const clitic : {"kin", "kaan", "kään"}) {
      if (w.ends_with(clitic)) w.remove_suffix(clitic.size());
    }
    return w.ends_with("ia") || w.ends_with("iä") || w.ends_with("ja") || w.ends_with("jä") || w.ends_with("ita");
  }

  // "Tytär täytti viime viikolla 15.", "Fyllde precis 18.", "just turned fifteen"
  bool is_turned(span_of_years const& n) const {
    if (text_.is(n.first - 1, {"aged", "turned", "olevansa"})) return true;
    constexpr std::size_t far = 3;
    for (std::size_t k = 1; k <= far && k <= n.first; ++k) {
      auto const i = n.first - k;
      if (text_.word(i).empty()) return false;
      bool const turns = text_.is(
          i, {"täyttää", "täytti", "täyttäny", "täyttänyt", "fyller", "fyllde", "fyllt", "turns", "turned", "turning"});
      if (turns) return text_.ends(n.last + 1);
    }
    return false;
  }

  // "58 år." or "Depression, 37 år, ...": nothing but the age between two signs; so few years may be a length of time.
  // "Barn 4 år och 7 år.": of children any number is an age. "57. Paranoid?": a figure between two full stops.
  bool is_apart(span_of_years const& n) const {
    auto const before = text_.sign(n.first - 1);
    if (n.unit && text_.ends(n.last + 1)) {
      bool const opened = (before == "," || before == "." || before == "(" || before == ";") && n.years >= grown;
      bool const listed = text_.is_and(n.first - 1) && text_.is(n.first - 2, {"år", "vuotta", "years", "yrs", "y"});
      bool const of_children = before == "," && text_.is_several(n.first - 2);
      if (opened || listed || of_children) return true;
    }
    // "gravid v. 30."
    bool const counted =
        n.first > 1 && text_.is(n.first - 2, {"v", "vk", "rv", "h", "nr", "nro", "no", "as", "krs", "n"});
    bool const alone =
        before == "." && !counted && n.first > 1 && !text_.is_joined(n.first - 1) && !text_.number(n.first - 2);
    bool const next_is_word = n.last + 2 >= text_.size() || !text_.word(n.last + 2).empty();
    return alone && text_.sign(n.last + 1) == "." && text_.ends(n.last + 1) && next_is_word && n.years >= grown &&
           !n.spelt;
  }

  // "N, 34, yksinhuoltaja", "m, 58"
  bool is_by_sex(span_of_years const& n) const {
    bool const letter = text_.sign(n.first - 1) == "," && n.first > 1 && text_.is(n.first - 2, {"m", "n", "f", "k"});
    bool const opened = n.first == 2 || text_.word(n.first - 3).empty();
    return letter && opened && n.years >= grown && text_.ends(n.last + 1);
  }

  age_reader const text_;
};

}  // namespace

void find_bare_ages(analysed_field const& field, language lang, spans& out) {
  age_reader const text(field);
  age_teller const teller(field);
  auto const add = [&](span_of_years const& n) {
    span s{field.index, field.tokens[n.first].begin, field.tokens[n.last].end, category::age, reason::exact_age, 0.8F};
    s.detail = age_band_phrase(n.years, lang);
    out.push_back(std::move(s));
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.is_opaque(i)) continue;
    for (auto const& n : teller.list_after(i)) add(n);
    if (auto const n = text.number(i); n && teller.is_age(*n)) add(*n);
  }
}

}  // namespace matala::anonymizer
