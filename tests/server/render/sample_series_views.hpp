// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/hour_move.hpp"
#include "server/render/views/series_change.hpp"
#include "server/render/views/series_dates.hpp"
#include "server/render/views/series_form.hpp"
#include "server/render/views/series_list.hpp"
#include "server/render/views/series_statistics.hpp"
#include "tests/server/render/sample_frame.hpp"

namespace matala::server {

inline series_list_view sample_series_list() {
  return {{{.id = {"s1"}, .name = "Työkyvyn tuki", .site = "Esimerkin keskus", .repeat = "w1", .next = sample_hour()},
           {.id = {"s2"}, .name = "", .site = "Mallin asema", .repeat = "m5", .standing = series_standing::paused},
           {.id = {"s3"}, .name = "Koe", .site = "Mallin asema", .repeat = "w2"}}};
}

inline setting_values sample_settings() {
  return {{"name", "Työkyvyn tuki"},
          {"site", "site1"},
          {"site_name", ""},
          {"municipality", ""},
          {"first", "2027-01-12"},
          {"repeat", "w1"},
          {"start", "09:00"},
          {"duration", "60"},
          {"last", ""},
          {"on_holiday", "skip"},
          {"opening", "5"},
          {"closing", "5"},
          {"slot", "15"},
          {"capacity", "3"},
          {"min_cases", "1"},
          {"cases_per_presenter", "2"},
          {"opens_before", "28"},
          {"cutoff", "previous_working_day"},
          {"cutoff_working_days", "1"},
          {"cutoff_time", "12:00"},
          {"decide_after", "0"},
          {"lock_before", "120"},
          {"meeting_link", "https://meet.example.org/tunti-1"},
          {"organiser", "tunti@alue.example.org"},
          {"review", "presenter"}};
}

inline series_form_view sample_series_form() {
  using namespace std::chrono;
  series_form_view view;
  view.id = series_id{"s1"};
  view.version = 3;
  view.values = sample_settings();
  view.sites = {{{"site1"}, {"o1"}, "Esimerkin keskus", "Malli"}, {{"site2"}, {"o1"}, "Mallin asema", "Malli"}};
  view.zone = &sample_zone();
  view.places = 3;
  for (int week = 0; week < 12; ++week) {
    auto const when = sample_hour(week);
    view.dates.push_back({.when = when,
                          .cause = week == 2 ? cancel_cause::in_break : cancel_cause::none,
                          .cutoff = when.start - 21h,
                          .decide = when.start - 21h});
  }
  return view;
}

inline series_form_view sample_new_series_form() {
  auto view = sample_series_form();
  view.id.reset();
  view.key = "key-1";
  view.places = 1;
  view.dates.clear();
  view.faults = {{"duration", "out-of-range"}};
  return view;
}

inline series_form_view sample_refused_series_form() {
  auto view = sample_series_form();
  view.refused = true;
  view.faults = {{"cutoff_time", "decide-not-before-lock", std::chrono::January / 12 / 2027},
                 {"meeting_link", "not-web-address"},
                 {"first", "overlaps", std::chrono::January / 19 / 2027}};
  return view;
}

inline series_form_view sample_stale_series_form() {
  auto view = sample_series_form();
  view.refused = true;
  view.stored_meanwhile = sample_settings();
  (*view.stored_meanwhile)["repeat"] = "w2";
  (*view.stored_meanwhile)["name"] = "";
  return view;
}

inline series_change_view sample_series_change() {
  series_change_view view{.id = {"s1"}, .name = "Työkyvyn tuki", .back = "/series/s1"};
  int week = 0;
  for (auto const* kind :
       {"moved", "asked-to-move", "asked-to-drop", "cancelled", "skipped", "back", "added", "adjusted"}) {
    bool const booked = week == 1 || week == 2;
    view.groups.push_back({kind, {{sample_hour(week), sample_hour(week + 1), booked ? 2 : 0}}});
    ++week;
  }
  view.people = 6;
  view.calendars = 1;
  view.tells_facilitators = true;
  view.groups.back().hours.front().cutoff = sample_hour(6).start;
  view.of_settings = true;
  view.fields = {{"version", "3"}, {"plan", "hash"}, {"name", "A & B"}};
  view.changed_meanwhile = true;
  return view;
}

inline series_change_view sample_silent_series_change() {
  return {.id = {"s1"}, .name = "Mallin asema", .fields = {{"version", "3"}}, .back = "/series/s1/dates"};
}

inline hour_move_view sample_hour_move() {
  using namespace std::chrono;
  auto const when = sample_hour(0);
  auto const to = sample_hour(1);
  return {.id = {"h1"},
          .site = "Mallin asema",
          .when = when,
          .to = to,
          .facts = {.revision = 4,
                    .start = when.start,
                    .cutoff = to.start - 21h,
                    .decide = to.start - 20h,
                    .cases = 2,
                    .waiting = 1,
                    .told = 8},
          .ends_question = true,
          .move_day = "2027-01-19",
          .move_start = "09:00",
          .seen = "4.1799823600.1"};
}

inline hour_move_view sample_stale_hour_move() {
  auto view = sample_hour_move();
  view.changed_meanwhile = true;
  view.before = view.facts;
  view.before->cases = 1;
  view.before->told = 7;
  view.before->start -= std::chrono::hours{1};
  return view;
}

inline hour_move_view sample_silent_hour_move() {
  auto view = sample_hour_move();
  view.facts.cases = view.facts.waiting = view.facts.told = 0;
  view.ends_question = false;
  view.changed_meanwhile = true;
  view.before = view.facts;
  view.before->revision = 3;
  return view;
}

inline series_dates_view sample_series_dates() {
  using namespace std::chrono;
  series_dates_view view;
  view.id = {"s1"};
  view.version = 3;
  view.name = "Työkyvyn tuki";
  view.breaks = {{2027y / 6 / 21, 2027y / 8 / 1}, {2027y / 12 / 20, 2028y / 1 / 6}};
  view.days = {{2027y / 3 / 25, 12h}, {2027y / 5 / 7, std::nullopt}};
  view.zone = &sample_zone();
  return view;
}

inline series_dates_view sample_refused_series_dates() {
  auto view = sample_series_dates();
  view.standing = series_standing::paused;
  view.values = {{"break_first", "2027-08-02"}, {"break_last", "2027-08-01"}, {"day", ""}};
  view.faults = {{"break_last", "last-before-first"}, {"day", "unreadable"}, {"duration", "out-of-range"}};
  view.stale = true;
  return view;
}

inline series_statistics_view sample_series_statistics() {
  using namespace std::chrono;
  return {.id = {"s1"},
          .name = "Työkyvyn tuki",
          .months = {{.month = 2027y / 1,
                      .planned = 4,
                      .held = 3,
                      .cancelled = 1,
                      .median_notice = 1275min,
                      .least_notice = 1260min,
                      .freed = 300min,
                      .cases = 7,
                      .people = std::nullopt},
                     {.month = 2027y / 2, .planned = 2, .skipped = 2, .lapsed = 1}}};
}

}  // namespace matala::server
