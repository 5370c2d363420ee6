// SPDX-License-Identifier: Apache-2.0
#include "server/app/people.hpp"
#include "server/app/sign_in.hpp"
#include "server/http/cookie.hpp"
#include "server/render/views/sign_in.hpp"
#include "server/render/views/sign_in_code.hpp"
#include "server/render/views/sign_in_link.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>

namespace matala::server {
namespace {

std::vector<demo_person> demo_people(call const& from) {
  if (from.with.mode != run_mode::demo) return {};
  return from.with.data.read([&](unit_of_work const& unit) {
    std::vector<demo_person> people;
    auto const organisations = unit.people().organisations();
    for (auto const& who : unit.people().all()) {
      if (who.state != person_state::active) continue;
      demo_person shown{.id = who.id, .name = who.name, .organisation = {}, .roles = {}};
      for (auto const& known : organisations) {
        if (who.organisation == known.id) shown.organisation = known.name;
      }
      for (auto const& held : unit.people().grants_of(who.id)) {
        if (std::ranges::find(shown.roles, held.granted) == shown.roles.end()) shown.roles.push_back(held.granted);
      }
      people.push_back(std::move(shown));
    }
    return people;
  });
}

response sign_in_page(call const& from, sign_in_view view, unsigned status) {
  view.demo_people = demo_people(from);
  return response::html(render_sign_in(from.with.templates, frame_of(from, nav_item::none, "/sign-in"), view), status);
}

response code_page(call const& from, sign_in_code_view const& view, unsigned status) {
  return response::html(render_sign_in_code(from.with.templates, frame_of(from, nav_item::none, "/sign-in/code"), view),
                        status);
}

response too_many(call const& from, sign_in_view view, std::chrono::seconds wait) {
  view.error = sign_in_error::rate_limited;
  return sign_in_page(from, std::move(view), 429).set("Retry-After", std::to_string(wait.count()));
}

response signed_in(std::string const& secret, std::string_view next) {
  return response::see_other(own_path(next, "/hours")).set_cookie(make_session_cookie(secret));
}

std::string browser_of(call const& from) {
  return std::string{from.in.cookie(session_cookie_name).value_or("")};
}

}  // namespace

response show_sign_in(call& from) {
  sign_in_view view;
  view.next = own_path(from.in.query_value("next").value_or(""), "");
  return sign_in_page(from, std::move(view), 200);
}

response post_sign_in(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  sign_in_view view;
  view.email = fields->text("email");
  view.next = own_path(fields->text("next"), "");
  auto const tick = rate_limiter::clock::now();
  if (auto const room = from.with.sign_in_by_client.take(from.in.remote, tick); !room) {
    return too_many(from, std::move(view), room.error());
  }
  if (auto const room = from.with.sign_in_over_all.take("all", tick); !room) {
    return too_many(from, std::move(view), room.error());
  }
  auto const browser = from.with.data.transact(
      [&](unit_of_work& unit) { return request_sign_in(unit, from.acting("nobody"), view.email, from.lang); });
  if (browser) return response::see_other("/sign-in/code").set_cookie(make_session_cookie(*browser));
  if (browser.error() == app_errc::rate_limited) return too_many(from, std::move(view), std::chrono::minutes{20});
  view.error = sign_in_error::address_invalid;
  return sign_in_page(from, std::move(view), 422);
}

response show_sign_in_code(call& from) {
  return code_page(from, {}, 200);
}

response post_sign_in_code(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  std::string code;
  for (char const c : fields->text("code")) {
    if (c != ' ' && c != '-') code += c;
  }
  auto const answer = from.with.data.transact(
      [&](unit_of_work& unit) { return sign_in_by_code(unit, from.acting("nobody"), browser_of(from), code); });
  if (answer.session) return signed_in(*answer.session, "/hours");
  bool const wrong = answer.refusal == app_errc::wrong_code;
  return code_page(from, {.error = wrong ? sign_in_code_error::wrong_code : sign_in_code_error::link_expired}, 422);
}

response show_sign_in_link(call& from) {
  sign_in_link_view const view{.token = std::string{from.in.query_value("token").value_or("")}};
  return response::html(render_sign_in_link(from.with.templates, frame_of(from, nav_item::none, "/sign-in"), view));
}

response post_sign_in_link(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const session = from.with.data.transact([&](unit_of_work& unit) {
    return sign_in_by_link(unit, from.acting("nobody"), browser_of(from), fields->text("token"));
  });
  if (!session) return refuse(from, session.error(), "/sign-in");
  return signed_in(*session, "/hours");
}

response post_sign_out(call& from) {
  from.with.events.disconnect(from.who->id.value);
  from.with.data.transact([&](unit_of_work& unit) { sign_out(unit, from.acting(), from.secret); });
  return response::see_other("/?done=signed-out")
      .set_cookie(clear_session_cookie())
      .set("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
}

response post_demo_sign_in(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  person_id const wanted{std::string{fields->text("person")}};
  auto const session = from.with.data.transact([&](unit_of_work& unit) -> std::expected<std::string, app_errc> {
    auto const who = unit.people().find(wanted);
    if (!who || who->state == person_state::deactivated) return std::unexpected(app_errc::not_found);
    return open_session(unit, from.acting("nobody"), *who);
  });
  if (!session) return refuse(from, session.error(), "/sign-in");
  return signed_in(*session, fields->text("next"));
}

}  // namespace matala::server
