// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/calendar_words.hpp"
#include "anonymizer/marks.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string_view>

namespace matala::anonymizer {
namespace {

constexpr int oldest = 119;
constexpr int well_known = 7;

class reader {
 public:
  explicit reader(analysed_field const& field) : field_(field) {}

  std::string_view word(std::size_t i) const {
    return i < field_.words.size() && field_.words[i] != nullptr ? std::string_view(field_.words[i]->lower)
                                                                 : std::string_view();
  }
  std::string_view sign(std::size_t i) const {
    return i < field_.tokens.size() ? field_.surface(i) : std::string_view(".");
  }
  bool is(std::size_t i, std::initializer_list<std::string_view> list) const {
    return std::ranges::find(list, word(i)) != list.end();
  }

  int years(std::size_t i) const {
    if (i >= field_.tokens.size()) return -1;
    if (auto const spelt = number_from(word(i))) return *spelt;
    auto const digits = field_.surface(i);
    int value = -1;
    auto const [end, bad] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return bad == std::errc() && end == digits.data() + digits.size() && digits.size() <= 3 && value <= oldest ? value
                                                                                                               : -1;
  }

  bool is_role(std::size_t i) const {
    return is(i, {"mies",    "nainen",   "poika",    "tyttö", "tytär",   "äiti",   "isä",    "asiakas",  "potilas",
                  "puoliso", "vaimo",    "aviomies", "veli",  "sisko",   "mummo",  "pappa",  "vauva",    "nuori",
                  "rouva",   "man",      "kvinna",   "pojke", "flicka",  "son",    "dotter", "mamma",    "pappan",
                  "klient",  "klienten", "make",     "maka",  "woman",   "boy",    "girl",   "daughter", "mother",
                  "father",  "client",   "husband",  "wife",  "brother", "sister", "male",   "female"});
  }
  // Not a word that merely stands first: "Liite (12)" is no Liite of twelve years.
  bool is_name(std::size_t i) const {
    if (i >= field_.words.size() || field_.words[i] == nullptr) return false;
    auto const& w = *field_.words[i];
    // Without capitals, or with nothing else, the register of names alone tells.
    if (field_.usage != letter_case::mixed)
      return w.lower.size() > 3 && w.is_name() && (!w.is_common() || w.first_name >= well_known);
    if (!field_.tokens[i].capital || field_.tokens[i].all_caps) return false;
    // "Teklehaimanot (26)": brackets with an age stand behind somebody, whatever the name.
    bool const in_brackets = sign(i + 1) == "(" && sign(i + 3) == ")";
    return w.is_name() ? !w.is_common() || w.first_name > 3
                       : w.unknown() && (!field_.tokens[i].sentence_start || in_brackets);
  }
  bool is_person(std::size_t i) const { return is_role(i) || is_name(i); }
  // "Esbo, 81."
  bool is_home(std::size_t i) const {
    return i < field_.words.size() && field_.words[i] != nullptr && field_.tokens[i].capital &&
           is_masked_place(field_.words[i]->kind);
  }

  // "34 år" that is no length of time: who is so old stands in front.
  bool says_who(std::size_t i) const {
    if (i == 0) return false;
    if (is_person(i - 1)) return true;
    if (i < 2) return false;
    if (sign(i - 1) == "," || sign(i - 1) == "(") return is_person(i - 2) || (is_home(i - 2) && years(i) >= 10);
    // "Leif är lots och 49."
    if (i > 3 && is(i - 1, {"och", "ja", "and"}) && is_being(i - 3) && years(i) >= 10) return true;
    bool const being = is_being(i - 1);
    bool const subject = is(i - 2, {"hon", "han", "she", "he", "hän", "jag"}) || is_person(i - 2);
    return (being && subject) || (is(i - 1, {"på", "of"}) && is_role(i - 2) && !has_children(i - 2));
  }
  bool is_being(std::size_t i) const { return is(i, {"är", "var", "blev", "is", "was", "on", "oli"}); }
  // "mother of eight".
  bool has_children(std::size_t i) const {
    return is(i, {"mother", "father", "mamma", "pappan", "äiti", "isä", "wife"});
  }

  // "58 år." or "Depression, 37 år, ...": nothing but the age between two signs; so few years may be a length of time.
  // "Barn 4 år och 7 år.": of children any number is an age.
  std::size_t last_apart(std::size_t i) const {
    constexpr int fewest = 10;
    if (!is(i + 1, {"år", "vuotta", "years", "yrs", "yo", "v"})) return i - 1;
    std::size_t const last = sign(i + 2) == "." && is(i + 1, {"v"}) ? i + 2 : i + 1;
    auto const before = sign(i - 1);
    bool const opened = (before == "," || before == "." || before == "(" || before == ";") && years(i) >= fewest;
    bool const listed = is(i - 1, {"och", "ja", "and"}) && is(i - 2, {"år", "vuotta", "years", "yrs"});
    return (opened || listed || is_children(i - 1)) && ends(last + 1) && !is_decimal(i) ? last : i - 1;
  }
  bool is_children(std::size_t i) const {
    return is(i, {"barn", "barnen", "lapset", "lapsi", "children", "kids", "sons", "daughters", "pojat", "tytöt",
                  "pojkar", "flickor", "döttrar", "söner"});
  }

