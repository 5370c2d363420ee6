// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/organisation_words.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace matala::anonymizer {
namespace {

using enum organisation_kind;

constexpr std::array<std::string_view, 18> legal_forms = {"oy", "oyj", "ab",  "abp", "ky",   "tmi", "ay", "ry", "rf",
                                                          "sr", "ltd", "inc", "llc", "gmbh", "osk", "oü", "kb", "plc"};

constexpr organisation_word words[] = {
    // Finnish
    {"koulu", school},
    {"lukio", school},
    {"yliopisto", school},
    {"ammattikorkeakoulu", school},
    {"opisto", school},
    {"päiväkoti", day_care},
    {"päiväkodi", day_care},
    {"päiväkotii", day_care},
    {"eskari", day_care},
    {"perhepäivähoi", day_care},
    {"sairaala", hospital},
    {"terveysasema", hospital},
    {"terveyskesku", hospital},
    {"hyvinvointiasema", hospital},
    {"hammashoitola", hospital},
    {"hammaslääkäriasema", hospital},
    {"lääkäriasema", hospital},
    {"päihdeklini", hospital},
    {"neuvola", hospital},
    {"perheneuvola", hospital},
    {"turvakoti", shelter},
    {"turvakodi", shelter},
    {"ensikoti", shelter},
    {"ensikodi", shelter},
    {"asuntola", shelter},
    {"vastaanottokesku", shelter},
    {"vankila", prison},
    {"seurakun", congregation},
    {"srk", congregation},
    {"kappeli", congregation},
    {"moskeija", congregation},
    {"palvelutalo", care_home},
    {"palvelukoti", care_home},
    {"palvelukodi", care_home},
    {"palvelukesku", care_home},
    {"hoivakoti", care_home},
    {"hoivakodi", care_home},
    {"hoitokoti", care_home},
    {"hoitokodi", care_home},
    {"ryhmäkoti", care_home},
    {"ryhmäkodi", care_home},
    {"perhekoti", care_home},
    {"perhekodi", care_home},
    {"nuorisokoti", care_home},
    {"nuorisokodi", care_home},
    {"vanhainkoti", care_home},
    {"vanhainkodi", care_home},
    {"lastenkoti", care_home},
    {"lastenkodi", care_home},
    {"asumisyksik", care_home},
    {"kuntoutuskesku", care_home},
    {"tukiasunto", care_home},
    {"koulukoti", care_home},
    {"koulukodi", care_home},
    {"hyvinvointialue", wellbeing_county},
    {"tehdas", employer},
    {"tehtaa", employer},
    {"konepaja", employer},
    {"työpaja", employer},
    {"korjaamo", employer},
    {"leipomo", employer},
    {"ravintola", employer},
    {"pizzeria", employer},
    {"kahvila", employer},
    {"kioski", employer},
    {"hotelli", employer},
    {"apteekki", employer},
    {"apteeki", employer},
    {"parturi", employer},
    {"kampaamo", employer},
    {"telakka", employer},
    {"telaka", employer},
    {"marketti", employer},
    {"marketi", employer},
    {"toimisto", office},
    {"kirjasto", office},
    {"nuorisotalo", office},
    {"vastaanottokoti", care_home},
    {"vastaanottokodi", care_home},
    {"hätämajoitu", shelter},
    {"päiväkesku", office},
    {"päivätoimin", office},
    {"yksikkö", hospital},
    {"yksikö", hospital},
    {"klinikka", hospital},
    {"klinikalla", hospital},
    {"klinikalta", hospital},
    {"klinikalle", hospital},
    {"klinikan", hospital},
    {"poliklini", hospital},
    {"perhekuntoutu", care_home},
    {"kyläyhdisty", club},
    {"yhdisty", club},
    {"kirppi", employer},
    {"kirpputori", employer},
    {"saha", employer},
    {"saho", employer},
    {"verstas", employer},
    {"versta", employer},
    {"paja", employer},
    {"firma", employer},
    {"siivous", employer},
    {"hautaustoimisto", employer},
    {"huolto", employer},
    {"yritys", employer},
    {"kauppa", employer},
    {"myymälä", employer},
    {"baari", employer},
    {"pubi", employer},
    {"klubitalo", club},
    {"toimintakesku", office},
    {"monitoimitalo", office},
    {"urheiluseura", club},
    {"palloseura", club},
    {"kerho", club},
    {"martat", club},
    // Swedish
    {"skola", school},
    {"skolan", school},
    {"gymnasi", school},
    {"daghem", day_care},
    {"förskola", day_care},
    {"sjukhus", hospital},
    {"hälsostation", hospital},
    {"hälsocentral", hospital},
    {"tandklinik", hospital},
    {"rådgivning", hospital},
    {"skyddshem", shelter},
    {"härbärge", shelter},
    {"fängelse", prison},
    {"församling", congregation},
    {"servicehus", care_home},
    {"servicehem", care_home},
    {"vårdhem", care_home},
    {"gruppboende", care_home},
    {"gruppbostad", care_home},
    {"äldreboende", care_home},
    {"barnhem", care_home},
    {"ungdomshem", care_home},
    {"familjehem", care_home},
    {"välfärdsområde", wellbeing_county},
    {"fabrik", employer},
    {"verkstad", employer},
    {"bageri", employer},
    {"restaurang", employer},
    {"apotek", employer},
    {"varv", employer},
    {"varvet", employer},
    {"bibliotek", office},
    {"fritidsgård", office},
    {"ungdomsgård", office},
    {"hemgård", care_home},
    {"klinik", hospital},
    {"verkstan", employer},
    {"butik", employer},
    {"kiosk", employer},
    {"åkeri", employer},
    {"förening", club},
    {"idrottsförening", club},
    {"ungdomsförening", club},
    // English
    {"school", school},
    {"university", school},
    {"college", school},
    {"kindergarten", day_care},
    {"nursery", day_care},
    {"daycare", day_care},
    {"hospital", hospital},
    {"clinic", hospital},
    {"shelter", shelter},
    {"prison", prison},
    {"congregation", congregation},
    {"parish", congregation},
    {"church", congregation},
    {"mosque", congregation},
    {"factory", employer},
    {"bakery", employer},
    {"restaurant", employer},
    {"shipyard", employer},
};

// What may follow the beginning of the word: the rest of its stem, a case ending, a possessive suffix.
// "päiväkotipaikka" and "vankilatuomio" are no kind.
bool is_ending(std::string_view rest) {
  constexpr std::string_view longer_words[] = {
      "riita", "riida",  "sopim", "suhde", "suhte", "tunnu",  "tus",   "tuks",   "johtaj",  "käynti", "käynni", "ruoka",
      "maksa", "paikka", "paika", "laaja", "laise", "lainen", "aika",  "tuomio", "matka",   "ikä",    "kuljet", "pelko",
      "hoito", "hoido",  "maksu", "tila",  "piha",  "vuosi",  "kirja", "puku",   "terveyd", "kuraatt"};
  constexpr std::size_t longest = 8;
  return rest.size() <= longest &&
         std::ranges::none_of(longer_words, [rest](std::string_view word) { return rest.contains(word); });
}

}  // namespace

organisation_word const* organisation_word_in(std::string_view lower) {
  static re2::RE2 const any([] {
    std::string pattern;
    for (auto const& row : words) pattern.append(pattern.empty() ? "" : "|").append(row.start);
    return pattern;
  }());
  if (!re2::RE2::PartialMatch({lower.data(), lower.size()}, any)) return nullptr;
  organisation_word const* best = nullptr;
  for (auto const& row : words) {
    auto const at = lower.rfind(row.start);
    if (at == std::string_view::npos || !is_ending(lower.substr(at + row.start.size()))) continue;
    if (best == nullptr || row.start.size() > best->start.size()) best = &row;
  }
  return best;
}

bool is_legal_form(std::string_view lower) {
  return std::ranges::find(legal_forms, lower) != legal_forms.end();
}

}  // namespace matala::anonymizer
