// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <iterator>

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

// A neighbour's number: Danish or Icelandic, Estonian or Norwegian.
bool neighbours_check_is_right(match const& m) {
  auto const digits = digits_of(m.value());
  return has_danish_check(digits) || has_icelandic_check(digits) || has_estonian_check(digits) ||
         has_norwegian_check(digits);
}

bool luhn_of_last_ten(match const& m) {
  auto const digits = digits_of(m.value());
  return digits.size() >= 10 && has_luhn_check(std::string_view(digits).substr(digits.size() - 10));
}

constexpr auto code_cue =
    R"((?i:hetu\pL*|henkil[oö](?:tunnu|numero)\pL*|h[- ]?tunnus\pL*|sotu\pL*|sosiaaliturvatunnu\pL*|)"
    R"(synt\pL*|s\.|personbeteckning\pL*|personnummer\pL*|pnr|född|f\.|)"
    R"(identity code|personal id|id code|born|ssn|dob))";

constexpr auto end_cue = R"((?i:loppuosa\pL*|loppu\b|loput|tunnusosa\pL*|sista siffror\pL*|slut(?:del|siffr)\pL*|)"
                         R"(end(?:s|ing)? (?:in|with)|last (?:part|digits|four|4)))";

constexpr auto papers_cue =
    R"((?i:passi\pL*|henkilökort\pL*|oleskelulu\pL*|matkustusasiakirj\pL*|uma\b|ulkomaalais\pL*|ajokor\pL*|)"
    R"(pass(?:et|nummer)?\b|id-?kort\pL*|uppehållstillstånd\pL*|körkort\pL*|)"
    R"(passport|identity card|residence permit|driving licen[cs]e))";

// What people type where the sign of the century belongs, a line end included. The letters do without spaces, or with
// them on both sides.
constexpr auto century = R"((?:\s{0,2}[-+_/.:,;=~|*]{1,2}\s{0,2}|[A-Fa-fU-Yu-y]|\s[A-Fa-fU-Yu-y]\s?|\s{1,2}))";

// "131052 308 mg": without a sign only a capital, the right check character or the end of the word makes it a code.
bool is_no_code(match const& m) {
  if (no_birth_day(m)) return true;
  bool const swedish = luhn_of_last_ten(m) && !no_swedish_birth_day(m);
  if (!code_is_right(m) && (swedish || neighbours_check_is_right(m))) return true;
  bool const signed_code = m.value().find_first_of("-+ABCDEFUVWXYabcdefuvwxy_/:=~|*", 6) < m.value().size() - 1;
  char const last = m.value().back();
  bool const plain_tail = (last >= '0' && last <= '9') || (last >= 'A' && last <= 'Y');
  bool const ends = !is_letter(decode(m.text, m.end).value);
  return !signed_code && !plain_tail && !ends && !code_is_right(m);
}

// Ten digits in groups are a phone number, unless the check character says otherwise.
bool is_no_spread_code(match const& m) {
  bool const signed_code = m.value().find_first_of("+ABCDEFUVWXYabcdefuvwxy") != std::string_view::npos;
  return no_birth_day(m) || (!signed_code && !code_is_right(m));
}

// "l31052-308T": the slip is one of the digits of the date or number.
bool has_no_slip(match const& m) {
  auto const digits = digits_of(m.value());
  return m.value().find_first_of("OolI") >= m.value().size() - 1 || digits.size() < 6;
}

bool has_few_digits(match const& m) {
  return digits_of(m.value()).size() < 7 || no_birth_day(m);
}

