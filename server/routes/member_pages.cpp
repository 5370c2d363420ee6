// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/competences.hpp"
#include "server/app/grants.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/members.hpp"
#include "server/render/views/members.hpp"
#include "server/routes/form_values.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>

namespace matala::server {
namespace {

std::string page_of(call const& from) {
  return "/series/" + series_in_path(from).value + "/members";
}

std::string_view keeper_role(call const& from, unit_of_work const& unit) {
  auto const held = acting_role(unit, from.who->id, series_in_path(from));
  return held == "owner" || held == "facilitator" ? held : std::string_view{"administrator"};
}

listed_member line_of(call const& from, unit_of_work const& unit, std::vector<series_member> const& all,
                      series_member const& member) {
  listed_member line{.id = member.who.id,
                     .name = member.who.name,
                     .address = member.who.email,
                     .organisation = organisation_name(unit, member.who.organisation),
                     .roles = {},
                     .competences = member.competences};
  for (auto const held : member.roles) {
    auto const others = std::ranges::count_if(all, [&](series_member const& other) {
      return other.who.id != member.who.id && other.who.state == person_state::active &&
             std::ranges::find(other.roles, held) != other.roles.end();
    });
    bool const answers = held == role::facilitator || held == role::owner;
    bool const active = member.who.state == person_state::active;
    line.roles.push_back(
        {.granted = held,
         .hours_cancelled = hours_lost_without(unit, series_in_path(from), member.who.id, held, from.now),
         .is_last = answers && active && others == 0});
  }
  return line;
}

members_view view_of_series(call const& from, unit_of_work const& unit) {
  members_view view;
  view.series = series_in_path(from);
  auto const of = unit.all_series().find(view.series).value_or(series{});
  view.site = unit.people().find_site(of.site).value_or(site{}).name;
  auto const all = members_of(unit, view.series);
  for (auto const& member : all) view.members.push_back(line_of(from, unit, all, member));
  view.competences = competences_in_use(unit);
  view.known = unit.competences().all();
  for (auto const& need : unit.competences().needs_of(view.series)) {
    auto const holders = std::ranges::count_if(all, [&](series_member const& member) {
      return std::ranges::find(member.competences, need.competence) != member.competences.end();
    });
    view.needs.push_back({.need = need, .holders = static_cast<int>(holders)});
  }
  return view;
}

series_need need_in(call const& from, form const& fields) {
  return {.series = series_in_path(from),
          .competence = competence_id{std::string{fields.text("competence")}},
          .wanted = number_in(fields, "wanted").value_or(-1),
          .asking = fields.text("asking") == "all_at_once" ? scheduler::asking::all_at_once
                                                           : scheduler::asking::one_at_a_time,
          .answer_time = std::chrono::hours{number_in(fields, "answer_hours").value_or(0)}};
}

bool has_role(unit_of_work const& unit, series_id const& series, std::string_view email, role held) {
  auto const who = unit.people().find_by_email(normal_address(email).value_or(std::string{}));
  auto const grants = who ? unit.people().grants_of(who->id) : std::vector<grant>{};
  return std::ranges::any_of(grants, [&](grant const& one) { return one.series == series && one.granted == held; });
}

response members_page(call const& from, members_view const& view, unsigned status) {
  return response::html(render_members(from.with.templates, frame_of(from, nav_item::facilitate, page_of(from)), view),
                        status);
}

response members_again(call const& from, members_error error, form const& fields, app_errc code) {
  auto view = from.with.data.read([&](unit_of_work const& unit) { return view_of_series(from, unit); });
  view.error = error;
  view.typed_email = fields.text("email");
  view.typed_role = parse_role(fields.text("role")).value_or(role::core_member);
  if (fields.has("answer_hours")) {
    view.typed_need = need_in(from, fields);
  } else if (fields.has("email")) {
    view.typed_competences = competences_in(fields);
  }
  return members_page(from, view, status_of(code));
}

}  // namespace

response show_members(call& from) {
  return members_page(from, from.with.data.read([&](unit_of_work const& unit) { return view_of_series(from, unit); }),
                      200);
}

response post_member(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const given = parse_role(fields->text("role"));
  auto wrong = members_error::address_invalid;
  auto const done = from.with.data.transact([&](unit_of_work& unit) -> std::expected<person_id, app_errc> {
    bool const twice = given && has_role(unit, series_in_path(from), fields->text("email"), *given);
    if (twice) wrong = members_error::already_member;
    if (!given || twice) return std::unexpected(app_errc::invalid_input);
    return add_member(unit, from.acting(keeper_role(from, unit)), series_in_path(from), fields->text("email"), *given,
                      competences_in(*fields));
  });
  if (!done) return members_again(from, wrong, *fields, done.error());
  return response::see_other(page_of(from) + "?done=member-added");
}

response post_member_removal(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const taken = parse_role(fields->text("role"));
  person_id const who{std::string{fields->text("person")}};
  auto const done = from.with.data.transact([&](unit_of_work& unit) -> std::expected<void, app_errc> {
    if (!taken) return std::unexpected(app_errc::invalid_input);
    return remove_member(unit, from.acting(keeper_role(from, unit)), series_in_path(from), who, *taken);
  });
  if (done) {
    // Who has taken the own role away may not see the page any more.
    bool const stays = from.with.data.read(
        [&](unit_of_work const& unit) { return keeps_members(unit, from.who->id, series_in_path(from)); });
    return response::see_other((stays ? page_of(from) : "/facilitate") + "?done=member-removed");
  }
  if (done.error() != app_errc::last_of_role) return refuse(from, done.error(), page_of(from));
  return members_again(from, members_error::last_of_role, *fields, done.error());
}

response post_member_competences(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  person_id const who{std::string{fields->text("person")}};
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    return set_competences(unit, from.acting(keeper_role(from, unit)), series_in_path(from), who,
                           competences_in(*fields));
  });
  if (!done) return refuse(from, done.error(), page_of(from));
  return response::see_other(page_of(from) + "?done=competences-saved");
}

response post_need(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const need = need_in(from, *fields);
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return save_need(unit, from.acting(keeper_role(from, unit)), need); });
  if (done) return response::see_other(page_of(from) + "?done=needs-saved");
  auto const error = done.error() == app_errc::nobody_has_competence ? members_error::nobody_has_competence
                                                                     : members_error::need_invalid;
  return members_again(from, error, *fields, done.error());
}

response post_need_removal(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  competence_id const what{std::string{fields->text("competence")}};
  from.with.data.transact(
      [&](unit_of_work& unit) { remove_need(unit, from.acting(keeper_role(from, unit)), series_in_path(from), what); });
  return response::see_other(page_of(from) + "?done=needs-saved");
}

}  // namespace matala::server
