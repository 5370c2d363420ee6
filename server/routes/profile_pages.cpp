// SPDX-License-Identifier: Apache-2.0
#include "server/app/people.hpp"
#include "server/render/views/ground_rules.hpp"
#include "server/render/views/welcome.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/problem.hpp"

#include <charconv>

namespace matala::server {
namespace {

response welcome_page(call const& from, welcome_view view, unsigned status) {
  view.organisations = from.with.data.read([](unit_of_work const& unit) { return unit.people().organisations(); });
  return response::html(render_welcome(from.with.templates, frame_of(from, nav_item::none, "/welcome"), view), status);
}

}  // namespace

response show_welcome(call& from) {
  welcome_view view;
  view.name = from.who->name;
  view.phone = from.who->phone;
  view.chosen = from.who->organisation;
  view.lang = from.who->state == person_state::unnamed ? from.lang : from.who->lang;
  view.next = own_path(from.in.query_value("next").value_or(""), "");
  return welcome_page(from, std::move(view), 200);
}

response post_welcome(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  welcome_view view;
  view.name = fields->text("name");
  view.phone = fields->text("phone");
  view.lang = parse_language(fields->text("language")).value_or(from.lang);
  view.next = own_path(fields->text("next"), "");
  if (!fields->text("organisation").empty()) view.chosen = organisation_id{std::string{fields->text("organisation")}};
  if (view.name.find_first_not_of(' ') == std::string::npos) view.errors.push_back(welcome_error::name_missing);
  if (!is_acceptable_name(view.name) && view.errors.empty()) view.errors.push_back(welcome_error::name_too_long);
  if (!view.chosen) view.errors.push_back(welcome_error::organisation_missing);
  if (!view.errors.empty()) return welcome_page(from, std::move(view), 422);
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    return complete_profile(unit, from.acting(),
                            {.name = view.name, .organisation = view.chosen, .lang = view.lang, .phone = view.phone});
  });
  if (!done) {
    view.errors.push_back(welcome_error::phone_invalid);
    return welcome_page(from, std::move(view), 422);
  }
  return response::see_other(own_path(view.next, "/hours?done=profile-saved"));
}

response post_language(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const chosen = parse_language(fields->text("language"));
  if (!chosen) return refuse(from, app_errc::invalid_input);
  from.with.data.transact([&](unit_of_work& unit) { choose_language(unit, from.acting(), *chosen); });
  return response::see_other(own_path(fields->text("next"), "/hours"));
}

response show_ground_rules(call& from) {
  ground_rules_view view;
  view.version = from.with.rules.ground_rules_version;
  view.sections = from.with.ground_rules.at(static_cast<std::size_t>(from.lang));
  view.acknowledged = from.with.data.read(
      [&](unit_of_work const& unit) { return unit.people().acknowledged_version(from.who->id) >= view.version; });
  view.next = own_path(from.in.query_value("next").value_or(""), "/hours");
  return response::html(
      render_ground_rules(from.with.templates, frame_of(from, nav_item::none, "/ground-rules"), view));
}

response post_ground_rules(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const typed = fields->text("version");
  int version = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), version);
  auto const done =
      from.with.data.transact([&](unit_of_work& unit) { return acknowledge_rules(unit, from.acting(), version); });
  if (!done) return refuse(from, done.error(), "/ground-rules");
  return response::see_other(own_path(fields->text("next"), "/hours"));
}

}  // namespace matala::server
