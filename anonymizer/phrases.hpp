// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/category.hpp"
#include "anonymizer/lexicon.hpp"
#include "anonymizer/options.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// The words of the replacements, without brackets. `lang` is never `detect`.
std::string_view kind_phrase(category value, language lang);
std::string person_phrase(std::size_t number, language lang);  ///< 0 is "henkilö A", 26 "henkilö AA"
std::string age_band_phrase(int years, language lang);
std::string year_phrase(int year, language lang);
std::string sum_phrase(long euros, language lang);  ///< rounded to its first digit
/// A region by its number, or "large city", "place". Nothing else is a place.
std::string_view place_phrase(word_kind kind, language lang);

/// What kind of organisation: the replacement names it, and the reader still understands the case.
enum class organisation_kind {
  employer,
  school,
  day_care,
  hospital,
  ward,
  shelter,
  prison,
  congregation,
  club,
  office,
  care_home,
  wellbeing_county,
  any
};
std::string_view organisation_phrase(organisation_kind kind, language lang);

/// True when `text`, without its brackets, is something the functions above write. The detectors leave such a piece
/// alone.
bool is_replacement(std::string_view inside_brackets);

}  // namespace matala::anonymizer
