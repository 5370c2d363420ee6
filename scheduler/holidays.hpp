// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <optional>
#include <vector>

namespace matala::scheduler {

/// Why a date is off. The closed list of Finnish public holidays and of the two eves that are free by agreement.
enum class holiday {
  new_year,
  epiphany,
  good_friday,
  easter_sunday,
  easter_monday,
  vappu,
  ascension_day,
  whit_sunday,
  midsummer_eve,
  midsummer_day,
  all_saints,
  independence_day,
  christmas_eve,
  christmas_day,
  boxing_day
};

/// Midsummer Eve and Christmas Eve are days off by collective agreement, not by law (R3).
enum class eves { days_off, working_days };

/// Gregorian Easter Sunday.
date easter_sunday(std::chrono::year year);

/// The built-in holiday on `day`, if any; the first of the enumeration where two meet (Vappu and Ascension Day in
/// 2008).
///
/// Limits: the law as it stands since 1992. Earlier years had Epiphany and Ascension Day on Saturdays.
std::optional<holiday> finnish_holiday(date day, eves policy);

struct dated_holiday {
  date day;
  holiday name;
};

/// All built-in holidays of a year in order of date, weekends included; two entries where two meet on a date.
std::vector<dated_holiday> finnish_holidays(std::chrono::year year, eves policy);

/// How many dates off fall on Monday to Friday: 2024..2031 give 10, 10, 9, 8, 9, 10, 10, 10.
int days_off_on_weekdays(std::chrono::year year, eves policy);

}  // namespace matala::scheduler
