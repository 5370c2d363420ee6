// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

bool has_few_digits(match const& m) {
  return digits_of(m.value()).size() < 6;
}

// "1 250 000", "12 500 asukasta": thousands, which count something.
bool is_count(match const& m) {
  auto const value = m.value();
  if (value.find('-') != std::string_view::npos || value.front() == '0') return false;
  if (value.ends_with("000") || value.ends_with("00")) return true;
  auto const behind = m.after(8);
  std::size_t const at = behind.starts_with(' ') ? 1 : 0;
  auto const next = decode(behind, at);
  return next.size > 0 && (is_letter(next.value) || next.value == U'€' || next.value == U'%' || next.value == U'$');
}

// "2019-2020", "1.1.-31.12.", "5-10-15" are years, days and steps.
bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}
bool are_years(match const& m) {
  return is_year(m.value().substr(0, 4)) && is_year(m.value().substr(m.value().size() - 4));
}

// "THL 2023", "EUR 12500", "ISO 9001".
bool is_standard(match const& m) {
  auto const value = m.value();
  auto const head = value.substr(0, value.find(' '));
  for (std::string_view const word : {"EUR", "SEK", "USD", "ISO", "SFS", "EN", "KLO", "NRO", "PL", "PUH", "TEL"}) {
    if (head == word) return true;
  }
  return is_year(value.substr(head.size() + 1));
}

constexpr auto named =
    R"((?:^|[^\pL])(?i:(?:\pL*(?:asiakas|potilas|jäsen|tapaus|hakemus|päätös|sopimus|lasku|vakuutus|kunta|tilaus|)"
    R"(ruokakunta|perhe|huone|avain|kortin?|henkilö|henkilöstö|työ|lähete|resepti|as|pot)-?\.? ?)?)"
    R"((?:numero\pL*|nro|n:o|tunnus\pL*|nr|id|no)|[\pL-]*(?:nummer|beteckning|numero)\pL*|[\pL-]+(?:nro|nr|-id)|)"
    R"(ref|viite|(?:patient|customer|client|case|member|reference|file|record|policy)\s(?:number|no|nr|id)))";

}  // namespace

std::vector<shape> number_shapes() {
  using enum category;
  std::string const cue = named;
  return {
      {record_number,
       cue +
           R"([\s:.#(=-]{0,4}(?:on |oli |är |is )?([A-ZÅÄÖa-zåäö]{0,4}[-/]?\d[\d/-]{2,}[\d](?:[/-][A-ZÅÄÖa-zåäö]{1,5})?))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {record_number, cue + R"([\s:.#(=-]{1,4}(?:on |oli |är |is )?(\d{3,4}))", edge::word, edge::word, nullptr,
       nullptr, reason::cue},
      {record_number,
       R"((?i:(?:asiakas|potilas|kunta|jäsen|potilaan|kund|klient|patient)\pL*(?:numero|nro|nr|nummer)\pL*))"
       R"([\s:.#(=-]{1,4}(?:on |oli |är |is )?([A-Z]{0,3}\d{1,4}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {record_number,
       R"((?i:(?:asiakas|potilas|asiakkuu|kund|klient|patient|client|customer)\pL*[ -]?(?:numero\pL*|nro|nr|nummer|number|no|tunnus)\b))"
       R"([\s:.#(=-]{1,3}(?:on |är |is )?([A-Z]{0,3}[ -]?\d[\d /-]*))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      // "puhelin loppuu 567".
      {record_number,
       R"((?i:puh\pL*|numero\pL*|nummer\pL*|tel\pL*|tfn|phone|number|hetu\pL*)[^.\n]{0,25}?\s)"
       R"((?i:alkaa|loppuu|päättyy|börjar på|slutar på|starts with|ends (?:in|with))\s(\d{3,4}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {record_number, R"((?i:beteckning\pL*|loppuosa\pL*|tunnuksen loppu)[\s:]{1,2}(?:on |är )?(\d{3}[A-Ya-y]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {record_number,
       R"((?i:[\pL-]*(?:sopimu[sk]|kontrakt|avtal)\pL*|contract)\s(?i:nro |nr |no )?(\d{2,}[/-]\d[\d/-]*))", edge::word,
       edge::word, nullptr, nullptr, reason::cue},
      {record_number,
       R"((?i:[\pL-]*salasana\pL*|[\pL-]*lösenord\pL*|password)[\s:]{1,2}(?i:on |är |is )?([^\s,;]*\d[^\s,;.]*))",
       edge::open, edge::open, nullptr, nullptr, reason::cue},
      {record_number, R"(#\d{3,})", edge::word, edge::word},
      {record_number,
       R"((?i:[\pL-]*koodi\pL*|[\pL-]*kod|koden|(?:door |gate )?code|pin|alaovi|ulko-ov\pL*)[\s:]{1,2}(?:[\pL-]+\s)?(\d{4,6}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      // "FI-RES-554433", "INS-20-1188".
      {record_number, R"([A-ZÅÄÖ]{2,5}(?:-[A-ZÅÄÖ]{1,5})?-\d{2,6}(?:-\d{2,6})+|[A-ZÅÄÖ]{2,5}-[A-ZÅÄÖ]{1,5}-\d{3,})",
       edge::word, edge::word},
      {record_number, R"((?:19|20)\d{2}/\d{4,6})", edge::word, edge::word},
      {record_number, R"([A-ZÅÄÖ]{1,4}-?\d{4,}(?:[-/]\d+)*)", edge::word, edge::word},
      // "UMA 7730012", "KH 770 215".
      {record_number, R"([A-ZÅÄÖ]{2,4} (?:[A-Z]?\d{4,}|\d{3} \d{3}))", edge::word, edge::word, nullptr, is_standard},
      {record_number, R"(\d{5,})", edge::open, edge::open},
      // Written with a separator after each digit or pair.
      {record_number, R"(\d(?:[ .\-]\d){5,})", edge::word, edge::word, nullptr, has_few_digits},
      {record_number, R"(\d{1,4}(?:[ -]\d{2,4}){3,})", edge::word, edge::word, nullptr,
       [](match const& m) { return has_few_digits(m) || is_count(m); }},
      {record_number, R"(\d{2,4}(?:[-/]\d{2,6}){2,})", edge::word, edge::word},
      {record_number, R"(\d{4}[ -]\d{4,6})", edge::word, edge::word, nullptr, are_years},
      {record_number, R"(\d{3,4}[- ]\d{3,6}(?:[- ]\d{3,6})+)", edge::word, edge::word, nullptr, is_count},
      {record_number, R"([1-9]\d{2} \d{3}|[1-9]\d{0,2}(?: \d{3}){2,})", edge::word, edge::word, nullptr, is_count},
  };
}

}  // namespace matala::anonymizer
