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

// "03.02.2026", "08.00-16.00", "05.06." have the digits of a phone number.
bool is_date_or_time(match const& m) {
  auto const value = m.value();
  // The middle of "13.02.2026".
  auto const before = m.before(2);
  if (before.size() == 2 && is_digit(static_cast<unsigned char>(before[0])) && (before[1] == '.' || before[1] == '/'))
    return true;
  bool const dotted = value.size() >= 5 && (value[2] == '.' || value[2] == '/' || value[2] == '-') &&
                      value.find_first_not_of("0123456789") == 2 && value[3] >= '0' && value[3] <= '9';
  if (!dotted || digits_of(value.substr(0, 5)).size() != 4) return false;
  bool const third_separator = value.size() == 5 || value.substr(5, 1).find_first_of("0123456789") != 0;
  int const first = number(digits_of(value.substr(0, 2)));
  int const second = number(digits_of(value.substr(3, 2)));
  bool const date = first >= 1 && first <= 31 && second >= 1 && second <= 12;
  bool const time = first <= 24 && second <= 59 && value[2] == '.';
  return third_separator && (date || time);
}

constexpr auto phone_cue =
    R"((?i:puh\pL*|p\.|gsm|matkapuh\pL*|kännyk\pL*|numero\pL*|nro|soit\pL*|teksti\pL*|whatsapp\pL*|viber|signal|tel|telefon\pL*|)"
    R"(tfn|mobil\pL*|nummer\pL*|ring\pL*|phone|call\pL*|mobile|number|sms|faksi\pL*|fax\pL*))";

constexpr auto at_sign = R"((?:\s?@\s?|\s?[(\[{<]\s?(?i:at|ät|ättä|a|ä|miukumauku|miuku|snabel-?a|@)\s?[)\]}>]\s?))";
constexpr auto at_word = R"(\s(?i:at|ät|ättä|miukumauku|miuku|snabel-?a|kissanhäntä)\s)";
constexpr auto dot = R"((?:\.|\s?[(\[{<]\s?(?i:dot|piste|punkt|\.)\s?[)\]}>]\s?|\s(?i:dot|piste|punkt)\s))";

}  // namespace

