// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"
#include "anonymizer/shape.hpp"

namespace matala::anonymizer {
namespace {

int two(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

bool is_day_and_month(int day, int month) {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

// DDMMYY at the start: otherwise the digits are something else, which another row or the last net takes.
bool no_birth_day(match const& m) {
  auto const digits = digits_of(m.value());
  return digits.size() < 4 || !is_day_and_month(two(digits, 0), two(digits, 2));
}

bool no_swedish_birth_day(match const& m) {
  auto const digits = digits_of(m.value());
  std::size_t const at = digits.size() >= 12 ? 4 : 2;
  if (digits.size() < at + 4) return true;
  int const day = two(digits, at + 2);
  return !is_day_and_month(day > 60 ? day - 60 : day, two(digits, at));
}

bool code_is_right(match const& m) {
  auto digits = digits_of(m.value());
  char const last = m.value().back();
  bool const letter = last < '0' || last > '9';
  if (!letter) {
    if (digits.empty()) return false;
    digits.pop_back();
  }
  if (digits.size() == 11) digits.erase(4, 2);  // DDMMYYYY
  return digits.size() == 9 && has_mod31_check(digits, last);
}

bool number_and_check_are_right(match const& m) {
  return has_mod31_check(digits_of(m.value()), m.value().back());
}

bool luhn_of_last_ten(match const& m) {
  auto const digits = digits_of(m.value());
  return digits.size() >= 10 && has_luhn_check(std::string_view(digits).substr(digits.size() - 10));
}

constexpr auto code_cue =
    R"((?i:hetu\pL*|henkil[oö](?:tunnu|numero)\pL*|h[- ]?tunnus\pL*|sotu\pL*|sosiaaliturvatunnu\pL*|synt\pL*|s\.|personbeteckning\pL*|)"
    R"(personnummer\pL*|född|f\.|identity code|personal id|id code|born|ssn|dob))";

}  // namespace

std::vector<shape> identity_shapes() {
  using enum category;
  std::string const cue = code_cue;
  return {
      // Letters of the check are open to the right: an inflected or glued tail does not save the code.
      {identity_code, R"(\d{6}[ ]?[-+][ ]?\d{3}[ ]?[0-9A-Za-z])", edge::digit, edge::digit, code_is_right,
       no_birth_day},
      {identity_code, R"(\d{6}\s?[-+A-Fa-fU-Yu-y]\s?\d{3}[0-9A-Za-z])", edge::digit, edge::digit, code_is_right,
       no_birth_day},
      {identity_code, R"(\d{6}[-+A-Fa-fU-Yu-y]\d{3})", edge::digit, edge::digit, nullptr, no_birth_day},
      {identity_code, R"(\d{6}[-+A-Fa-fU-Yu-y][_xX*?]{2,4})", edge::digit, edge::open, nullptr, no_birth_day},
      {identity_code, R"(\d{6}[ ]?\d{3}[ ]?[A-Ya-y])", edge::digit, edge::word, code_is_right, no_birth_day},
      {identity_code, R"(\d{2}[./]\d{2}[./]\d{2}[ ]?[-+A-Fa-fU-Yu-y][ ]?\d{3}[0-9A-Za-z])", edge::digit, edge::digit,
       code_is_right},
      {identity_code, R"(\d{8}[ ]?[-+][ ]?\d{3}[0-9A-Za-z])", edge::digit, edge::digit, code_is_right, no_birth_day},
      {identity_code, cue + R"([\s:(=.,-]{0,3}(?:on |är |is )?(\d{6}[ ]?[-+A-Fa-fU-Yu-y]?))", edge::digit, edge::digit,
       nullptr, no_birth_day, reason::cue},
      {identity_code, cue + R"([^\d\n]{0,24}[\s:(=-](?:(?:loppu|tunnus)\pL*\s)?([-+A-Fa-fU-Yu-y]?\d{3}[A-Ya-y]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {identity_code,
       R"((?i:loppuosa\pL*|loppu\b|tunnusosa\pL*|sista siffror\pL*|slutdel\pL*|end(?:s|ing)? (?:in|with)|last (?:part|four|4)))"
       R"((?: (?:on|är|is|oli|digits))?[\s:(=-]{1,3}([-+A-Fa-fU-Yu-y]?\d{3}[0-9A-Ya-y]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {person_register_id, R"(\d{8}[ ]?[A-Ya-y])", edge::word, edge::word, number_and_check_are_right},
      {person_register_id,
       R"((?i:yksilöintitunnu\pL*|individualiseringskod\pL*|finuid|satu)[\s:(=]{1,3}(?:on |är |is )?([0-9A-Ya-y-]{8,12}))",
       edge::word, edge::word, nullptr, [](match const& m) { return digits_of(m.value()).size() < 4; }, reason::cue},
      {person_register_id, R"(1\.2\.246(?:\.\d+)+)", edge::word, edge::digit},
      {person_register_id, R"(\d+(?:\.\d+){5,})", edge::word, edge::digit},
      {tax_number, R"(\d{12})", edge::word, edge::word},
      {tax_number, R"((?i:veronumero\pL*|skattenummer\pL*|tax number)[\s:(=]{1,3}(\d[\d ]{6,14}\d))", edge::digit,
       edge::digit, nullptr, nullptr, reason::cue},
      {foreign_identity, R"((?:19|20)?\d{6}[ ]?[-+]?[ ]?\d{4})", edge::word, edge::word, luhn_of_last_ten,
       no_swedish_birth_day},
      {foreign_identity, R"(\d{6}[- ]\d{4,5})", edge::word, edge::word, nullptr, no_birth_day},
      {foreign_identity, R"(\d{11})", edge::word, edge::word},
      {travel_document, R"([A-Z]{2}[ ]?\d{7}|[a-z]{2}\d{7})", edge::word, edge::word},
      {travel_document,
       R"((?i:passi\pL*|henkilökort\pL*|oleskelulu\pL*|matkustusasiakirj\pL*|uma\b|ulkomaalais\pL*|ajokor\pL*|pass(?:et|nummer)?\b|id-?kort\pL*|)"
       R"(uppehållstillstånd\pL*|körkort\pL*|passport|identity card|residence permit|driving licen[cs]e)[^\d\n]{0,20}?)"
       R"(\b([A-Za-z]{0,3}-?\d[\d-]{4,}[A-Za-z]?))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {health_card, R"(80[ -]?246(?:[ -]?\d){15})", edge::word, edge::word},
      {health_card,
       R"((?i:kela-?kort\pL*|fpa-?kort\pL*|sairaanhoitokort\pL*|sjukvårdskort\pL*|ehic)[^\d\n]{0,16}(\d(?:[ -]?\d){4,19}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {professional_id,
       R"((?i:terhikki\pL*(?:-?(?:nro|numero|tunnus)\pL*)?|sv-?(?:nro|numero|nummer)\pL*|rekisteröintinumero\pL*)[^\d\n]{0,12}(\d{4,11}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
  };
}

}  // namespace matala::anonymizer
