// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

// Scales, classifications and other terms of the trade with the form of a number plate.
constexpr std::array<std::string_view, 60> terms = {
    "icd",  "dsm", "phq",  "gad", "bdi",  "mdq", "cdi",  "scl", "asrs", "eu",   "hiv", "hsv", "hpv",   "il",    "icf",
    "tk",   "who", "cage", "iad", "mmse", "gds", "rbdi", "sds", "wisc", "wais", "bai", "pss", "isi",   "ies",   "ces",
    "epds", "ppi", "ace",  "at",  "crp",  "ekg", "mri",  "tt",  "ca",   "cd",   "ed",  "esr", "hb",    "ldl",   "hdl",
    "tsh",  "mg",  "km",   "kl",  "nro",  "sf",  "sdq",  "aq",  "gaf",  "ige",  "fsh", "cov", "covid", "tupas", "pl"};

bool is_term(match const& m) {
  auto const value = m.value();
  auto const head = lower(value.substr(0, value.find_first_of("- 0123456789")));
  // Two letters and three digits are a plate more often than a scale: "HB-520", but "IL-6".
  auto const digits = std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
  return (head.size() > 2 || digits < 3) && std::ranges::find(terms, head) != terms.end();
}

bool lacks_letter_or_digit(match const& m) {
  auto const value = m.value();
  auto const digits = std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
  return digits < 4 || static_cast<std::size_t>(digits) > value.size() - 3;
}

}  // namespace

std::vector<shape> vehicle_shapes() {
  using enum category;
  return {
      {vehicle, R"([A-ZÅÄÖ]{2,3}-[1-9]\d{0,2})", edge::word, edge::word, nullptr, is_term},
      {vehicle, R"([A-ZÅÄÖa-zåäö]{3}-\d{3})", edge::word, edge::word, nullptr, is_term},
      {vehicle, R"([A-ZÅÄÖ]{3} [1-9]\d{2})", edge::word, edge::word, nullptr, is_term},
      {vehicle, R"([A-ZÅÄÖ]{2,3} - [1-9]\d{2})", edge::word, edge::word, nullptr, is_term},
      // Motor cycles and mopeds: figures first.
      {vehicle, R"([1-9]\d{1,2}-[A-ZÅÄÖ]{3})", edge::word, edge::word},
      {vehicle, R"((?i:ål[a-zåäö]?)[ -]?\d{2,4})", edge::word, edge::word},
      {vehicle, R"(ÅL[A-ZÅÄÖ]?[ -]?\d)", edge::word, edge::word},
      {vehicle, R"((?:CD|C)-\d{1,5}|CD \d{3,5})", edge::word, edge::word},
      {vehicle,
       R"((?i:rekisteri\pL*|rek\.?(?:\s?(?:nro|no|tunnus|tunnuksella))?|rekkari\pL*|kilv\pL*|kilpi|auto\pL*|mopo\pL*|mönkij\pL*|traktori\pL*|skootteri\pL*|)"
       R"(moottoripyör\pL*|moottorikelk\pL*|peräkär\pL*|reg\.?(?:\s?nr)?|registreringsnum\pL*|bil(?:en)?|registration|plate|car))"
       R"([\s:.,(=]{1,3}(?:on |oli |är |is |numero |tunnus |nro |number )?(?:kilpi |kilvessä )?([A-ZÅÄÖa-zåäö]{2,3}[- ]?[1-9]\d{0,3}[A-Z]?|[1-9]\d{1,2}[- ]?[A-ZÅÄÖ]{2,3}))",
       edge::word, edge::word, nullptr, nullptr, reason::cue},
      {vehicle, R"([A-HJ-NPR-Z0-9]{17})", edge::word, edge::word, nullptr, lacks_letter_or_digit},
      {vehicle, R"([A-ZÅÄÖ]\d{4,6})", edge::word, edge::word},
      {vehicle, R"((?i:vene\pL*|båt\pL*|boat)[^\d\n]{0,20}\b([A-Za-z]{1,2}[ -]?\d{2,6}))", edge::word, edge::word,
       nullptr, nullptr, reason::cue},
  };
}

}  // namespace matala::anonymizer
