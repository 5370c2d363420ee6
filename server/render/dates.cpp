// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"

#include <fmt/format.h>

#include <array>

namespace matala::server {
namespace {

using words = std::array<std::string_view, 12>;

constexpr words fi_months = {"tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu",  "kesäkuu",
                             "heinäkuu", "elokuu",   "syyskuu",   "lokakuu",  "marraskuu", "joulukuu"};
constexpr words sv_months = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                             "juli",    "augusti",  "september", "oktober", "november", "december"};
constexpr words en_months = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};

using week = std::array<std::string_view, 7>;

constexpr week fi_brief = {"su", "ma", "ti", "ke", "to", "pe", "la"};
constexpr week sv_brief = {"sön", "mån", "tis", "ons", "tors", "fre", "lör"};
constexpr week en_brief = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr week fi_full = {"sunnuntai", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai"};
constexpr week sv_full = {"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"};
constexpr week en_full = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

constexpr std::string_view en_dash = "–";

struct wall_time {
  std::chrono::year_month_day day;
  std::chrono::weekday weekday;
  int hour;
  int minute;
};

wall_time wall_time_of(scheduler::instant when, scheduler::zone_rules const& zone) {
  auto const local = zone.to_local(when);
  auto const days = std::chrono::floor<std::chrono::days>(local);
  std::chrono::hh_mm_ss const time(std::chrono::floor<std::chrono::minutes>(local - days));
  return {std::chrono::year_month_day(days), std::chrono::weekday(days), static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count())};
}

/// Day, month, year as numbers or, in English, with the month's name.
std::string day_text(std::chrono::year_month_day day, language lang) {
  auto const number = static_cast<unsigned>(day.day());
  auto const year = static_cast<int>(day.year());
  if (lang == language::en) return fmt::format("{} {} {}", number, month_word(day.month(), lang), year);
  return fmt::format("{}.{}.{}", number, static_cast<unsigned>(day.month()), year);
}

enum class minutes_shown { when_not_zero, always };

std::string bare_clock(wall_time const& time, minutes_shown shown, language lang) {
  if (lang == language::en) return fmt::format("{}:{:02}", time.hour, time.minute);
  if (time.minute == 0 && shown == minutes_shown::when_not_zero) return fmt::format("{}", time.hour);
  return fmt::format("{}.{:02}", time.hour, time.minute);
}

std::string_view clock_word(language lang) {
  switch (lang) {
    case language::fi: return "klo ";
    case language::sv: return "kl. ";
    case language::en: return "";
  }
  return "";
}

std::string range(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone, language lang,
                  std::string_view dash) {
  auto const from = wall_time_of(start, zone);
  auto const until = wall_time_of(end, zone);
  // Both ends are written alike: 9–10 but 9.00–10.30.
  auto const shown = from.minute == 0 && until.minute == 0 ? minutes_shown::when_not_zero : minutes_shown::always;
  return fmt::format("{}{}{}{}", clock_word(lang), bare_clock(from, shown, lang), dash, bare_clock(until, shown, lang));
}

std::string_view before_clock(language lang) {
  return lang == language::en ? ", " : " ";
}

}  // namespace

std::string_view weekday_word(std::chrono::weekday day, word_length length, language lang) {
  auto const brief = length == word_length::brief;
  switch (lang) {
    case language::fi: return (brief ? fi_brief : fi_full).at(day.c_encoding());
    case language::sv: return (brief ? sv_brief : sv_full).at(day.c_encoding());
    case language::en: return (brief ? en_brief : en_full).at(day.c_encoding());
  }
  return {};
}

std::string_view month_word(std::chrono::month month, language lang) {
  auto const index = static_cast<unsigned>(month) - 1;
  switch (lang) {
    case language::fi: return fi_months.at(index);
    case language::sv: return sv_months.at(index);
    case language::en: return en_months.at(index);
  }
  return {};
}

std::string date_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang) {
  auto const wall = wall_time_of(when, zone);
  return fmt::format("{} {}", weekday_word(wall.weekday, word_length::brief, lang), day_text(wall.day, lang));
}

std::string days_text(scheduler::date first, scheduler::date last, language lang) {
  auto const begin = day_text(first, lang);
  return first == last ? begin : fmt::format("{}–{}", begin, day_text(last, lang));
}

std::string long_date_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang) {
  auto const wall = wall_time_of(when, zone);
  auto const weekday = weekday_word(wall.weekday, word_length::full, lang);
  auto const month = month_word(wall.day.month(), lang);
  auto const number = static_cast<unsigned>(wall.day.day());
  auto const year = static_cast<int>(wall.day.year());
  // "12. tammikuuta": the ordinal's full stop and the partitive are Finnish only.
  if (lang == language::fi) return fmt::format("{} {}. {}ta {}", weekday, number, month, year);
  return fmt::format("{} {} {} {}", weekday, number, month, year);
}

std::string clock_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang) {
  return fmt::format("{}{}", clock_word(lang),
                     bare_clock(wall_time_of(when, zone), minutes_shown::when_not_zero, lang));
}

std::string moment_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang) {
  return fmt::format("{}{}{}", date_text(when, zone, lang), before_clock(lang), clock_text(when, zone, lang));
}

std::string clock_range_text(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone,
                             language lang) {
  return range(start, end, zone, lang, en_dash);
}

std::string hour_text(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone,
                      language lang) {
  return fmt::format("{}{}{}", date_text(start, zone, lang), before_clock(lang),
                     range(start, end, zone, lang, en_dash));
}

std::string subject_hour_text(scheduler::instant start, scheduler::instant end, scheduler::zone_rules const& zone,
                              language lang) {
  return fmt::format("{}{}{}", date_text(start, zone, lang), before_clock(lang), range(start, end, zone, lang, "-"));
}

std::string zone_text(scheduler::instant when, scheduler::zone_rules const& zone, language lang) {
  if (zone.name() == "Europe/Helsinki" || zone.name() == "Europe/Mariehamn") {
    switch (lang) {
      case language::fi: return "Suomen aikaa";
      case language::sv: return "finsk tid";
      case language::en: return "Finnish time";
    }
  }
  auto const offset = std::chrono::duration_cast<std::chrono::minutes>(zone.at(when).offset).count();
  auto const size = offset < 0 ? -offset : offset;
  auto const text = fmt::format("UTC{}{}", offset < 0 ? "−" : "+", size / 60);
  return size % 60 == 0 ? text : fmt::format("{}{}{:02}", text, lang == language::en ? ":" : ".", size % 60);
}

std::string machine_time(scheduler::instant when) {
  auto const days = std::chrono::floor<std::chrono::days>(when);
  std::chrono::year_month_day const day(days);
  std::chrono::hh_mm_ss const time(when - days);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace matala::server
