// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/attendance_marks.hpp"
#include "server/app/facilitate.hpp"
#include "server/app/notices.hpp"
#include "server/app/run_hour.hpp"
#include "server/app/snapshot.hpp"
#include "server/render/views/facilitate_list.hpp"
#include "server/routes/form_values.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/manage_act.hpp"
#include "server/routes/manage_view.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/shown_reason.hpp"

namespace matala::server {
namespace {

facilitated_hour line_of(call const& from, unit_of_work const& unit, occurrence const& hour) {
  auto const known = with_series(from, unit, hour);
  auto const rules = view_of(unit, hour);
  return {.id = hour.id,
          .when = known.when,
          .site = known.place.name,
          .state = hour.state,
          .hold = hour.hold,
          .question = hour.question,
          .need = rules.need,
          .min_cases = hour.min_cases,
          .places = hour.places,
          .is_full = rules.taken >= rules.places,
          .waiting = static_cast<int>(unit.bookings().waiting(hour.id).size()),
          .asks_too_few = asks_about_too_few_cases(unit, from.acting(), hour),
          .decide = hour.clock.decide,
          .mails_not_accepted = overdue_mails(unit, hour.id, from.now)};
}

}  // namespace

response show_facilitate_list(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    facilitate_list_view shown;
    for (auto const& hour :
         unit.occurrences().starting_in(from.now - std::chrono::weeks{2}, from.now + std::chrono::weeks{6})) {
      if (facilitates(unit, from.who->id, hour.series)) shown.hours.push_back(line_of(from, unit, hour));
    }
    return shown;
  });
  return response::html(
      render_facilitate_list(from.with.templates, frame_of(from, nav_item::facilitate, "/facilitate"), view));
}

response show_manage(call& from) {
  auto const view =
      from.with.data.read([&](unit_of_work const& unit) { return manage_view_of(from, unit, hour_in_path(from)); });
  return response::html(
      render_facilitate_hour(from.with.templates, frame_of(from, nav_item::facilitate, manage_page_of(from)), view));
}

response post_hold(call& from) {
  return manage_act(from, "hold-set", [&](unit_of_work& unit, context const& ctx, form const&) {
    return hold_hour(unit, ctx, hour_in_path(from));
  });
}

response post_release(call& from) {
  return manage_act(from, "hold-released", [&](unit_of_work& unit, context const& ctx, form const&) {
    return release_hour(unit, ctx, hour_in_path(from));
  });
}

response post_cancel(call& from) {
  return manage_act(
      from, "hour-cancelled", [&](unit_of_work& unit, context const& ctx, form const& fields) -> act_answer {
        if (!may_be_shown(from, fields.text("reason"))) return std::unexpected(app_errc::identifiers_found);
        return cancel_hour(unit, ctx, hour_in_path(from), std::string{fields.text("reason")}, revision_in(fields));
      });
}

response post_reinstate(call& from) {
  return manage_act(from, "hour-reinstated", [&](unit_of_work& unit, context const& ctx, form const& fields) {
    auto const notice = fields.text("short_notice") == "1" ? scheduler::short_notice::confirmed
                                                           : scheduler::short_notice::not_confirmed;
    return reinstate_hour(unit, ctx, hour_in_path(from), notice, revision_in(fields));
  });
}

response post_answer(call& from) {
  return manage_act(from, "question-answered", [&](unit_of_work& unit, context const& ctx, form const&) {
    return answer_question(unit, ctx, hour_in_path(from));
  });
}

response post_attendance(call& from) {
  return manage_act(from, "attendance-saved", [&](unit_of_work& unit, context const& ctx, form const& fields) {
    std::vector<person_id> present;
    for (auto const value : fields.all("present")) present.push_back(person_id{std::string{value}});
    return mark_present(unit, ctx, hour_in_path(from), present);
  });
}

response post_not_reached(call& from) {
  return manage_act(from, "question-answered", [&](unit_of_work& unit, context const& ctx, form const& fields) {
    return report_not_reached(unit, ctx, hour_in_path(from), bookings_in(fields, "not_reached"));
  });
}

response post_discussed(call& from) {
  return manage_act(from, "question-answered", [&](unit_of_work& unit, context const& ctx, form const& fields) {
    return report_discussed(unit, ctx, hour_in_path(from), bookings_in(fields, "discussed"));
  });
}

response post_held(call& from) {
  return manage_act(from, "question-answered", [&](unit_of_work& unit, context const& ctx, form const&) {
    return report_held(unit, ctx, hour_in_path(from));
  });
}

}  // namespace matala::server
