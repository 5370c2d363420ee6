// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace matala::anonymizer {
namespace {

// Words that end Finnish street names: nominative, weak stem (genitive without n), partitive, illative.
struct street_word {
  char const* nominative;
  char const* weak;
  char const* partitive;
  char const* illative;
};

constexpr street_word street_words[] = {
    {"katu", "kadu", "katua", "katuun"},
    {"tie", "tie", "tietä", "tiehen"},
    {"kuja", "kuja", "kujaa", "kujaan"},
    {"polku", "polu", "polkua", "polkuun"},
    {"kulku", "kulu", "kulkua", "kulkuun"},
    {"raitti", "raiti", "raittia", "raittiin"},
    {"rinne", "rintee", "rinnettä", "rinteeseen"},
    {"ranta", "ranna", "rantaa", "rantaan"},
    {"aukio", "aukio", "aukiota", "aukioon"},
    {"tori", "tori", "toria", "toriin"},
    {"esplanadi", "esplanadi", "esplanadia", "esplanadiin"},
    {"puistikko", "puistiko", "puistikkoa", "puistikkoon"},
    {"kaari", "kaare", "kaarta", "kaareen"},
    {"kaarre", "kaartee", "kaarretta", "kaarteeseen"},
    {"penger", "penkeree", "pengertä", "penkereeseen"},
    {"väylä", "väylä", "väylää", "väylään"},
    {"silta", "silla", "siltaa", "siltaan"},
    {"laituri", "laituri", "laituria", "laituriin"},
    {"mäki", "mäe", "mäkeä", "mäkeen"},
    {"kumpu", "kummu", "kumpua", "kumpuun"},
    {"haka", "haa", "hakaa", "hakaan"},
    {"portti", "porti", "porttia", "porttiin"},
    {"porras", "portaa", "porrasta", "portaaseen"},
    {"syrjä", "syrjä", "syrjää", "syrjään"},
    {"bulevardi", "bulevardi", "bulevardia", "bulevardiin"},
    {"valtatie", "valtatie", "valtatietä", "valtatiehen"},
    {"linja", "linja", "linjaa", "linjaan"},
    {"piha", "piha", "pihaa", "pihaan"},
    {"puisto", "puisto", "puistoa", "puistoon"},
    {"harju", "harju", "harjua", "harjuun"},
    {"törmä", "törmä", "törmää", "törmään"},
    {"ahde", "ahtee", "ahdetta", "ahteeseen"},
    {"kunnas", "kunnaa", "kunnasta", "kunnaaseen"},
    {"kallio", "kallio", "kalliota", "kallioon"},
    {"niemi", "nieme", "niemeä", "niemeen"},
    {"lehto", "lehdo", "lehtoa", "lehtoon"},
    {"laakso", "laakso", "laaksoa", "laaksoon"},
    {"notko", "notko", "notkoa", "notkoon"},
    {"kenttä", "kentä", "kenttää", "kenttään"},
    {"reuna", "reuna", "reunaa", "reunaan"},
    {"varsi", "varre", "vartta", "varteen"},
    {"kierto", "kierro", "kiertoa", "kiertoon"},
    {"käytävä", "käytävä", "käytävää", "käytävään"},
    {"niitty", "niity", "niittyä", "niittyyn"},
    {"pelto", "pello", "peltoa", "peltoon"},
    {"salmi", "salme", "salmea", "salmeen"},
    {"saari", "saare", "saarta", "saareen"},
    {"metsä", "metsä", "metsää", "metsään"},
    {"kurvi", "kurvi", "kurvia", "kurviin"},
    {"valkama", "valkama", "valkamaa", "valkamaan"},
    {"rata", "rada", "rataa", "rataan"},
    {"kylä", "kylä", "kylää", "kylään"},
};

// Also in the letters of a text whose diacritics were lost, and in dialect vowels.
std::string finnish_street_endings() {
  std::string out;
  for (auto const& word : street_words) {
    out += fmt::format("{}{}(?:{}na|{}nä)?|{}(?:n|ll[aä]|lle|lt[aä]|ss[aä]|st[aä]|ksi|tt[aä])|{}|{}",
                       out.empty() ? "" : "|", word.nominative, "", "", word.weak, word.partitive, word.illative);
  }
  return out;
}

constexpr auto swedish_street_endings =
    "gatan|gata|gränden|gränd|vägen|väg|stigen|stig|plan|planen|torget|torg|allén|allé|esplanaden|kajen|stranden|"
    "backen|"
    "brinken|liden|bron|parken|rännen|svängen|ringen|stråket";

constexpr auto english_street_words =
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Square|Terrace|Way|Crescent|Gardens|Grove|Hill";

// Words that are a street beside another one ("Lepolan haka", "Norra Esplanaden"), in any case ending.
constexpr auto lone_street_words =
    R"((?i:katu|kadu|tie|kuja|polku|polu|raitti|raiti|haka|haa|tori|ranta|ranna|kaari|kaare|penger|aukio|esplanadi|)"
    R"(puistikko|puistiko|bulevardi|gata|gatan|väg|vägen|gränd|linja|esplanaden|stranden|kajen|torget|parken))";
constexpr auto street_adjectives =
    R"((?i:(?:itäi|länti|läntise|pohjoi|eteläi|vanha|vanho|uus|uude|uute|iso|pien|yli|ala)\pL*|gamla|nya|stora|lilla|norra|)"
    R"(södra|östra|västra))";

// House number with everything that may follow: range, letter, stair, flat, floor, inflected colon tail.
constexpr auto house =
    R"(\d{1,4}(?:[ ]?[-/][ ]?\d{1,4})?(?:[ ]?[A-Za-z](?:[-/][A-Za-z]|[A-Za-z])?\b(?:[ ]?[-/]?[ ]?\d{1,4}\b(?: [a-z]\b)?)?)"
    R"(|[ ]?[A-Za-z]\d{1,4}(?:[a-z]\b)?)?)"
    R"((?:,?[ ][A-Z](?:-(?i:rap|por)\pL+|[ -]?\d{1,4}\b))?)"
    R"((?:,?[ ](?i:as|asunto|huoneisto|rappu|porras|krs|lh|k\.?h|hh|bee|cee|dee|lgh|lägenhet|trappa|bost|bostad|apt|apartment|flat)\b\.?[ ]?)"
    R"((?:[A-Za-z]?(?:[ ]?\d{1,4})?\b))*(?:,?[ ]\d{1,2}\.[ ]?(?i:krs|kerro)\pL*)?(?::\pL+)?)";
// "Lepäntie kaksitoista", "Jänkäpolku kakkosessa".
constexpr auto spelt_house =
    R"((?i:(?:yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän)(?:toista|kymmentä(?:\pL{4,9})?)?|)"
    R"(kymmenen|(?:ykkö|kakko|kolmo|nelo|viito)(?:nen|se)\pL*|(?:kutose|seiska|kasi|ysi|kymppi)\pL*)\b)";
constexpr auto number_word = R"(,?\s(?:(?i:nro|n:o|numero|no|nr)[A-Za-zÀ-ž]{0,3}\.?\s|varrella\s)?)";

// "muutti Suomeen vuonna 2015", "vuosilta 2004-2018".
bool is_year(match const& m) {
  auto const value = m.value();
  auto figures = value.substr(value.find_last_of(' ') + 1);
  if (figures.size() == 9 && figures[4] == '-') figures = figures.substr(5);
  return figures.size() == 4 && (figures.starts_with("19") || figures.starts_with("20"));
}

// "asunto 40 m2", "as. 3 kk", "lägenhet 2 rum": a size or a time.
bool is_measured(match const& m) {
  static constexpr std::string_view units[] = {"m",   "neli", "kk", "v",  "€",    "eur", "h",
                                               "rum", "kv",   "%",  "kp", "room", "vk",  "huone"};
  auto behind = m.after(8);
  if (behind.starts_with(' ')) behind.remove_prefix(1);
  return std::ranges::any_of(units, [&](std::string_view unit) { return behind.starts_with(unit); });
}

}  // namespace

