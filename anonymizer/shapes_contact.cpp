// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

namespace matala::anonymizer {
namespace {

int number(std::string_view digits) {
  int value = 0;
  for (char const c : digits) value = value * 10 + (c - '0');
  return value;
}

// "03.02.2026", "08.00-16.00", "08:30", "05.06." have the digits of a phone number.
bool is_date_or_time(match const& m) {
  auto const value = m.value();
  // The middle of "13.02.2026".
  auto const before = m.before(2);
  if (before.size() == 2 && is_digit(static_cast<unsigned char>(before[0])) && (before[1] == '.' || before[1] == '/'))
    return true;
  bool const dotted = value.size() >= 5 && std::string_view("./-:").contains(value[2]) &&
                      value.find_first_not_of("0123456789") == 2 && value[3] >= '0' && value[3] <= '9';
  if (!dotted || digits_of(value.substr(0, 5)).size() != 4) return false;
  bool const third_separator = value.size() == 5 || value.substr(5, 1).find_first_of("0123456789") != 0;
  int const first = number(digits_of(value.substr(0, 2)));
  int const second = number(digits_of(value.substr(3, 2)));
  bool const date = first >= 1 && first <= 31 && second >= 1 && second <= 12;
  bool const time = first <= 24 && second <= 59 && (value[2] == '.' || value[2] == ':');
  return third_separator && (date || time);
}

constexpr auto phone_cue =
    R"((?:^|[^\pL])(?i:(?:matka|koti|työ|virka)?puh\pL*|p\.|gsm|kännyk\pL*|numero\pL*|nro|soit\pL*|teksti\pL*|)"
    R"(whatsapp\pL*|viber|signal|tel|telefon\pL*|tfn|mobil\pL*|nummer\pL*|ring\pL*|phone|call\pL*|mobile|number|sms|)"
    R"(faksi\pL*|fax\pL*))";

// "nolla neljä nolla yksi ...": a number that is read out.
constexpr auto spoken_digits =
    R"((?i:nolla|noll|zero|oh)(?:[ ,-]{1,2}(?i:nolla|yks|kaks|kolm|nelj|viis|kuus|seits|kahdeks|kaheks|yhdeks|yheks|noll|)"
    R"(ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|kymmen|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|double|\d)[a-zåäö]*){5,})";

}  // namespace

std::vector<shape> contact_shapes() {
  using enum category;
  std::string const cue = phone_cue;
  return {
      {phone, R"((?:\+|00)[ ]?\d{1,3}(?:[ .\-/()_·•]{0,4}\d){5,13})", edge::digit, edge::digit, nullptr,
       is_date_or_time},
      {phone, R"(\(?0\d{1,3}\)?(?:[ .\-/()_·•]{0,4}\d){4,10})", edge::word, edge::digit, nullptr, is_date_or_time},
      {phone, R"((?:\+|00)?358(?:[ .\-/()_·•]{0,4}\d){5,12})", edge::digit, edge::digit},
      {phone, R"([0Oo][45][\dOo](?:[ .\-/_·•]{0,3}\d|[OolI]|[ .\-/][OolI]\d){5,8})", edge::word, edge::word, nullptr,
       is_date_or_time},
      // With the letter for every zero: "o41 ooo 5 5 5 3".
      {phone, R"([Oo][45][\dOo](?:[ .\-]{0,2}[\dOoIl]){6,8})", edge::word, edge::word, nullptr,
       [](match const& m) { return digits_of(m.value()).size() < 4; }},
      {phone, R"(0\d{1,3} ?[_,:;•·|*~=] ?\d{2,4}(?: ?[_,:;•·|*~= ] ?\d{2,4}){0,3})", edge::word, edge::digit, nullptr,
       [](match const& m) { return digits_of(m.value()).size() < 8 || is_date_or_time(m); }},
      // Cut in two lines.
      {phone, R"(0[1-9]\d{0,2}(?:[ -]?\d{2,4})?[ -]?\n[ -]?\d{3,7}(?:[ -]\d{2,4})?)", edge::word, edge::digit, nullptr,
       is_date_or_time},
      // A part is left out.
      {phone, R"((?:0[45]\d{1,2}|\+358[ ]?\d{2,3})[ -]?(?:[\dxX*]{2,4}[ -]?){2,3})", edge::word, edge::word, nullptr,
       [](match const& m) { return m.value().find_first_of("xX*") == std::string_view::npos; }},
      {phone, R"(\d{3,4}[ -]\d{7})", edge::word, edge::word},
      {phone, R"(\d{3}[ -]\d{4})", edge::word, edge::word},
      {phone, R"(\d{3}[ -]\d{2}[ -]\d{2})", edge::word, edge::word},
      {phone, R"(\d{2,3}[ -]\d{3}[ -]\d{2,4})", edge::word, edge::word},
      {phone,
       cue + R"([\s:.(=-]{1,3}(?:on |oli |är |is |numerosta |numeroon |numero )?(\d(?:[ .\-/()_·•]{0,4}\d){4,13}))",
       edge::digit, edge::digit, nullptr, is_date_or_time, reason::cue},
      {phone, R"((?i:alanro|alanumero\pL*|anknytning|ankn\.?|ext\.?|extension)[\s:.]{1,2}(\d{2,6}))", edge::digit,
       edge::digit, nullptr, nullptr, reason::cue},
      {phone, spoken_digits, edge::word, edge::open, nullptr, nullptr, reason::shape, anchor::zero_word},
  };
}

}  // namespace matala::anonymizer
