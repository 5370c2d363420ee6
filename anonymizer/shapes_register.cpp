// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"
#include "anonymizer/shape.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

std::string without_separators(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '\n'; });
  return out;
}

bool iso7064(match const& m) {
  return has_iso7064_check(without_separators(m.value()));
}
bool luhn(match const& m) {
  return has_luhn_check(digits_of(m.value()));
}
bool not_luhn(match const& m) {
  return !luhn(m);
}
bool business_id_is_right(match const& m) {
  return has_business_id_check(digits_of(m.value()));
}
bool reference_is_right(match const& m) {
  return has_reference_check(digits_of(m.value()));
}

bool not_iso7064(match const& m) {
  return !iso7064(m);
}

// "FI21 **** **** **07 85": a part is left out.
bool is_whole(match const& m) {
  auto const value = m.value();
  return value.find_first_of("*xX") == std::string_view::npos || digits_of(value).size() < 2;
}

bool no_account(match const& m) {
  return digits_of(m.value()).size() < 8 || m.value().starts_with("RF");
}

}  // namespace

std::vector<shape> register_shapes() {
  using enum category;
  return {
      {bank_account, R"((?i:FI|fl)[ ]?(?:\d[ .\n-]?){11,18}\d)", edge::word, edge::digit, iso7064},
      {bank_account, R"((?i:F ?[Il1]) ?(?:[\dOoIl] ?){11,18}[\dOoIl])", edge::word, edge::word, iso7064,
       [](match const& m) { return digits_of(m.value()).size() < 11; }},
      {bank_account, R"([A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?)", edge::word, edge::word,
       iso7064, no_account},
      {bank_account, R"([A-Z]{2}\d{2}(?:[ -]?\d){11,24})", edge::word, edge::digit, iso7064, no_account},
      {bank_account, R"([a-z]{2}\d{2}[a-z0-9]{11,30})", edge::word, edge::word, iso7064, no_account},
      {bank_account, R"((?i:[a-z]{2}\d{2}(?:[ ][a-z0-9]{4}){2,7}(?:[ ][a-z0-9]{1,3})?))", edge::word, edge::word,
       iso7064, not_iso7064},
      {bank_account, R"((?:[A-Z]{2}[\d*xX]{2}|[\d*xX]{4})(?:[ -]?[\d*xX]{4}){2,4}(?:[ -]?[\d*xX]{1,2})?)", edge::open,
       edge::word, nullptr, is_whole},
      {bank_account,
       R"((?i:kort|tili|konto|card|account)\pL*[\s(,]{1,2}(?:\pL+[\s,]{1,2}){0,2}(?i:päätty\pL*|loppu\pL*|slutar på|ending(?: in)?|ends (?:in|with))[\s:]{1,2}(\d{3,4}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {bank_account, R"(\d{6}\s?-\s?\d{2,8})", edge::word, edge::word},
      {bank_account,
       R"((?i:iban|tili(?:n|lle|ltä|llä|ä|numero\pL*|nro)?|kontonummer|konto(?:t)?|bank account|account(?: number)?)[\s:(=]{1,3}(?:on |är |is )?([A-Za-z]{0,2}\d(?:[ -]?\d){5,20}))",
       edge::word, edge::digit, nullptr, nullptr, reason::cue},
      {payment_card, R"((?:\d[ -]?){12,18}\d)", edge::word, edge::word, luhn, not_luhn},
      {payment_card, R"(\d{4}[ .-]\d{4}[ .-]\d{4}[ .-]\d{1,7})", edge::word, edge::word, luhn},
      {payment_reference, R"((?i:RF)[ ]?\d{2}(?:[ ]?\d){4,21})", edge::word, edge::digit, iso7064},
      {payment_reference, R"((?:\d[ \n]?){53}\d)", edge::word, edge::word},
      {payment_reference,
       R"((?i:viite(?:numero)?\pL*|viitte\pL*|referens(?:nummer)?\pL*|reference(?: number)?)[\s:.(=]{1,3}(?:on |är |is )?(\d(?:[ ]?\d){3,19}))",
       edge::word, edge::word, reference_is_right, nullptr, reason::cue},
      {business_id, R"((?:FI-?)?\d{6,7}\s?-\s?\d)", edge::word, edge::word, business_id_is_right},
      {business_id, R"((?i:FI)[ -]?\d{8})", edge::word, edge::word, business_id_is_right},
      {business_id,
       R"((?i:y[- ]?tunnu\pL*|fo-?nummer|business id|vat(?: number)?|alv-?tunnu\pL*)[\s:(=]{1,3}(?:on |är |is )?((?:FI)?\d{5,8}-?\d?))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {business_id,
       R"((?i:rek(?:isteri)?\.?\s?(?:nro|numero\pL*)|reg\.?\s?nr|yhdistysrekisteri\pL*|ry:n rekisteri\pL*|föreningsregist\pL*)[^\d\n]{0,12}(\d{1,3}(?:\.\d{3}){0,2}))",
       edge::word, edge::digit, nullptr, nullptr, reason::cue},
  };
}

}  // namespace matala::anonymizer