std::vector<shape> address_shapes() {
  using enum category;
  std::string const street = R"([\pL][\pL'-]+(?i:)" + finnish_street_endings() + R"()(?i:kin|kaan|kään|han|hän)?)";
  std::string const svensk = R"([\pL][\pL'-]+(?i:)" + std::string(swedish_street_endings) + R"()s?)";
  std::string const lead = R"((?:(?:\p{Lu}[\pL'-]*|\p{Lu}\.)[ ]){0,2})";
  // "Osoite Ratakatu 3", "Bor Strandgatan 14": only a genitive or an initial in front belongs to a street of one word.
  std::string const owner = R"((?:(?:\p{Lu}[\pL'-]*(?:n|ns|rs|as|es)|\p{Lu}\.)[ ]){0,2})";
  std::string const adjective = std::string("(?:") + street_adjectives + "[ ])?";
  std::string const lone = lone_street_words;
  std::string const nth = number_word;
  std::string const post = R"((?:,?\s{1,2}(?:(?:FIN?|AX)[- ])?\d{5}\b(?:\s\p{Lu}[\pL-]+)?)?)";
  return {
      {address, owner + street + nth + house + post, edge::word, edge::digit, nullptr, is_year},
      {address, adjective + street + nth + house + post, edge::word, edge::digit, nullptr, is_year},
      {address,
       R"((?:\pL\.[ ]?[\pL'-]+|)" + std::string(street_adjectives) +
           R"()[ ](?i:[\pL'-]*(?:katu|tie|kuja|polku|raitti))[A-Za-zÀ-ž]{0,4}\s)" + house + post,
       edge::word, edge::digit},
      {address,
       R"([A-Za-zÀ-ž'-]{3,}\s[A-Za-zÀ-ž'-]{2,}n\s(?i:katu|kadu|tie|kuja|polku|polu)[A-Za-zÀ-ž]{0,4}\s)" +
           std::string(house) + post,
       edge::word, edge::digit},
      {address,
       R"(\p{Lu}[\pL'-]+(?:katu|kadu|tie|kuja|polku|polu|raitti|kaari)(?:n|lla|llä|lle|ssa)?\s)" +
           std::string(spelt_house),
       edge::word, edge::word, nullptr, is_measured, reason::cue, anchor::anywhere},
      {address, adjective + svensk + R"(,?\s(?:nr\.?\s)?)" + house + post, edge::word, edge::digit},
      {address, owner + svensk + R"(,?\s(?:nr\.?\s)?)" + house + post, edge::word, edge::digit},
      {address, lead + R"(\p{Lu}[\pL'-]+\s)" + lone + R"([A-Za-zÀ-ž]{0,5}\s)" + std::string(house) + post, edge::word,
       edge::digit},
      {address, R"((?i:esplanadi|esplanaden|bulevardi|puistikko)[A-Za-zÀ-ž]{0,4}\s)" + std::string(house) + post,
       edge::word, edge::digit},
      // "Mannerheimint. 5 A".
      {address, R"(\p{Lu}[a-zß-ž]{4,}(?:k|t|kj|g|v)\.[ ]?)" + std::string(house) + post, edge::word, edge::digit},
      {address, R"(\d{1,4}[A-Za-z]?\s(?:\p{Lu}[\pL'-]+\s){1,3}(?:)" + std::string(english_street_words) + R"()\b\.?)",
       edge::word, edge::open},
      // A Finnish street in English order.
      {address,
       R"(\d{1,4}[A-Za-z]?\s)" + lead +
           R"(\p{Lu}[\pL'-]+(?:tie|katu|kuja|polku|gatan|vägen)\b(?:,?\s(?i:flat|apt|apartment)\s?\d{1,3})?)",
       edge::word, edge::word},
      {address, R"(\d{1,4}[a-z]?\s(?:[a-z]{3,}\s){1,2}(?:street|road|avenue|lane)\b)", edge::word, edge::word},
      {address, R"((?:\p{Lu}[\pL'-]+\s){1,3}(?:)" + std::string(english_street_words) + R"()\s)" + house, edge::word,
       edge::digit},
      {address, R"((?i:PL|P\.L\.|PB|P\.B\.|P\.?O\.? ?Box|postilokero|postbox|postfack)[ .:]{1,2}\d{1,5})" + post,
       edge::word, edge::digit},
      {address, R"(\p{Lu}\p{Ll}[\pL'-]+\s\d{1,3}\s?[A-Z]\s\d{1,3})" + post, edge::word, edge::word},
      {address,
       R"((?i:osoit\pL*|asu[uiv]\pL*|muut\pL*|koti\pL*|bor|bott|flytt\pL*|adress\pL*|address|liv(?:es|ing|ed) (?:at|on))(?:\s(?:on|är|is|at|på|osoitteessa|osoitteeseen|nyt))?[:\s]\s?)"
       R"((\p{Lu}[\pL'-]+(?:\s[\pL'-]+)?\s)" +
           std::string(house) + post + R"())",
       edge::word, edge::digit, nullptr, is_year, reason::cue},
      {address, R"((?i:osoit\pL*|adress\pL*|address)[:\s]\s?([\pL'-]+\s\d{1,4}\b(?:\s?[A-Za-z]\b)?(?:\s?\d{1,3}\b)?))",
       edge::word, edge::digit, nullptr, nullptr, reason::cue},
      // Stair and flat without their street.
      {address,
       R"((?:^|[^\pL])((?i:as\.|lh\.|k\.h\.|asunto|huoneisto|lägenhet|lgh|apt\.?|flat|[A-Z]-(?:rappu|porras|rapussa|portaassa))\s(?:[A-Z]\s?)?\d{1,3}))",
       edge::open, edge::word, nullptr, is_measured, reason::cue},
      {property_id, R"(\d{1,3}\s?-\s?\d{1,3}\s?-\s?\d{1,4}\s?-\s?\d{1,4}(?:-[MVmv]\d{1,4})?)", edge::word, edge::word},
      {property_id, R"((?i:tila|tilan|tilalla|kiinteistö\pL*|fastighet\pL*)\s(?:\p{Lu}[\pL'-]+\s)?(\d{1,3}:\d{1,4}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {property_id, R"(\d{9}[A-Ya-y])", edge::word, edge::word},
      {property_id, R"((?i:RN[:.]?o)[ .:]{0,2}\d{1,4}(?::\d{1,4})?(?: \p{Lu}\p{Ll}[\pL'-]+)?)", edge::word,
       edge::digit},
      {postal_code, R"((?:FIN?|AX|SE|S)-?\d{3}[ ]?\d{2}(?:\s\p{Lu}[\pL-]+)?)", edge::word, edge::word},
      {postal_code, R"((?:FIN?|AX)?[ -]?\d{5},?\s\p{Lu}[\pL-]+)", edge::word, edge::word},
      {postal_code,
       R"((?i:posti(?:numero|nro)\pL*|postnummer\pL*|postal code|postcode)[\s:]{1,3}(?:on |är |is )?(\d{3}[ ]?\d{2}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
  };
}

}  // namespace matala::anonymizer
