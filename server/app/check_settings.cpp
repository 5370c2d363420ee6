// SPDX-License-Identifier: Apache-2.0
#include "server/app/check_settings.hpp"

#include "scheduler/expand.hpp"
#include "server/app/characters.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/series_calendar.hpp"

#include <algorithm>
#include <utility>

namespace matala::server {
namespace {

using kind = setting_fault_kind;
using std::chrono::minutes;

template <class Value>
struct range {
  std::string_view field;
  Value value;
  Value least;
  Value most;
};

template <class Value>
void check_ranges(std::initializer_list<range<Value>> ranges, std::vector<setting_fault>& faults) {
  for (auto const& one : ranges) {
    if (one.value < one.least || one.value > one.most) faults.push_back({one.field, kind::out_of_range});
  }
}

void check_numbers(scheduler::series_rule const& rule, std::vector<setting_fault>& faults) {
  check_ranges<int>({{"every_weeks", rule.every_weeks, 1, 4},
                     {"nth_in_month", rule.nth_in_month.value_or(1), 1, 5},
                     {"capacity", rule.capacity, 1, 20},
                     {"min_cases", rule.min_cases, 1, 20},
                     {"cases_per_presenter", rule.cases_per_presenter, 1, 20},
                     {"cutoff_working_days", rule.cutoff_working_days, 1, 10},
                     {"opens_before", static_cast<int>(rule.opens_before.count()), 1, 90}},
                    faults);
  check_ranges<minutes>({{"start", rule.start, minutes{0}, minutes{1439}},
                         {"duration", rule.duration, minutes{15}, minutes{480}},
                         {"opening", rule.opening, minutes{0}, minutes{120}},
                         {"closing", rule.closing, minutes{0}, minutes{120}},
                         {"slot", rule.slot, minutes{5}, minutes{240}},
                         {"cutoff_time", rule.cutoff_time, minutes{0}, minutes{1439}},
                         {"decide_after", rule.decide_after, minutes{0}, minutes{720}},
                         {"lock_before", rule.lock_before, minutes{0}, minutes{2400}}},
                        faults);
}

void check_texts(series const& settings, std::vector<setting_fault>& faults) {
  if (characters_in(settings.name) > 100) faults.push_back({"name", kind::too_long});
  if (settings.site.value.empty()) faults.push_back({"site", kind::missing});
  if (!normal_address(settings.organiser_address)) faults.push_back({"organiser", kind::not_mail_address});
  if (!settings.meeting_link.empty() && !is_meeting_link(settings.meeting_link)) {
    faults.push_back({"meeting_link", kind::not_web_address});
  }
}

void check_places(scheduler::series_rule const& rule, std::vector<setting_fault>& faults) {
  auto const places = scheduler::places_of(rule);
  if (places == 0) faults.push_back({"slot", kind::no_place});
  if (places > 0 && rule.min_cases > places) faults.push_back({"min_cases", kind::more_cases_than_places});
}

setting_fault fault_of(scheduler::refused_series const& refused) {
  using scheduler::clock_fault;
  switch (refused.fault) {
    case clock_fault::crosses_midnight: return {"duration", kind::crosses_midnight, refused.day};
    case clock_fault::opens_not_before_cutoff: return {"opens_before", kind::opens_not_before_cutoff, refused.day};
    case clock_fault::decide_before_cutoff: return {"decide_after", kind::decide_before_cutoff, refused.day};
    case clock_fault::decide_on_another_day: return {"decide_after", kind::decide_on_another_day, refused.day};
    case clock_fault::decide_not_before_lock: return {"cutoff_time", kind::decide_not_before_lock, refused.day};
    case clock_fault::lock_after_start: return {"lock_before", kind::lock_after_start, refused.day};
    case clock_fault::end_not_after_start: return {"duration", kind::end_not_after_start, refused.day};
  }
  std::unreachable();
}

void check_dates(context const& ctx, series const& settings, std::vector<setting_fault>& faults) {
  auto const& rule = settings.rule;
  auto const today = today_of(ctx, settings);
  if (!rule.first.ok()) return faults.push_back({"first", kind::missing});
  if (settings.effective_from && *settings.effective_from < scheduler::date{today}) {
    return faults.push_back({"first", kind::before_today});
  }
  if (settings.effective_from && *settings.effective_from >= scheduler::date{today + ctx.rules.horizon}) {
    return faults.push_back({"first", kind::beyond_horizon});
  }
  if (rule.last && *rule.last < rule.first) return faults.push_back({"last", kind::last_before_first});
  auto const calendar = calendar_of(ctx.rules, settings);
  auto const& zone = ctx.zone.get(settings.zone);
  auto const begins = std::max(scheduler::date{today}, settings.effective_from.value_or(rule.first));
  auto const order = scheduler::check_series(rule, calendar, zone, begins);
  if (!order) return faults.push_back(fault_of(order.error()));
  if (!scheduler::first_bookable_date(rule, calendar, zone, ctx.now)) faults.push_back({"last", kind::no_date_left});
}

}  // namespace

std::string_view to_string(setting_fault_kind value) {
  switch (value) {
    case kind::missing: return "missing";
    case kind::unreadable: return "unreadable";
    case kind::out_of_range: return "out-of-range";
    case kind::too_long: return "too-long";
    case kind::not_web_address: return "not-web-address";
    case kind::not_mail_address: return "not-mail-address";
    case kind::unknown_site: return "unknown-site";
    case kind::before_today: return "before-today";
    case kind::beyond_horizon: return "beyond-horizon";
    case kind::last_before_first: return "last-before-first";
    case kind::no_date_left: return "no-date-left";
    case kind::no_place: return "no-place";
    case kind::more_cases_than_places: return "more-cases-than-places";
    case kind::places_below_bookings: return "places-below-bookings";
    case kind::overlaps: return "overlaps";
    case kind::crosses_midnight: return "crosses-midnight";
    case kind::opens_not_before_cutoff: return "opens-not-before-cutoff";
    case kind::decide_before_cutoff: return "decide-before-cutoff";
    case kind::decide_on_another_day: return "decide-on-another-day";
    case kind::decide_not_before_lock: return "decide-not-before-lock";
    case kind::lock_after_start: return "lock-after-start";
    case kind::end_not_after_start: return "end-not-after-start";
  }
  return {};
}

std::vector<setting_fault> faults_of(context const& ctx, series const& settings) {
  std::vector<setting_fault> faults;
  check_numbers(settings.rule, faults);
  // The rules of the calendar take numbers in range for granted.
  if (faults.empty()) {
    check_places(settings.rule, faults);
    check_dates(ctx, settings, faults);
  }
  check_texts(settings, faults);
  return faults;
}

bool is_meeting_link(std::string_view text) {
  bool const web = text.starts_with("https://") || text.starts_with("http://");
  auto const host = web ? text.substr(text.find("//") + 2) : std::string_view{};
  bool const named = !host.empty() && host.front() != '/' && host.front() != ':';
  bool const plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c != 0x7f && c != '"' && c != '<'; });
  return named && plain && text.size() <= 500;
}

}  // namespace matala::server
