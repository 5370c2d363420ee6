// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <re2/re2.h>

namespace matala::anonymizer {
namespace {

// Acts and precedents are public: "sosiaalihuoltolaki (1301/2014)", "lag 812/2000".
bool is_act_or_month(match const& m) {
  auto const value = m.value();
  if (value.size() <= 7 && value.find('/') <= 2) {  // 12/2024
    int const month = value[1] == '/' ? value[0] - '0' : (value[0] - '0') * 10 + (value[1] - '0');
    if (month >= 1 && month <= 12) return true;
  }
  // A dose of two substances.
  if (value == "100/25" || value == "200/50" || value == "125/25") return true;
  auto const behind = lower(m.after(12));
  if (behind.starts_with(" nojalla") || behind.find("§") != std::string::npos) return true;
  auto const context = lower(m.before(m.before(1) == "(" ? 72 : 28));
  for (auto const* word : {"laki", "lain", "laissa", "lakia", "lakiin", "laista", "asetu", "lag ", "lagen", "lag (",
                           "förordning", " act", "säädös", "säädök", "sopimu", "finlex", "sdk", "ffs"}) {
    if (context.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

std::vector<shape> case_shapes() {
  using enum category;
  return {
      {case_number, R"([A-ZÅÄÖa-zåäö]{2,8}/\d+(?:/\d{1,2}(?:\.\d{1,2}){0,3})+/\d{4})", edge::word, edge::word},
      {case_number, R"([A-ZÅÄÖ]{2,8}[ /-]\d{1,6}[/:](?:19|20)\d{2}|[A-ZÅÄÖ]{2,8}[/-]\d{1,6}[/:]\d{2})", edge::word,
       edge::word, nullptr,
       // Precedents: "KKO 2023:45".
       [](match const& m) { return m.value().substr(0, 3) == "KKO" || m.value().substr(0, 3) == "KHO"; }},
      {case_number, R"([A-ZÅÄÖ]{2,5} (?:19|20)\d{2}-\d{4,7}(?: [A-Z](?: \d{2}){1,3})?)", edge::word, edge::word},
      {case_number, R"([A-ZÅÄÖ]/\d{3,6}/(?:19|20)\d{2})", edge::word, edge::word},
      {case_number, R"((?:[RSLHUK]|[rsl])[ ]?\d{2}/\d{2,6})", edge::word, edge::word},
      {case_number, R"(\d{2,5}/(?i:[A-ZÅÄÖ]{1,3})/\d+(?:/\d{2,4})?)", edge::word, edge::word},
      {case_number, R"(\d{4} [A-Z] \d{2,6} \d{2,4})", edge::word, edge::word},
      {case_number, R"([A-ZÅÄÖ]{2,8} \d{1,4}/\d{1,5}/\d{2,4})", edge::word, edge::word},
      {case_number, R"(\d{2,5}/\d{3,5}/\d{1,4})", edge::word, edge::word},
      {case_number, R"(\d{3,6}/(?:1[5-9]|2\d))", edge::word, edge::word, nullptr, is_act_or_month},
      {case_number, R"(\d{1,2}\.\d{1,2}\.(?:19|20)\d{2},?\s?§+\s?\d{1,4})", edge::word, edge::word},
      {case_number, R"(\d{1,4}\s?§\s?/\s?(?:19|20)?\d{2})", edge::word, edge::word},
      {case_number, R"(\d{1,6}/(?:19|20)\d{2})", edge::word, edge::word, nullptr, is_act_or_month},
      {case_number, R"(\d{1,6}/\d{1,2}(?:\.\d{1,2}){1,3}/\d{4})", edge::word, edge::word},
      {case_number,
       R"((?i:dnro|diaari\pL*|asia(?:n)?\s?(?:nro|numero\pL*)|asianumero\pL*|tutkintailmoitus\pL*|rikosilmoitus\pL*|ilmoitusnumero\pL*|päätös(?:numero\pL*|nro)?|dnr|diarienummer|)"
       R"(ärende(?:nummer)?|målnummer|docket|case (?:no|number))[\s:.#(]{1,3}(?:on |är |is )?([\pL\d./:-]*\d[\pL\d./:-]*[\pL\d]))",
       edge::word, edge::word, nullptr,
       [](match const& m) { return m.value().find_first_of("/:-") == std::string_view::npos && m.value().size() < 4; },
       reason::cue},
      {case_number, R"(§ ?\d{1,4}/(?:19|20)?\d{2})", edge::open, edge::word},
  };
}

}  // namespace matala::anonymizer
