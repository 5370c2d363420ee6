// SPDX-License-Identifier: Apache-2.0
#include "server/render/series_fields.hpp"

#include <array>

namespace matala::server {

std::span<setting_group const> setting_groups() {
  static std::array<setting_group, 5> const groups{{
      {"what",
       {{.name = "name", .required = false},
        {.name = "site", .is = control::site, .required = false},
        {.name = "site_name", .required = false},
        {.name = "municipality", .required = false}}},
      {"when",
       {{.name = "first", .is = control::date},
        {.name = "repeat", .is = control::choice, .choices = {"w1", "w2", "w3", "w4", "m1", "m2", "m3", "m4", "m5"}},
        {.name = "start", .is = control::time},
        {.name = "duration", .is = control::number, .least = 15, .most = 480},
        {.name = "last", .is = control::date, .required = false},
        {.name = "on_holiday",
         .is = control::choice,
         .choices = {"skip", "previous_working_day", "next_working_day", "hold"}}}},
      {"places",
       {{.name = "opening", .is = control::number, .least = 0, .most = 120},
        {.name = "closing", .is = control::number, .least = 0, .most = 120},
        {.name = "slot", .is = control::number, .least = 5, .most = 240},
        {.name = "capacity", .is = control::number, .least = 1, .most = 20},
        {.name = "min_cases", .is = control::number, .least = 1, .most = 20},
        {.name = "cases_per_presenter", .is = control::number, .least = 1, .most = 20}}},
      {"booking",
       {{.name = "opens_before", .is = control::number, .least = 1, .most = 90},
        {.name = "cutoff",
         .is = control::choice,
         .choices = {"previous_working_day", "previous_calendar_day", "n_working_days"}},
        {.name = "cutoff_working_days", .is = control::number, .least = 1, .most = 10},
        {.name = "cutoff_time", .is = control::time},
        {.name = "decide_after", .is = control::number, .least = 0, .most = 720},
        {.name = "lock_before", .is = control::number, .least = 0, .most = 2400}}},
      {"meeting",
       {{.name = "meeting_link", .is = control::web_address, .required = false},
        {.name = "organiser", .is = control::mail_address},
        {.name = "review", .is = control::choice, .choices = {"presenter", "facilitator"}}}},
  }};
  return groups;
}

}  // namespace matala::server