  // "57. Paranoid?": a figure between two full stops.
  bool is_sentence_of_its_own(std::size_t i) const {
    bool const behind = sign(i - 1) == "." && i >= 2 && !field_.tokens[i].line_start &&
                        field_.tokens[i].begin > field_.tokens[i - 1].end;
    bool const closed =
        sign(i + 1) == "." && (i + 2 >= field_.tokens.size() || field_.tokens[i + 2].begin > field_.tokens[i + 1].end);
    bool const next_is_word = i + 2 >= field_.words.size() || field_.words[i + 2] != nullptr;
    return behind && closed && next_is_word && years(i) >= 10 && word(i).empty() && years(i - 2) < 0;
  }
  // "children 12 and 14."
  bool is_of_children(std::size_t i) const {
    if (!word(i).empty() || years(i) > 25 || is_decimal(i)) return false;
    if (is_children(i - 1)) return is(i + 1, {"och", "ja", "and"}) && years(i + 2) >= 0 && ends(i + 3);
    return is(i - 1, {"och", "ja", "and"}) && i >= 3 && years(i - 2) >= 0 && is_children(i - 3) && ends(i + 1);
  }

  // "82,5 kg": the comma belongs to the number.
  bool is_decimal(std::size_t i) const {
    return i + 2 < field_.tokens.size() && field_.tokens[i + 1].end == field_.tokens[i + 2].begin && years(i + 2) >= 0;
  }

  bool ends(std::size_t i) const {
    auto const s = sign(i);
    return s == "," || s == "." || s == ")" || s == ";" || s == "!" || s == "?" ||
           is(i, {"ja", "och", "and", "sekä", "bast", "this", "last"});
  }

  // "Aslak, poromies, viiskytäkaks, on ...": a number in words between commas.
  bool is_apposition(std::size_t i) const {
    return !word(i).empty() && years(i) >= 10 && sign(i - 1) == "," && sign(i + 1) == "," && i >= 2 &&
           years(i - 2) < 0 && years(i + 2) < 0;
  }

  /// The last token of the age whose number stands at `i`; `i - 1` when it is none.
  std::size_t last_of_age(std::size_t i) const {
    // "He's eighty-eight": the tail of the pronoun is no token of its own.
    bool const contracted = is(i - 1, {"he", "she"}) && sign(i - 1).contains('\'');
    if (contracted && ends(i + 1)) return i;
    if (is_apposition(i) || is(i - 1, {"aged", "turned", "olevansa"})) return i;
    if (is_sentence_of_its_own(i) || is_of_children(i)) return i;
    if (auto const last = last_apart(i); last >= i) return last;
    if (!says_who(i) || is_decimal(i)) return i - 1;
    if (is(i + 1, {"år", "vuotta"})) {
      bool const span = is(i + 2, {"sedan", "senare", "tidigare", "framåt", "av", "i", "till", "sitten", "töissä"});
      return span ? i - 1 : i + 1;
    }
    // A bare figure is an age only where the phrase closes behind it: "Anna, 34, ...", "hon är 34."
    bool const being = is_being(i - 1);
    bool const apart = sign(i - 1) == "," || sign(i - 1) == "(";
    bool const closed = sign(i + 1) == "," || sign(i + 1) == ")";
    if (apart) return closed || ends(i + 1) || !word(i + 1).empty() ? i : i - 1;
    if (being || is(i - 1, {"på", "of", "och", "ja", "and"})) return ends(i + 1) ? i : i - 1;
    // "Tessa 5 ja Rosa 2, ..."
    bool const named = is_role(i - 1) || (is_name(i - 1) && field_.words[i - 1]->first_name > 3);
    return named && word(i).empty() && ends(i + 1) ? i : i - 1;
  }

 private:
  analysed_field const& field_;
};

}  // namespace

void find_bare_ages(analysed_field const& field, language lang, spans& out) {
  reader const text(field);
  for (std::size_t i = 1; i < field.tokens.size(); ++i) {
    if (field.opaque[i]) continue;
    int const years = text.years(i);
    if (years < 0) continue;
    auto const last = text.last_of_age(i);
    if (last < i) continue;
    span s{field.index, field.tokens[i].begin, field.tokens[last].end, category::age, reason::exact_age, 0.8F};
    s.detail = age_band_phrase(years, lang);
    out.push_back(std::move(s));
  }
}

}  // namespace matala::anonymizer
