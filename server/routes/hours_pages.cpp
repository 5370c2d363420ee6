// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/ask_reinstatement.hpp"
#include "server/app/nudge_wishes.hpp"
#include "server/render/views/hours.hpp"
#include "server/render/views/sessions.hpp"
#include "server/render/views/unsubscribe.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>

namespace matala::server {
namespace {

// Enough to choose from, few enough for a phone.
constexpr std::size_t hours_per_series = 6;

listed_series hours_of(call const& from, unit_of_work const& unit, series const& of) {
  listed_series shown;
  auto const place = unit.people().find_site(of.site).value_or(site{});
  auto const wishes = unit.people().nudge_wishes(of.id);
  shown.id = of.id;
  shown.nudges = std::ranges::find(wishes, from.who->id, &nudge_wish::person) != wishes.end();
  shown.site = place.name;
  shown.municipality = place.municipality;
  for (auto const& known : unit.people().organisations()) {
    if (known.id == place.organisation) shown.organisation = known.name;
  }
  for (auto const& hour : unit.occurrences().starting_in(of.id, from.now, from.now + std::chrono::weeks{10})) {
    if (shown.hours.size() == hours_per_series) break;
    shown.hours.push_back(listed(from, unit, hour));
  }
  return shown;
}

}  // namespace

response show_hours(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    hours_view shown;
    for (auto const& of : unit.all_series().all()) shown.series.push_back(hours_of(from, unit, of));
    return shown;
  });
  return response::html(render_hours(from.with.templates, frame_of(from, nav_item::book, "/hours"), view));
}

response show_sessions(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    sessions_view shown;
    for (auto const& hour :
         unit.occurrences().starting_in(from.now - std::chrono::days{2}, from.now + std::chrono::weeks{4})) {
      using scheduler::occurrence_state;
      bool const silent = hour.state == occurrence_state::planned || hour.state == occurrence_state::skipped;
      if (silent || !check_access(unit, from.who, access::invited, hour.id, 0)) continue;
      auto const known = with_series(from, unit, hour);
      auto const cases = static_cast<int>(unit.bookings().holding_places(hour.id).size());
      shown.hours.push_back({.id = hour.id,
                             .when = known.when,
                             .site = known.place.name,
                             .state = hour.state,
                             .cause = hour.cause,
                             .cases = cases,
                             .is_full = cases >= hour.places});
    }
    return shown;
  });
  return response::html(render_sessions(from.with.templates, frame_of(from, nav_item::sessions, "/sessions"), view));
}

response post_nudges(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  series_id const series{std::string{fields->text("series")}};
  if (fields->text("wish") != "1") {
    from.with.data.transact([&](unit_of_work& unit) { end_nudges(unit, from.acting(), series); });
    return response::see_other("/hours?done=nudges-ended");
  }
  auto const done =
      from.with.data.transact([&](unit_of_work& unit) { return wish_for_nudges(unit, from.acting(), series); });
  if (!done) return refuse(from, done.error(), "/hours");
  return response::see_other("/hours?done=nudges-wished");
}

response show_unsubscribe(call& from) {
  unsubscribe_view const view{.token = std::string{from.in.query_value("token").value_or("")}};
  return response::html(render_unsubscribe(from.with.templates, frame_of(from, nav_item::none, "/"), view));
}

response post_unsubscribe(call& from) {
  auto const token = from.in.query_value("token").value_or("");
  from.with.data.transact([&](unit_of_work& unit) { end_nudges_by_token(unit, token); });
  unsubscribe_view const view{.token = {}, .done = true};
  return response::html(render_unsubscribe(from.with.templates, frame_of(from, nav_item::none, "/"), view));
}

response post_reinstatement_request(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return ask_reinstatement(unit, from.acting(), hour_in_path(from)); });
  if (!done) return refuse(from, done.error(), "/hours");
  return response::see_other("/hours?done=reinstatement-asked");
}

}  // namespace matala::server
