// SPDX-License-Identifier: Apache-2.0
#include "server/routes/frame.hpp"

#include "server/app/access.hpp"
#include "server/http/csrf.hpp"

#include <algorithm>
#include <initializer_list>

namespace matala::server {
namespace {

bool holds_any(std::vector<grant> const& grants, std::initializer_list<role> roles) {
  return std::ranges::any_of(grants,
                             [&](grant const& held) { return std::ranges::find(roles, held.granted) != roles.end(); });
}

std::vector<nav_link> links_of(call const& from) {
  if (!from.who || from.who->state != person_state::active) return {};
  std::vector<nav_link> links{
      {nav_item::book, "/hours"}, {nav_item::own_bookings, "/bookings"}, {nav_item::sessions, "/sessions"}};
  auto const grants =
      from.with.data.read([&](unit_of_work const& unit) { return unit.people().grants_of(from.who->id); });
  if (holds_any(grants, {role::facilitator, role::deputy, role::owner}))
    links.push_back({nav_item::facilitate, "/facilitate"});
  bool const makes = from.with.data.read([&](unit_of_work const& unit) { return makes_series(unit, from.who->id); });
  if (makes) links.push_back({nav_item::series, "/series"});
  bool const is_asked =
      holds_any(grants, {role::core_member, role::on_demand_member, role::facilitator, role::deputy}) ||
      !from.with.data.read([&](unit_of_work const& unit) { return unit.experts().of_person(from.who->id); }).empty();
  if (is_asked) links.push_back({nav_item::requests, "/requests"});
  if (holds_any(grants, {role::administrator})) links.push_back({nav_item::competences, "/competences"});
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
