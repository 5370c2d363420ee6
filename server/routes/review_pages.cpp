// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/characters.hpp"
#include "server/app/review_case.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/manage_view.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/reviewing.hpp"
#include "server/routes/shown_reason.hpp"

#include <charconv>

namespace matala::server {
namespace {

template <class Act>
std::expected<void, app_errc> review(call const& from, Act&& act) {
  return from.with.data.transact([&](unit_of_work& unit) -> std::expected<void, app_errc> {
    auto const held = unit.bookings().find(booking_in_path(from));
    auto const hour = held ? unit.occurrences().find(held->occurrence) : std::nullopt;
    if (!hour) return std::unexpected(app_errc::not_found);
    return act(unit, from.acting(acting_role(unit, from.who->id, hour->series)), held->id);
  });
}

int version_in(form const& fields) {
  auto const typed = fields.text("version");
  int version = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), version);
  return version;
}

std::optional<manage_error> error_on_page(app_errc code) {
  if (code == app_errc::reason_required) return manage_error::comment_required;
  if (code == app_errc::identifiers_found) return manage_error::comment_identifies;
  if (code == app_errc::invalid_input) return manage_error::comment_too_long;
  if (code == app_errc::stale_revision) return manage_error::text_changed;
  if (code == app_errc::invalid_transition) return manage_error::invalid_transition;
  return std::nullopt;
}

// The hour's page again, with what was typed beside the case that it is about.
response manage_again(call const& from, occurrence_id const& hour, app_errc code, form const& fields) {
  auto const error = error_on_page(code);
  if (!error) return refuse(from, code, "/facilitate");
  auto view = from.with.data.read([&](unit_of_work const& unit) { return manage_view_of(from, unit, hour); });
  view.error = error;
  view.answered = booking_in_path(from);
  view.typed_comment = fields.text("comment");
  auto const page = "/hours/" + hour.value + "/manage";
  return response::html(render_facilitate_hour(from.with.templates, frame_of(from, nav_item::facilitate, page), view),
                        status_of(code));
}

template <class Act>
response review_act(call& from, std::string_view notice, Act&& act) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const held =
      from.with.data.read([&](unit_of_work const& unit) { return unit.bookings().find(booking_in_path(from)); });
  if (!held) return refuse(from, app_errc::not_found, "/facilitate");
  auto const done = act(*fields);
  if (!done) return manage_again(from, held->occurrence, done.error(), *fields);
  return response::see_other("/hours/" + held->occurrence.value + "/manage?done=" + std::string{notice});
}

}  // namespace

std::expected<void, app_errc> approve(call const& from, int version_read) {
  return review(from, [&](unit_of_work& unit, context const& ctx, booking_id const& id) {
    return approve_case(unit, ctx, id, version_read);
  });
}

std::expected<void, app_errc> give_back(call const& from, int version_read, std::string const& comment) {
  if (characters_in(comment) > longest_comment) return std::unexpected(app_errc::invalid_input);
  if (!may_be_shown(from, comment)) return std::unexpected(app_errc::identifiers_found);
  return review(from, [&](unit_of_work& unit, context const& ctx, booking_id const& id) {
    return return_case(unit, ctx, id, version_read, comment);
  });
}

response post_approve(call& from) {
  return review_act(from, "case-approved", [&](form const& fields) { return approve(from, version_in(fields)); });
}

response post_return(call& from) {
  return review_act(from, "case-returned", [&](form const& fields) {
    return give_back(from, version_in(fields), std::string{fields.text("comment")});
  });
}

response post_send_again(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return send_case_again(unit, from.acting(), booking_in_path(from)); });
  if (!done) return refuse(from, done.error(), "/bookings");
  return response::see_other("/bookings?done=case-sent-again");
}

}  // namespace matala::server
