// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/age_reader.hpp"

#include "anonymizer/calendar_words.hpp"

#include <algorithm>
#include <charconv>

namespace matala::anonymizer {
namespace {

constexpr int oldest = 109;
constexpr int well_known = 7;

// Finnish base forms; the forms in use of the other two.
constexpr std::string_view roles[] = {
    "aikuinen",     "aviomies",     "avopuoliso",   "anoppi",      "appi",        "asiakas",     "esikoinen",
    "exä",          "huollettava",  "isoisä",       "isosisko",    "isoveli",     "isoäiti",     "isä",
    "kaksonen",     "kaveri",       "keskimmäinen", "kihlattu",    "kuopus",      "kumppani",    "lapsenlapsi",
    "lapsi",        "leski",        "mies",         "mummo",       "mummi",       "mummu",       "nainen",
    "nuorempi",     "nuori",        "nuorin",       "oppilas",     "opiskelija",  "pappa",       "pikkusisko",
    "pikkuveli",    "pojanpoika",   "poika",        "poikaystävä", "potilas",     "puoliso",     "rouva",
    "serkku",       "sisar",        "sisko",        "täti",        "tyttö",       "tyttöystävä", "tytär",
    "teini",        "ukki",         "vaari",        "vaimo",       "vanhempi",    "vanhin",      "vanhus",
    "vauva",        "veli",         "vävy",         "ystävä",      "äiti",        "äitipuoli",   "isäpuoli",
    "man",          "mannen",       "kvinna",       "kvinnan",     "pojke",       "pojken",      "flicka",
    "flickan",      "son",          "sonen",        "dotter",      "dottern",     "mamma",       "mamman",
    "pappan",       "mor",          "modern",       "far",         "fadern",      "klient",      "klienten",
    "patient",      "patienten",    "make",         "maken",       "maka",        "makan",       "hustru",
    "hustrun",      "fru",          "frun",         "sambo",       "sambon",      "bror",        "brodern",
    "lillebror",    "storebror",    "syster",       "systern",     "lillasyster", "storasyster", "mormor",
    "morfar",       "farmor",       "farfar",       "änka",        "änkan",       "änkling",     "änklingen",
    "baby",         "babyn",        "bebis",        "bebisen",     "tonåring",    "tonåringen",  "elev",
    "eleven",       "kusin",        "kusinen",      "moster",      "faster",      "morbror",     "farbror",
    "gammelfaster", "gammelmormor", "pojkvän",      "pojkvännen",  "flickvän",    "flickvännen", "yngre",
    "äldre",        "yngsta",       "äldsta",       "barnet",      "woman",       "boy",         "girl",
    "daughter",     "mother",       "father",       "mum",         "mom",         "dad",         "client",
    "husband",      "wife",         "partner",      "brother",     "sister",      "male",        "female",
    "grandma",      "grandpa",      "grandmother",  "grandfather", "granny",      "widow",       "widower",
    "infant",       "toddler",      "child",        "cousin",      "aunt",        "uncle",       "teenager",
    "pupil",        "boyfriend",    "girlfriend",   "lady",        "gentleman",   "youngest",    "eldest",
    "oldest",       "younger",      "older",        "elder",       "spouse",
};

constexpr std::string_view several[] = {
    "barn",    "barnen",   "pojkar",    "pojkarna",   "flickor",      "flickorna",  "söner",
    "sönerna", "döttrar",  "döttrarna", "tvillingar", "tvillingarna", "trillingar", "trillingarna",
    "syskon",  "syskonen", "children",  "kids",       "sons",         "daughters",  "boys",
    "girls",   "twins",    "triplets",  "siblings",   "brothers",     "sisters",
};

constexpr std::string_view years_units[] = {"år", "å", "vuotta", "years", "yrs", "yr", "y", "yo", "v", "bast"};
constexpr std::string_view month_units[] = {"kk",  "kuukautta", "mån",    "månader", "months", "mo",
                                            "mos", "viikkoa",   "veckor", "weeks",   "vk"};

template <class List>
bool is_in(List const& list, std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

// "8v", "5kk": the digits, and what is glued to them.
std::optional<int> leading_figure(std::string_view text, std::string_view& rest) {
  int value = 0;
  auto const [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  auto const digits = static_cast<std::size_t>(end - text.data());
  if (bad != std::errc() || digits > 3 || value > oldest) return std::nullopt;
  rest = text.substr(digits);
  return value;
}

}  // namespace

std::string_view age_reader::word(std::size_t i) const {
  return i < field_.words.size() && field_.words[i] != nullptr ? std::string_view(field_.words[i]->lower)
                                                               : std::string_view();
}

std::string_view age_reader::sign(std::size_t i) const {
  return i < field_.tokens.size() ? field_.surface(i) : std::string_view(".");
}

bool age_reader::is(std::size_t i, std::initializer_list<std::string_view> list) const {
  return is_in(list, word(i));
}

bool age_reader::is_joined(std::size_t i) const {
  return i + 1 < field_.tokens.size() && field_.tokens[i].end == field_.tokens[i + 1].begin;
}

bool age_reader::is_figure(std::size_t i) const {
  return i < size() && sign(i).find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<span_of_years> age_reader::number(std::size_t i) const {
  if (i >= field_.tokens.size()) return std::nullopt;
  span_of_years out{.first = i, .last = i};
  std::string_view glued;
  if (auto const spelt = number_from(word(i))) {
    out.years = *spelt;
    out.spelt = true;
    if (auto const unit = number_from(word(i + 1)); *spelt >= 20 && *spelt % 10 == 0 && unit && *unit < 10) {
      out.years += *unit;
      out.last = i + 1;
    }
  } else if (auto const figure = leading_figure(field_.surface(i), glued)) {
    out.years = *figure;
  } else {
    return std::nullopt;
  }
  auto const next = out.last + 1;
  bool const half = is(next, {"ja", "och", "and"}) && (is(next + 1, {"puoli"}) || is(next + 2, {"halvt", "half"}));
  if (half) out.last = is(next + 1, {"puoli"}) ? next + 1 : next + 2;
  bool const decimal = sign(i + 1) == "," && is_joined(i) && is_joined(i + 1) && word(i + 2).empty();
  if (decimal) out.last = i + 2;
  if (glued == "½") glued = {};
  auto const unit = glued.empty() ? word(out.last + 1) : glued;
  bool const in_years = is_in(years_units, unit);
  bool const in_months = is_in(month_units, unit);
  if (!glued.empty() && !in_years && !in_months) return std::nullopt;
  if (in_months) out.years = 0;
  out.unit = in_years || (half && !in_months);
  out.months = in_months;
  if (glued.empty() && (in_years || in_months)) ++out.last;
  // "33 vuotta 2 kuukautta".
  if (out.unit && is_figure(out.last + 1) && is_in(month_units, word(out.last + 2))) out.last += 2;
  // "14 å 11 mån", "1v 4mån".
  std::string_view months;
  if (auto const part = out.last + 1;
      out.unit && part < size() && leading_figure(field_.surface(part), months) && is_in(month_units, months))
    ++out.last;
  // The full stop of "56 v. Työuupumus" is that of the sentence, too.
  auto const behind = out.last + 2;
  bool const goes_on = behind < size() && !field_.tokens[behind].sentence_start;
  if (unit == "v" && sign(out.last + 1) == "." && is_joined(out.last) && goes_on) ++out.last;
  return out;
}

bool age_reader::is_role(std::size_t i) const {
  auto const w = word(i);
  return !w.empty() && (is_in(roles, w) || is_in(roles, field_.words[i]->lemma) || is_in(several, w));
}

bool age_reader::is_base_form(std::size_t i) const {
  return is_in(roles, word(i));
}

bool age_reader::is_several(std::size_t i) const {
  auto const w = word(i);
  return is_in(several, w) || (w.ends_with('t') && !w.empty() && is_in(roles, field_.words[i]->lemma));
}

// Not a word that merely stands first: "Liite (12)" is no Liite of twelve years.
bool age_reader::is_name(std::size_t i) const {
  if (i >= field_.words.size() || field_.words[i] == nullptr) return false;
  auto const& w = *field_.words[i];
  // Without capitals, or with nothing else, the register of names alone tells.
  if (field_.usage != letter_case::mixed) {
    bool const family = i > 0 && field_.words[i - 1] != nullptr && field_.words[i - 1]->first_name >= well_known;
    return w.lower.size() > 3 && w.is_name() && (!w.is_common() || w.first_name >= well_known || family);
  }
  if (!field_.tokens[i].capital || field_.tokens[i].all_caps) return false;
  // "Teklehaimanot (26)": brackets with an age stand behind somebody, whatever the name.
  bool const in_brackets = sign(i + 1) == "(" && sign(i + 3) == ")";
  return w.is_name() ? !w.is_common() || w.first_name > 3
                     : w.unknown() && (!field_.tokens[i].sentence_start || in_brackets);
}

bool age_reader::is_known_name(std::size_t i) const {
  if (!is_name(i) || !field_.words[i]->is_name()) return false;
  constexpr std::string_view local[] = {"lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä"};
  auto const w = word(i);
  return std::ranges::none_of(local, [w](std::string_view end) { return w.ends_with(end); });
}

bool age_reader::is_pronoun(std::size_t i) const {
  return is(i, {"hän", "se", "mä", "minä", "hon", "han", "hen", "jag", "she", "he", "itse"});
}

// "Esbo, 81."
bool age_reader::is_home(std::size_t i) const {
  return i < field_.words.size() && field_.words[i] != nullptr && field_.tokens[i].capital &&
         is_masked_place(field_.words[i]->kind);
}

bool age_reader::is_being(std::size_t i) const {
  return is(i, {"är", "var", "blev", "is", "was", "are", "were", "on", "oli", "ovat", "olivat"});
}

bool age_reader::is_and(std::size_t i) const {
  return is(i, {"ja", "sekä", "och", "samt", "and"}) || sign(i) == "&" || sign(i) == "/";
}

bool age_reader::ends(std::size_t i) const {
  if (i < size() && field_.tokens[i].line_start) return true;
  auto const s = sign(i);
  // "3. luokalla": an ordinal, where the text has capitals to begin sentences with.
  if (s == "." && i > 0 && word(i - 1).empty() && i + 1 < size() && !word(i + 1).empty()) {
    bool const counted = word(i + 1).starts_with("luok") || word(i + 1).starts_with("kerro") || is_joined(i);
    return !counted && (field_.usage != letter_case::mixed || field_.tokens[i + 1].capital);
  }
  bool const dash = s == "-" && i > 0 && !is_joined(i) && !is_joined(i - 1);
  return dash || s == "," || s == "." || s == ")" || s == ";" || s == "!" || s == "?" || s == "–" || is_and(i) ||
         is(i, {"fyllda", "eikä", "mutta",    "kun",     "joka",     "jolla",    "jonka", "niin", "koska",
                "men",    "när",  "som",      "but",     "when",     "who",      "bast",  "this", "last",
                "ensi",   "i",    "syksyllä", "kesällä", "keväällä", "talvella", "next",  "in"});
}

}  // namespace matala::anonymizer
