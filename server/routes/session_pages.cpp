// SPDX-License-Identifier: Apache-2.0
#include "scheduler/person_acts.hpp"
#include "server/app/access.hpp"
#include "server/app/circle.hpp"
#include "server/app/run_hour.hpp"
#include "server/app/snapshot.hpp"
#include "server/render/views/session.hpp"
#include "server/routes/form_values.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/session_view.hpp"

#include <algorithm>

namespace matala::server {
namespace {

std::string page_of(call const& from) {
  return "/hours/" + hour_in_path(from).value;
}

std::string_view role_in(call const& from, unit_of_work const& unit) {
  auto const hour = unit.occurrences().find(hour_in_path(from));
  return hour ? acting_role(unit, from.who->id, hour->series) : std::string_view{"facilitator"};
}

}  // namespace

response show_session(call& from) {
  auto const view =
      from.with.data.read([&](unit_of_work const& unit) { return session_view_of(from, unit, hour_in_path(from)); });
  return response::html(render_session(from.with.templates, frame_of(from, nav_item::sessions, page_of(from)), view));
}

response stream_session(call& from) {
  return response::events({.topic = "hour/" + hour_in_path(from).value, .person = from.who->id.value});
}

response post_start(call& from) {
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    return start_hour(unit, from.acting(role_in(from, unit)), hour_in_path(from),
                      starter_role(unit, *from.who, hour_in_path(from)));
  });
  if (!done) return refuse(from, done.error(), page_of(from));
  return response::see_other(page_of(from) + "?done=hour-started");
}

response post_current(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  std::optional<booking_id> subject;
  if (!fields->text("booking").empty()) subject = booking_id{std::string{fields->text("booking")}};
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return put_on(unit, from.acting(role_in(from, unit)), hour_in_path(from), subject); });
  if (!done) return refuse(from, done.error(), page_of(from));
  return response::see_other(page_of(from));
}

response post_end(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    return end_hour(unit, from.acting(role_in(from, unit)), hour_in_path(from), bookings_in(*fields, "not_reached"));
  });
  if (!done) return refuse(from, done.error(), page_of(from));
  return response::see_other(page_of(from) + "?done=hour-ended");
}

}  // namespace matala::server
