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
  std::vector<person> people = facilitating_people(unit, what.hour.series);
  for (auto& administrator : administrators(unit)) people.push_back(std::move(administrator));
  if (auto presenter = unit.people().find(what.held.presenter)) people.push_back(std::move(*presenter));
  for (auto const& who : people) {
    // The version of the text tells a second hiding from the first; a person with two roles is told once.
    post(unit, ctx, what.hour, who,
         {.kind = mail_kind::case_hidden,
          .subject = fmt::format("{}/{}", what.subject.id.value, what.subject.version),
          .parameters = {{std::string{mail_parameter::case_code}, what.subject.code}}});
  }
}

}  // namespace

std::expected<void, app_errc> hide_case(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto what = fetch(unit, id);
  if (!what) return std::unexpected(what.error());
  if (what->subject.visibility != case_visibility::shown) return {};
  unit.cases().set_visibility(what->subject.id, case_visibility::hidden);
  record(unit, ctx, audit_action::case_hidden, what->subject.id.value);
  tell_about_hiding(unit, ctx, *what);
  save_changed(unit, what->hour);
  return {};
}

std::expected<void, app_errc> mask_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                        int version_masked, anonymizer::redacted const& text) {
  auto what = fetch(unit, id);
  if (!what) return std::unexpected(what.error());
  if (what->subject.visibility != case_visibility::hidden) return std::unexpected(app_errc::invalid_transition);
  if (what->subject.version != version_masked) return std::unexpected(app_errc::stale_revision);
  unit.cases().replace_text(what->subject.id, text);
  unit.cases().set_visibility(what->subject.id, case_visibility::shown);
  record(unit, ctx, audit_action::case_masked, what->subject.id.value);
  save_changed(unit, what->hour);
  return {};
}

std::expected<void, app_errc> remove_case(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto const what = fetch(unit, id);
  if (!what) return std::unexpected(what.error());
  unit.cases().set_visibility(what->subject.id, case_visibility::removed);
  record(unit, ctx, audit_action::case_removed, what->subject.id.value);
  if (what->held.state == booking_state::booked) {
    if (auto const gone = withdraw_case(unit, ctx, id); gone) return {};
  }
  // During or after the hour a place is no longer given back; the text goes all the same.
  unit.cases().erase_text(what->subject.id);
  occurrence hour = what->hour;
  save_changed(unit, hour);
  return {};
}

}  // namespace matala::server
