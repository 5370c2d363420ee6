// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/doses.hpp"

#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace matala::anonymizer {
namespace {

constexpr std::string_view units[] = {"mg",       "mcg",  "µg",      "μg",        "mikrog",       "mikrogrammaa", "ml",
                                      "iu",       "ky",   "yks",     "ie",        "ui",           "tabl",         "tbl",
                                      "tabletti", "kaps", "annosta", "depottabl", "milligrammaa", "mg/vrk"};

bool is_figure(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_unit(std::string_view word) {
  return std::ranges::find(units, word) != std::end(units);
}

// "10 mg", "2,5 mg", "50/500 mg", "10mg", from token `i` on.
bool is_dose(analysed_field const& field, std::size_t i) {
  constexpr std::size_t most_figures = 3;
  std::size_t figures = 0;
  for (; i < field.tokens.size() && figures <= most_figures; ++i) {
    auto const surface = field.surface(i);
    if (is_figure(surface)) {
      ++figures;
      continue;
    }
    bool const joint = surface == "," || surface == "." || surface == "/" || surface == "-";
    if (joint && figures > 0) continue;
    auto const letters = std::min(surface.find_first_not_of("0123456789"), surface.size());
    auto const word = lower(surface.substr(letters));
    return (figures > 0 || letters > 0) && is_unit(word);
  }
  return false;
}

}  // namespace

std::unordered_set<std::string_view> dosed_words(analysed_field const& field) {
  constexpr int well_known = 6;
  constexpr std::size_t shortest = 4;
  std::unordered_set<std::string_view> out;
  for (std::size_t i = 0; i + 1 < field.tokens.size(); ++i) {
    auto const* word = field.words[i];
    if (word == nullptr || word->lower.size() < shortest || std::max(word->first_name, word->last_name) >= well_known)
      continue;
    if (is_dose(field, i + 1)) out.insert(word->lower);
  }
  return out;
}

}  // namespace matala::anonymizer
