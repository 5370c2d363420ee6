// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"

#include <fmt/format.h>

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

// House number with everything that may follow: range, letter, stair, flat, inflected colon tail.
constexpr auto house =
    R"(\d{1,4}(?:[ ]?[-/][ ]?\d{1,4})?(?:[ ]?[A-Za-z]\b(?:[ ]?[-/]?[ ]?\d{1,4}\b)?)?)"
    R"((?:,?[ ](?i:as|asunto|huoneisto|rappu|porras|krs|lgh|lägenhet|trappa|bostad|apt|apartment|flat)\b\.?[ ]?[A-Za-z]?[ ]?\d{0,4})*(?::\pL+)?)";

}  // namespace

std::vector<shape> address_shapes() {
  using enum category;
  std::string const street = R"([\pL][\pL'-]+(?i:)" + finnish_street_endings() + R"()(?i:kin|kaan|kään|han|hän)?)";
  std::string const svensk = R"([\pL][\pL'-]+(?i:)" + std::string(swedish_street_endings) + R"()s?)";
  std::string const lead = R"((?:\p{Lu}[\pL'-]*\.?[ ]){0,2})";
  std::string const post = R"((?:,?\s{1,2}(?:(?:FIN?|AX)-)?\d{5}\b(?:\s\p{Lu}[\pL-]+)?)?)";
  return {
      {address, lead + street + R"(,?\s(?:nro\s|n:o\s|numero\s)?)" + house + post, edge::word, edge::digit},
      {address,
       R"((?i:(?:\pL\.[ ]?[\pL'-]+|(?:itäinen|läntinen|pohjoinen|eteläinen|vanha|uusi|iso|pieni|ylinen|alinen)))[ ](?i:[\pL'-]*(?:katu|tie|kuja|polku|raitti))\pL{0,4}\s)" +
           std::string(house) + post,
       edge::word, edge::digit},
      {address, lead + svensk + R"(,?\s(?:nr\s)?)" + house + post, edge::word, edge::digit},
      {address,
       lead + R"(\p{Lu}[\pL'-]+\s(?i:katu|tie|kuja|polku|gata|gatan|väg|vägen|gränd|linja)\pL{0,4}\s)" +
           std::string(house) + post,
       edge::word, edge::digit},
      {address, R"(\d{1,4}[A-Za-z]?\s(?:\p{Lu}[\pL'-]+\s){1,3}(?:)" + std::string(english_street_words) + R"()\b\.?)",
       edge::word, edge::open},
      {address, R"((?:\p{Lu}[\pL'-]+\s){1,3}(?:)" + std::string(english_street_words) + R"()\s)" + house, edge::word,
       edge::digit},
      {address, R"((?i:PL|P\.L\.|PB|P\.B\.|P\.?O\.? ?Box|postilokero|postbox|postfack)[ .:]{1,2}\d{1,5})" + post,
       edge::word, edge::digit},
      {address, R"(\p{Lu}\p{Ll}[\pL'-]+\s\d{1,3}\s?[A-Z]\s\d{1,3})" + post, edge::word, edge::word},
      {address,
       R"((?i:osoit\pL*|asu[uiv]\pL*|muut\pL*|koti\pL*|bor|bott|flytt\pL*|adress\pL*|address|liv(?:es|ing|ed) (?:at|on))(?:\s(?:on|är|is|at|på|osoitteessa|osoitteeseen|nyt))?[:\s]\s?)"
       R"((\p{Lu}[\pL'-]+(?:\s[\pL'-]+)?\s)" +
           std::string(house) + post + R"())",
       edge::word, edge::digit, nullptr, nullptr, reason::cue},
      {address, R"((?i:osoit\pL*|adress\pL*|address)[:\s]\s?([\pL'-]+\s\d{1,4}\b(?:\s?[A-Za-z]\b)?(?:\s?\d{1,3}\b)?))",
       edge::word, edge::digit, nullptr, nullptr, reason::cue},
      {property_id, R"(\d{1,3}-\d{1,3}-\d{1,4}-\d{1,4})", edge::word, edge::word},
      {property_id, R"(\d{9}[A-Ya-y])", edge::word, edge::word},
      {property_id, R"((?i:RN[:.]?o)[ .:]{0,2}\d{1,4}(?::\d{1,4})?)", edge::word, edge::digit},
      {postal_code, R"((?:FIN?|AX|SE|S)-?\d{3}[ ]?\d{2}(?:\s\p{Lu}[\pL-]+)?)", edge::word, edge::word},
      {postal_code, R"(\d{5}\s\p{Lu}[\pL-]+)", edge::word, edge::word},
      {postal_code,
       R"((?i:postinumero\pL*|postnummer\pL*|postal code|postcode)[\s:]{1,3}(?:on |är |is )?(\d{3}[ ]?\d{2}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
  };
}

}  // namespace matala::anonymizer
