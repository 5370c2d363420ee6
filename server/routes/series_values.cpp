// SPDX-License-Identifier: Apache-2.0
#include "server/routes/series_values.hpp"

#include "scheduler/recurrence.hpp"
#include "server/render/views/series_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace matala::server {
namespace {

using kind = setting_fault_kind;
using scheduler::cutoff_policy;
using scheduler::holiday_policy;

constexpr std::array<std::pair<std::string_view, cutoff_policy>, 3> cutoffs{
    {{"previous_working_day", cutoff_policy::previous_working_day},
     {"previous_calendar_day", cutoff_policy::previous_calendar_day},
     {"n_working_days", cutoff_policy::n_working_days}}};
constexpr std::array<std::pair<std::string_view, holiday_policy>, 4> holidays{
    {{"skip", holiday_policy::skip},
     {"previous_working_day", holiday_policy::previous_working_day},
     {"next_working_day", holiday_policy::next_working_day},
     {"hold", holiday_policy::hold}}};
constexpr std::array<std::pair<std::string_view, case_review>, 2> reviews{
    {{"presenter", case_review::presenter}, {"facilitator", case_review::facilitator}}};

std::string_view word_in(auto const& words, auto value) {
  return std::ranges::find(words, value, [](auto const& entry) { return entry.second; })->first;
}

std::string repeat_of(scheduler::series_rule const& rule) {
  return rule.nth_in_month ? fmt::format("m{}", *rule.nth_in_month) : fmt::format("w{}", rule.every_weeks);
}

std::optional<int> parse_number(std::string_view text) {
  int number = 0;
  auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
  return number;
}

class reader {
 public:
  reader(setting_values const& values, series const& base) : values_(values), of_{base, {}} {}

  read_settings run() {
    auto& settings = of_.settings;
    auto& rule = settings.rule;
    text("name", settings.name);
    text("site", settings.site.value);
    text("organiser", settings.organiser_address);
    text("meeting_link", settings.meeting_link);
    time("start", rule.start);
    time("cutoff_time", rule.cutoff_time);
    number("duration", rule.duration);
    number("opening", rule.opening);
    number("closing", rule.closing);
    number("slot", rule.slot);
    number("decide_after", rule.decide_after);
    number("lock_before", rule.lock_before);
    number("opens_before", rule.opens_before);
    number("capacity", rule.capacity);
    number("min_cases", rule.min_cases);
    number("cases_per_presenter", rule.cases_per_presenter);
    number("cutoff_working_days", rule.cutoff_working_days);
    choice("cutoff", cutoffs, rule.cutoff);
    choice("on_holiday", holidays, rule.on_holiday);
    choice("review", reviews, settings.review);
    repeat();
    last();
    first();
    return std::move(of_);
  }

 private:
  void text(std::string_view name, std::string& to) {
    if (auto const found = values_.find(name); found != values_.end()) to = found->second;
  }

  // Calls `use` with the value where one is given; what `use` cannot read is a fault.
  void given(std::string_view name, auto use) {
    auto const found = values_.find(name);
    if (found == values_.end()) return;
    if (found->second.empty()) return of_.faults.push_back({name, kind::missing});
    if (!use(std::string_view{found->second})) of_.faults.push_back({name, kind::unreadable});
  }

  void time(std::string_view name, scheduler::time_of_day& to) {
    given(name, [&](std::string_view typed) {
      auto const read = parse_time(typed);
      if (read) to = *read;
      return read.has_value();
    });
  }

  template <class Number>
  void number(std::string_view name, Number& to) {
    given(name, [&](std::string_view typed) {
      auto const read = parse_number(typed);
      if (read) to = Number{*read};
      return read.has_value();
    });
  }

  template <class Words, class Value>
  void choice(std::string_view name, Words const& words, Value& to) {
    given(name, [&](std::string_view typed) {
      auto const found = std::ranges::find(words, typed, [](auto const& entry) { return entry.first; });
      if (found != words.end()) to = found->second;
      return found != words.end();
    });
  }

