// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/language.hpp"
#include "server/ports/zones.hpp"

#include <string>
#include <string_view>

namespace matala::server {

// Dates and times as people write them in the language, in the wall time of the series' zone. Seconds are dropped.

enum class word_length { brief, full };

/// "ti" or "tiistai", "tis" or "tisdag", "Tue" or "Tuesday". Lives for ever.
std::string_view weekday_word(std::chrono::weekday day, word_length length, language lang);

/// "tammikuu", "januari", "January". Lives for ever.
std::string_view month_word(std::chrono::month month, language lang);

/// "ti 12.1.2027", "tis 12.1.2027", "Tue 12 January 2027".
std::string date_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang);

/// "12.1.2027", or "12.1.2027–13.1.2027" where the last day is another one; "12 January 2027".
std::string days_text(scheduler::date first, scheduler::date last, language lang);

/// "tiistai 12. tammikuuta 2027", "tisdag 12 januari 2027", "Tuesday 12 January 2027".
std::string long_date_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang);

/// "klo 9" or "klo 9.30", "kl. 9" or "kl. 9.30", "9:00".
std::string clock_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang);

/// "ti 12.1.2027 klo 12", "tis 12.1.2027 kl. 12", "Tue 12 January 2027, 12:00".
std::string moment_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang);

/// "klo 9–10" or "klo 9.00–10.30", "kl. 9–10", "9:00–10:00".
std::string clock_range_text(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone,
                             language lang);

/// "ti 12.1.2027 klo 9–10", "tis 12.1.2027 kl. 9–10", "Tue 12 January 2027, 9:00–10:00".
std::string hour_text(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone,
                      language lang);

/// The same with a hyphen, as mail subjects have it: "ti 12.1.2027 klo 9-10".
std::string subject_hour_text(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone,
                              language lang);

/// Whose time it is: "Suomen aikaa", "finsk tid", "Finnish time"; elsewhere the offset, "UTC+2" or "UTC−3.30".
std::string zone_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang);

/// For the datetime attribute: "2027-01-12T07:00:00Z".
std::string machine_time(scheduler::instant when);

}  // namespace matala::server
