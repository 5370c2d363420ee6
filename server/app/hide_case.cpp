// SPDX-License-Identifier: Apache-2.0
#include "server/app/hide_case.hpp"

#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/withdraw_case.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

struct found {
  booking held;
  stored_case subject;
  occurrence hour;
};

std::expected<found, app_errc> fetch(unit_of_work const& unit, booking_id const& id) {
  auto const held = unit.bookings().find(id);
  if (!held) return std::unexpected(app_errc::not_found);
  auto const subject = unit.cases().find(held->subject);
  auto const hour = unit.occurrences().find(held->occurrence);
  if (!subject || !hour) return std::unexpected(app_errc::not_found);
  return found{*held, *subject, *hour};
}

void tell_about_hiding(unit_of_work& unit, context const& ctx, found const& what) {
  auto const tell = [&](person const& who, std::string path) {
    // The version of the text tells a second hiding from the first; a person with two roles is told once.
    post(unit, ctx, what.hour, who,
         {.kind = mail_kind::case_hidden,
          .subject = fmt::format("{}/{}", what.subject.id.value, what.subject.version),
          .parameters = {{std::string{mail_parameter::case_code}, what.subject.code},
                         {std::string{mail_parameter::path}, std::move(path)}}});
  };
  auto const mask = fmt::format("/bookings/{}/mask", what.held.id.value);
  for (auto const& who : facilitating_people(unit, what.hour.series)) tell(who, mask);
  if (auto const presenter = unit.people().find(what.held.presenter)) tell(*presenter, mask);
  for (auto const& who : administrators(unit)) tell(who, "/");
}

// A case stands on the page of the hour it was moved from and of the one it was moved to.
void tell_open_pages(unit_of_work& unit, context const& ctx, found const& what) {
  // Read again: giving a place back may have changed the hour since.
  if (auto hour = unit.occurrences().find(what.hour.id)) save_changed(unit, ctx, *hour);
  auto const latest = unit.bookings().latest_of_case(what.subject.id);
  if (latest && latest->occurrence != what.hour.id) unit.changed(latest->occurrence);
}

}  // namespace

std::expected<void, app_errc> hide_case(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto what = fetch(unit, id);
  if (!what) return std::unexpected(what.error());
  if (what->subject.visibility != case_visibility::shown) return {};
  unit.cases().set_visibility(what->subject.id, case_visibility::hidden);
  record(unit, ctx, audit_action::case_hidden, what->subject.id.value);
  tell_about_hiding(unit, ctx, *what);
  tell_open_pages(unit, ctx, *what);
  return {};
}

std::expected<void, app_errc> mask_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                        int version_masked, anonymizer::redacted const& text) {
  auto what = fetch(unit, id);
  if (!what) return std::unexpected(what.error());
  if (!may_be_masked(what->subject)) return std::unexpected(app_errc::invalid_transition);
  if (!has_text(what->subject)) return std::unexpected(app_errc::invalid_transition);
  if (what->subject.version != version_masked) return std::unexpected(app_errc::stale_revision);
  unit.cases().replace_text(what->subject.id, text);
  unit.cases().set_visibility(what->subject.id, case_visibility::shown);
  record(unit, ctx, audit_action::case_masked, what->subject.id.value);
  tell_open_pages(unit, ctx, *what);
  return {};
}

std::expected<void, app_errc> remove_case(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto const what = fetch(unit, id);
  if (!what) return std::unexpected(what.error());
  unit.cases().set_visibility(what->subject.id, case_visibility::removed);
  record(unit, ctx, audit_action::case_removed, what->subject.id.value);
  // The case may have moved on since: its place is where its latest booking is.
  auto const latest = unit.bookings().latest_of_case(what->subject.id).value_or(what->held);
  bool const stands = latest.state == booking_state::booked || latest.state == booking_state::waiting;
  bool const given_back = stands && withdraw_case(unit, ctx, latest.id).has_value();
  // During or after the hour a place is no longer given back; the text goes all the same.
  if (!given_back) unit.cases().erase_text(what->subject.id);
  tell_open_pages(unit, ctx, *what);
  return {};
}

}  // namespace matala::server
