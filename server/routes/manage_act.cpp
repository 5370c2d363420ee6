// SPDX-License-Identifier: Apache-2.0
#include "server/routes/manage_act.hpp"

#include "server/routes/frame.hpp"
#include "server/routes/manage_view.hpp"

#include <charconv>

namespace matala::server {
namespace {

std::optional<manage_error> error_on_page(app_errc code, form const& fields) {
  if (code == app_errc::reason_required) return manage_error::reason_required;
  if (code == app_errc::identifiers_found) return manage_error::reason_identifies;
  if (code == app_errc::late_notice) return manage_error::late_notice;
  if (code == app_errc::stale_revision) return manage_error::stale_revision;
  if (code == app_errc::invalid_transition) return manage_error::invalid_transition;
  if (code == app_errc::cutoff_passed) return manage_error::move_too_near;
  if (code == app_errc::overlaps) return manage_error::move_overlaps;
  if (code == app_errc::invalid_input && fields.has("link")) return manage_error::details_refused;
  return std::nullopt;
}

}  // namespace

std::string manage_page_of(call const& from) {
  return "/hours/" + hour_in_path(from).value + "/manage";
}

std::optional<int> revision_in(form const& fields) {
  auto const typed = fields.text("revision");
  int revision = 0;
  auto const [rest, error] = std::from_chars(typed.data(), typed.data() + typed.size(), revision);
  if (error != std::errc{} || rest != typed.data() + typed.size()) return std::nullopt;
  return revision;
}

response manage_with(call const& from, std::optional<manage_error> error, int status, form const& fields) {
  auto view =
      from.with.data.read([&](unit_of_work const& unit) { return manage_view_of(from, unit, hour_in_path(from)); });
  view.error = error;
  view.typed_reason = fields.text("reason");
  if (fields.has("move_day")) {
    view.move_day = fields.text("move_day");
    view.move_start = fields.text("move_start");
  }
  if (fields.has("link")) {
    view.link = fields.text("link");
    view.topic = fields.text("topic");
  }
  return response::html(
      render_facilitate_hour(from.with.templates, frame_of(from, nav_item::facilitate, manage_page_of(from)), view),
      status);
}

response manage_again(call const& from, app_errc code, form const& fields) {
  auto const error = error_on_page(code, fields);
  if (!error) return refuse(from, code, "/facilitate");
  return manage_with(from, error, status_of(code), fields);
}

}  // namespace matala::server