std::vector<shape> finnish_codes() {
  using enum category;
  std::string const cue = code_cue;
  std::string const end = end_cue;
  std::string const sign = century;
  return {
      // Letters of the check are open to the right: an inflected or glued tail does not save the code.
      {identity_code, R"(\d{6})" + sign + R"(\d{3}[ ]?[-]?[ ]?[0-9\pL?_*])", edge::digit, edge::digit, code_is_right,
       is_no_code},
      {identity_code, R"(\d{6}[ ]?[-+A-Fa-fU-Yu-y][ ]?\d{3})", edge::digit, edge::digit, nullptr, no_birth_day},
      {identity_code, R"(\d{6}[-+A-Fa-fU-Yu-y][_xX*?]{2,4})", edge::digit, edge::open, nullptr, no_birth_day},
      {identity_code, R"(\d{6}[ ]?\d{3}[ ]?[A-Ya-y])", edge::digit, edge::word, code_is_right, is_no_code},
      {identity_code, R"(\d{2}[./ ]\d{2}[./ ](?:18|19|20)?\d{2}[ ]?[-+A-Fa-fU-Yu-y][ ]?\d{3}[ ]?[0-9A-Za-z])",
       edge::digit, edge::digit, code_is_right, no_birth_day},
      {identity_code, R"(\d{2}[./ ]\d{2}[./ ](?:18|19|20)?\d{2}[ ]?\d{3}[ ]?[A-Y])", edge::digit, edge::word,
       code_is_right, no_birth_day},
      {identity_code, R"(\d{8}[ ]?[-+][ ]?\d{3}[0-9A-Za-z])", edge::digit, edge::digit, code_is_right, no_birth_day},
      // A character apart, or in groups of its own.
      {identity_code, R"((?:\d[ -]?){6}[ ]?[-+A-Fa-fU-Yu-y]?[ ]?(?:\d[ -]?){3}[0-9A-Y])", edge::word, edge::word,
       code_is_right, is_no_spread_code},
      // Typed with the letter O or l among the digits.
      {identity_code, R"([\dOolI]{6}\s?[-+A-Fa-fU-Yu-y]\s?[\dOolI]{3}[0-9A-Za-z])", edge::word, edge::digit, nullptr,
       has_no_slip},
      {identity_code, cue + R"([\s:(=.,-]{0,3}(?:on |är |is )?(\d{6}(?:[ ]?[-+A-Fa-fU-Yu-y]|[ ]\d{3})?))", edge::digit,
       edge::digit, nullptr, no_birth_day, reason::cue},
      {identity_code, cue + R"([^\d\n]{0,24}[\s:(=-](?:(?:loppu|tunnus)\pL*\s)?([-+A-Fa-fU-Yu-y]?\d{3}[A-Ya-y]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {identity_code, end + R"((?: (?:on|ovat|är|is|are|oli|digits))?[\s:(=-]{1,3}([-+A-Fa-fU-Yu-y]?\d{3}[0-9A-Ya-y]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {identity_code, R"((?i:viimei\pL*|sista|last)[^\d\n]{0,32}[\s:(=-]([-+A-FU-Y]?\d{3}[A-Y]))", edge::word,
       edge::word, nullptr, nullptr, reason::cue},
  };
}

std::vector<shape> other_codes() {
  using enum category;
  std::string const papers = papers_cue;
  return {
      {person_register_id, R"(\d{8}[ -]?[A-Ya-y])", edge::word, edge::word, number_and_check_are_right},
      {person_register_id,
       R"((?i:satu|finuid)\pL*(?:-?tunnu\pL*)?[\s:(=]{1,3}(?:on |är |is )?(\d(?: ?\d){5,8} ?[A-Y]))", edge::word,
       edge::word, number_and_check_are_right, nullptr, reason::cue},
      {person_register_id,
       R"((?i:yksilöintitunnu\pL*|individualiseringskod\pL*|finuid|satu)[\s:(=]{1,3}(?:on |är |is )?)"
       R"(([0-9A-Ya-y-]{8,13}))",
       edge::word, edge::word, nullptr, [](match const& m) { return digits_of(m.value()).size() < 4; }, reason::cue},
      {person_register_id, R"(1\.2\.246(?:\.\d+)+)", edge::word, edge::digit},
      {person_register_id, R"(\d+(?:\.\d+){5,})", edge::word, edge::digit},
      {tax_number, R"(\d{12})", edge::word, edge::word},
      {tax_number, R"((?i:veron(?:umero|ro)\pL*|skattenummer\pL*|tax number)[\s:(=]{1,3}(\d[\d ]{6,14}\d))",
       edge::digit, edge::digit, nullptr, nullptr, reason::cue},
      {foreign_identity, R"((?:19|20)?\d{6}[ ]?[-+]?[ ]?\d{4})", edge::word, edge::word, luhn_of_last_ten,
       no_swedish_birth_day},
      {foreign_identity, R"((?:19|20)?\d{2}[ -]\d{2}[ -]\d{2}[ ]?[-+ ][ ]?\d{4})", edge::word, edge::word,
       luhn_of_last_ten, no_swedish_birth_day},
      {foreign_identity, R"((?:19|20)?\d{6}[-+ ](?:\d{3}[X?*]|[X*?]{4}))", edge::word, edge::open, nullptr,
       has_few_digits},
      {foreign_identity, R"(\d{6}[- ]\d{4,5})", edge::word, edge::word, neighbours_check_is_right, no_birth_day},
      {foreign_identity, R"(\d{11})", edge::word, edge::word, neighbours_check_is_right},
      {foreign_identity,
       R"((?i:isikuko\pL*|fødselsnummer|personnumme\pL*|pnr|cpr|kennitala|samordningsn\pL*)[\s:.(=-]{1,3}(?:on |är |is )?)"
       R"((\d(?:[ -]?\d){5,11}))",
       edge::word, edge::digit, nullptr, nullptr, reason::cue},
      {travel_document, R"([A-Z]{2}[ -]?\d{7}[A-Z]?|[a-z]{2}\d{7})", edge::word, edge::word},
      {travel_document, papers + R"([^\d\n]{0,20}?\b([A-Za-z]{0,3}[- ]?\d(?:[- ]?\d){4,11}[A-Za-z]?))", edge::word,
       edge::word, nullptr, nullptr, reason::cue},
      {health_card, R"(80[ .-]?246(?:[ .-]?\d){15})", edge::word, edge::word},
      {health_card,
       R"((?i:kela-?kort\pL*|fpa-?kort\pL*|sairaanhoitokort\pL*|sjukvårdskort\pL*|ehic)[^\d\n]{0,16})"
       R"((\d(?:[ .-]?\d){4,19}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {professional_id,
       R"((?i:terhikki\pL*(?:-?(?:nro|numero|tunnus)\pL*)?|sv-?(?:nro|numero|nummer|tunnus)\pL*|)"
       R"(rekisteröintinumero\pL*)[^\d\n]{0,12}(\d(?: ?\d){3,10}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
  };
}

}  // namespace

std::vector<shape> identity_shapes() {
  auto all = finnish_codes();
  std::ranges::move(other_codes(), std::back_inserter(all));
  return all;
}

}  // namespace matala::anonymizer
