// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/windows.hpp"

#include <re2/re2.h>

#include <memory>
#include <vector>

namespace matala::anonymizer {

/// The forms of a day in figures and words of three languages.
struct date_patterns {
  date_patterns();

  /// What of a match is the day.
  enum class extent {
    whole,
    from_first_group,  ///< in front of it stands a cue
    until_last_group,  ///< behind it stands what ends the phrase
  };
  /// `order` says which group is which: d day, m month, M month in words, R in Roman numerals, H feast, y year.
  struct row {
    re2::RE2 pattern;
    char const* order;
    extent what = extent::whole;
    anchor near = anchor::digit;
  };
  std::vector<std::unique_ptr<row const>> rows;
  re2::RE2 birth_year;    ///< a year of birth, in group 1 or 2
  re2::RE2 birth_before;  ///< what in front of a day makes it a birth day
  re2::RE2 birth_after;   ///< the same behind it
  re2::RE2 clock_before;  ///< what in front of "10.10." makes it a time, or a value of the laboratory
};

}  // namespace matala::anonymizer
