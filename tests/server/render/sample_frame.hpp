// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/views/hour_times.hpp"

#include <string>

namespace matala::server {

/// Invented data for every page: what the tests render and what people look at.

inline scheduler::zone_rules const& sample_zone() {
  using namespace std::chrono;
  static scheduler::zone_rules const zone("Europe/Helsinki",
                                          {{scheduler::instant(sys_days(2026y / 10 / 25)) + 1h, 2h, "EET"},
                                           {scheduler::instant(sys_days(2027y / 3 / 28)) + 1h, 3h, "EEST"}});
  return zone;
}

/// A moment in Helsinki's winter.
inline scheduler::instant sample_moment(std::chrono::year_month_day day, std::chrono::minutes wall) {
  return scheduler::instant(std::chrono::sys_days(day)) + wall - std::chrono::hours(2);
}

/// The hour of Tuesday 12 January 2027 at 9, or as many weeks later.
inline hour_times sample_hour(int weeks_later = 0) {
  using namespace std::chrono;
  auto const start = sample_moment(2027y / 1 / 12, 9h) + weeks(weeks_later);
  return {start, start + 1h, &sample_zone()};
}

inline page_frame sample_frame(language lang) {
  page_frame frame;
  frame.lang = lang;
  frame.csrf = "csrf-token";
  frame.assets = {"/static/v/matala.css", "/static/v/matala.js", "/static/v/icon.svg"};
  return frame;
}

inline page_frame sample_frame(language lang, nav_item current, std::string path) {
  auto frame = sample_frame(lang);
  frame.person_name = "Aino Esimerkki";
  frame.nav = {{nav_item::book, "/hours"},        {nav_item::own_bookings, "/bookings"},
               {nav_item::sessions, "/sessions"}, {nav_item::facilitate, "/facilitate"},
               {nav_item::requests, "/requests"}, {nav_item::competences, "/competences"}};
  frame.current = current;
  frame.path = std::move(path);
  return frame;
}

}  // namespace matala::server
