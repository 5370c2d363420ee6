// SPDX-License-Identifier: Apache-2.0
#include "server/app/stuck_mail.hpp"
#include "server/render/dates.hpp"
#include "server/render/views/accessibility.hpp"
#include "server/render/views/home.hpp"
#include "server/render/views/privacy.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"

#include <boost/json.hpp>

namespace matala::server {

response show_home(call& from) {
  if (from.who) return response::see_other(from.who->state == person_state::active ? "/hours" : "/welcome");
  return response::html(render_home(from.with.templates, frame_of(from, nav_item::none, "/"), {}));
}

response show_health(call& from) {
  boost::json::object health;
  from.with.data.read([&](unit_of_work const& unit) {
    bool const alarm = cancellation_is_stuck(unit, from.now);
    if (from.with.mode == run_mode::demo) {
      health["now"] = machine_time(from.now);
      health["due"] = unit.occurrences().count_due(from.now) + unit.outbox().count_due(from.now);
    } else {
      health["status"] = alarm ? "warning" : "ok";
    }
    if (alarm) health["warnings"] = boost::json::array{"cancellation-not-accepted"};
  });
  return response::json(boost::json::serialize(health));
}

response serve_asset(call& from) {
  return from.with.assets.serve(from.in);
}

response show_privacy(call& from) {
  privacy_view view;
  view.controller = from.with.controller;
  view.contact_address = from.with.contact_address;
  return response::html(render_privacy(from.with.templates, frame_of(from, nav_item::none, "/privacy"), view));
}

response show_accessibility(call& from) {
  accessibility_view const view{.organisation = from.with.controller, .feedback_address = from.with.contact_address};
  return response::html(
      render_accessibility(from.with.templates, frame_of(from, nav_item::none, "/accessibility"), view));
}

}  // namespace matala::server