std::vector<shape> contact_shapes() {
  using enum category;
  std::string const cue = phone_cue;
  std::string const local = R"([\pL\pN_%+'&-]+(?:(?:)" + std::string(dot) + R"()[\pL\pN_%+'&-]+)*)";
  std::string const domain = R"([\pL\pN-]+(?:)" + std::string(dot) + R"([\pL\pN-]+)+)";
  return {
      {phone, R"((?:\+|00)[ ]?\d{1,3}(?:[ .\-/()]{0,3}\d){5,13})", edge::digit, edge::digit, nullptr, is_date_or_time},
      {phone, R"(\(?0\d{1,3}\)?(?:[ .\-/()]{0,3}\d){4,10})", edge::word, edge::digit, nullptr, is_date_or_time},
      {phone, R"((?:\+|00)?358(?:[ .\-/()]{0,3}\d){5,12})", edge::digit, edge::digit},
      {phone, R"([0Oo][45][\dOo](?:[ .\-/]?[\dOol]){5,8})", edge::word, edge::word, nullptr, is_date_or_time},
      {phone, R"(\d{3}[ -]\d{4})", edge::word, edge::word},
      {phone, R"(\d{3}[ -]\d{2}[ -]\d{2})", edge::word, edge::word},
      {phone, R"(\d{2,3}[ -]\d{3}[ -]\d{2,4})", edge::word, edge::word},
      {phone, cue + R"([\s:.(=-]{1,3}(?:on |oli |är |is |numerosta |numeroon |numero )?(\d(?:[ .\-/()]{0,3}\d){4,13}))",
       edge::digit, edge::digit, nullptr, is_date_or_time, reason::cue},
      {phone, R"((?i:alanro|alanumero\pL*|anknytning|ankn\.?|ext\.?|extension)[\s:.]{1,2}(\d{2,6}))", edge::digit,
       edge::digit, nullptr, nullptr, reason::cue},
      {email, local + at_sign + domain, edge::open, edge::open, nullptr, nullptr, reason::shape, anchor::at_sign},
      {email, local + at_sign + R"([\pL\pN-]{2,})", edge::open, edge::open, nullptr, nullptr, reason::shape,
       anchor::at_sign},
      {email,
       local + at_word +
           R"([\pL\pN-]+(?:(?:\.|\s?[(\[{<]\s?(?i:dot|piste|punkt|\.)\s?[)\]}>]\s?|\s(?i:dot|piste|punkt)\s)[\pL\pN-]+)+)",
       edge::open, edge::open, nullptr,
       // "at school.Then": only a top-level domain in lower case makes two words around "at" an address.
       [](match const& m) {
         auto const value = m.value();
         auto const tail = value.substr(value.find_last_of(". )") + 1);
         return tail.size() > 4 || tail.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
       },
       reason::shape, anchor::at_sign},
      {handle, R"((?:^|[^\pL\pN@])(@[\pL\pN_][\pL\pN_.-]*[\pL\pN_]))", edge::open, edge::word, nullptr, nullptr,
       reason::shape, anchor::at_sign},
      {handle, R"(u/[A-Za-z0-9_-]{3,})", edge::word, edge::open, nullptr, nullptr, reason::shape, anchor::anywhere},
      {handle, R"([\pL\pN_.]{2,}#\d{4})", edge::word, edge::word},
      {handle,
       R"((?i:snap(?:chat)?\pL*|ig|insta(?:gram)?\pL*|discord\pL*|telegram\pL*|tiktok\pL*|kik|steam\pL*|xbox\pL*|psn|skype\pL*|wilma\pL*|)"
       R"(nimimerk\pL*|käyttäjänim\pL*|käyttäjätunnu\pL*|signatur\pL*|användarnam\pL*|username|user name|nick(?:name)?|gamertag)\s?[:=]\s?)"
       R"((@?[\pL\pN_.#-]{2,}))",
       edge::open, edge::word, nullptr, nullptr, reason::cue, anchor::anywhere},
      {handle,
       R"((?i:snap(?:chat)?\pL*|ig|insta(?:gram)?\pL*|discord\pL*|telegram\pL*|tiktok\pL*|kik|steam\pL*|xbox\pL*|psn|skype\pL*|)"
       R"(nimimerk\pL*|käyttäjänim\pL*|käyttäjätunnu\pL*|användarnam\pL*|username|nick(?:name)?|gamertag)\s(?:on |är |is |nimellä |namn )?)"
       R"(["'”«]?([\pL\pN_.-]*[\pL_][\pL\pN_.-]*[\d_#][\pL\pN_.#-]*))",
       edge::open, edge::word, nullptr, nullptr, reason::cue, anchor::anywhere},
  };
}

std::vector<shape> number_shapes() {
  using enum category;
  std::string const named =
      R"((?i:(?:\pL*(?:asiakas|potilas|jäsen|tapaus|hakemus|päätös|sopimus|lasku|vakuutus|kunta|tilaus|ruokakunta|perhe|huone|avain|kortin?)-?)?)"
      R"((?:numero\pL*|nro\b|tunnus\pL*|nr\b|id\b|no\b)|\pL*(?:nummer|beteckning)\pL*|(?:patient|customer|client|case|member|reference|file|record|policy)\s(?:number|no|id)))";
  return {
      {record_number, named + R"([\s:.#(=-]{0,4}(?:on |oli |är |is )?([A-ZÅÄÖa-zåäö]{0,4}[-/]?\d[\d/-]{2,}[\d]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {record_number, named + R"([\s:.#(=-]{1,4}(?:on |oli |är |is )?(\d{3,4}))", edge::word, edge::word, nullptr,
       nullptr, reason::cue},
      {record_number, R"([A-ZÅÄÖ]{1,4}-?\d{4,}(?:-\d+)*)", edge::word, edge::word},
      {record_number, R"(\d{5,})", edge::open, edge::open},
      // Written with a separator after each digit or pair.
      {record_number, R"(\d(?:[ .\-]\d){5,})", edge::word, edge::word, nullptr,
       [](match const& m) { return digits_of(m.value()).size() < 6; }},
      {record_number, R"(\d{2,4}(?:[-/]\d{2,6}){2,})", edge::word, edge::word},
      {record_number, R"(\d{3,4}[- ]\d{3,6}(?:[- ]\d{3,6})+)", edge::word, edge::word, nullptr,
       // Thousands: "1 250 000".
       [](match const& m) { return m.value().find('-') == std::string_view::npos && m.value().substr(0, 1) != "0"; }},
  };
}

}  // namespace matala::anonymizer