  void repeat() {
    given("repeat", [&](std::string_view typed) {
      auto const count = parse_number(typed.substr(1));
      bool const weeks = typed.starts_with('w') && count && *count >= 1 && *count <= 4;
      bool const months = typed.starts_with('m') && count && *count >= 1 && *count <= 5;
      if (weeks) of_.settings.rule.every_weeks = *count;
      of_.settings.rule.nth_in_month = months ? count : std::nullopt;
      return weeks || months;
    });
  }

  void last() {
    auto const found = values_.find("last");
    if (found == values_.end()) return;
    of_.settings.rule.last = parse_date(found->second);
    if (!found->second.empty() && !of_.settings.rule.last) of_.faults.push_back({"last", kind::unreadable});
  }

  void first() {
    given("first", [&](std::string_view typed) {
      auto const day = parse_date(typed);
      if (!day) return false;
      auto& rule = of_.settings.rule;
      bool const is_new = of_.settings.id.value.empty();
      if (!is_new) of_.settings.effective_from = *day;
      bool const named = !is_new && scheduler::first_nominal_from(rule, *day) == std::chrono::sys_days{*day};
      if (!named) rule.first = *day;
      return true;
    });
  }

  setting_values const& values_;
  read_settings of_;
};

}  // namespace

setting_values values_of(series const& of) {
  auto const& rule = of.rule;
  auto const minutes = [](auto amount) { return std::to_string(amount.count()); };
  return {{"name", of.name},
          {"site", of.site.value},
          {"site_name", ""},
          {"municipality", ""},
          {"first", date_value(rule.first)},
          {"repeat", repeat_of(rule)},
          {"start", time_value(rule.start)},
          {"duration", minutes(rule.duration)},
          {"last", rule.last ? date_value(*rule.last) : std::string{}},
          {"on_holiday", std::string{word_in(holidays, rule.on_holiday)}},
          {"opening", minutes(rule.opening)},
          {"closing", minutes(rule.closing)},
          {"slot", minutes(rule.slot)},
          {"capacity", std::to_string(rule.capacity)},
          {"min_cases", std::to_string(rule.min_cases)},
          {"cases_per_presenter", std::to_string(rule.cases_per_presenter)},
          {"opens_before", minutes(rule.opens_before)},
          {"cutoff", std::string{word_in(cutoffs, rule.cutoff)}},
          {"cutoff_working_days", std::to_string(rule.cutoff_working_days)},
          {"cutoff_time", time_value(rule.cutoff_time)},
          {"decide_after", minutes(rule.decide_after)},
          {"lock_before", minutes(rule.lock_before)},
          {"meeting_link", of.meeting_link},
          {"organiser", of.organiser_address},
          {"review", std::string{word_in(reviews, of.review)}}};
}

read_settings settings_from(setting_values const& values, series const& base) {
  return reader{values, base}.run();
}

std::optional<scheduler::date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = parse_number(text.substr(0, 4));
  auto const month = parse_number(text.substr(5, 2));
  auto const day = parse_number(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1 || *year < 2000) return std::nullopt;
  scheduler::date const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                             std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<scheduler::time_of_day> parse_time(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  auto const hour = parse_number(text.substr(0, 2));
  auto const minute = parse_number(text.substr(3, 2));
  bool const read = hour && minute && *hour >= 0 && *hour < 24 && *minute >= 0 && *minute < 60;
  bool const ends = text.size() == 5 || text.substr(5) == ":00";
  return read && ends ? std::optional{std::chrono::hours{*hour} + std::chrono::minutes{*minute}} : std::nullopt;
}

std::vector<shown_fault> shown(std::vector<setting_fault> const& faults) {
  std::vector<shown_fault> all;
  for (auto const& fault : faults) {
    bool const of_repeat = fault.field == "every_weeks" || fault.field == "nth_in_month";
    all.push_back({std::string{of_repeat ? "repeat" : fault.field}, std::string{to_string(fault.kind)}, fault.day});
  }
  return all;
}

}  // namespace matala::server
