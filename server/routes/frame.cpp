// SPDX-License-Identifier: Apache-2.0
#include "server/routes/frame.hpp"

#include "server/app/access.hpp"
#include "server/http/csrf.hpp"

#include <algorithm>

namespace matala::server {
namespace {

bool facilitates_any(call const& from) {
  return from.with.data.read([&](unit_of_work const& unit) {
    return std::ranges::any_of(unit.people().grants_of(from.who->id), [](grant const& held) {
      return held.granted == role::facilitator || held.granted == role::deputy || held.granted == role::owner;
    });
  });
}

std::vector<nav_link> links_of(call const& from) {
  if (!from.who || from.who->state != person_state::active) return {};
  std::vector<nav_link> links{
      {nav_item::book, "/hours"}, {nav_item::own_bookings, "/bookings"}, {nav_item::sessions, "/sessions"}};
  if (facilitates_any(from)) links.push_back({nav_item::facilitate, "/facilitate"});
  bool const makes = from.with.data.read([&](unit_of_work const& unit) { return makes_series(unit, from.who->id); });
  if (makes) links.push_back({nav_item::series, "/series"});
  return links;
}

}  // namespace

page_frame frame_of(call const& from, nav_item current, std::string_view path) {
  page_frame frame;
  frame.lang = from.lang;
  if (from.who) frame.person_name = from.who->name;
  frame.nav = links_of(from);
  frame.current = current;
  if (!from.secret.empty()) frame.csrf = make_form_token(from.secret);
  frame.path = path;
  frame.assets = {.stylesheet = from.with.assets.url_for("matala.css"),
                  .script = from.with.assets.url_for("matala.js"),
                  .icon = from.with.assets.url_for("icon.svg")};
  if (from.with.mode == run_mode::demo) {
    frame.demo = demo_notice{.now = from.now, .zone = &from.with.zone.get("Europe/Helsinki")};
  }
  if (auto const done = from.in.query_value("done")) frame.notice = parse_page_notice(*done);
  return frame;
}

}  // namespace matala::server
