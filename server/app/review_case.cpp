// SPDX-License-Identifier: Apache-2.0
#include "server/app/review_case.hpp"

#include "server/app/characters.hpp"
#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/new_booking.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waiting_case.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

struct found {
  booking held;
  stored_case subject;
  occurrence hour;
};

std::expected<found, app_errc> fetch(unit_of_work const& unit, context const& ctx, booking_id const& id) {
  auto const held = unit.bookings().find(id);
  auto const subject = held ? unit.cases().find(held->subject) : std::nullopt;
  auto const hour = held ? unit.occurrences().find(held->occurrence) : std::nullopt;
  if (!subject || !hour) return std::unexpected(app_errc::not_found);
  if (!is_reviewable(unit, *held, ctx.now)) return std::unexpected(app_errc::invalid_transition);
  return found{*held, *subject, *hour};
}

// What is said of a text that is hidden, or was masked further meanwhile, would be said of another one.
std::expected<found, app_errc> fetch_read(unit_of_work const& unit, context const& ctx, booking_id const& id,
                                          int version_read) {
  auto what = fetch(unit, ctx, id);
  if (!what) return what;
  if (what->subject.visibility != case_visibility::shown) return std::unexpected(app_errc::invalid_transition);
  if (what->subject.version != version_read) return std::unexpected(app_errc::stale_revision);
  return what;
}

// Each hour in which the case stands or waits has other numbers now. The revisions also tell mails apart.
void save_hours_of(unit_of_work& unit, context const& ctx, found& what) {
  for (auto const& waiting : unit.bookings().waiting_of_case(what.subject.id)) {
    auto hour = unit.occurrences().find(waiting.occurrence);
    if (hour && hour->id != what.hour.id) save_changed(unit, ctx, *hour);
  }
  auto const latest = unit.bookings().latest_of_case(what.subject.id);
  if (latest && latest->state == booking_state::booked && latest->occurrence != what.hour.id) {
    if (auto hour = unit.occurrences().find(latest->occurrence)) save_changed(unit, ctx, *hour);
  }
  save_changed(unit, ctx, what.hour);
}

void conclude(unit_of_work& unit, context const& ctx, found& what, review_state to, std::string const& comment,
              audit_action action) {
  unit.cases().set_review(what.subject.id, to, comment);
  record(unit, ctx, action, what.subject.id.value);
  bool const has_cases = view_of(unit, what.hour).need > 0;
  if (has_cases && what.hour.question == open_question::no_cases_after_lock) what.hour.question = open_question::none;
  save_hours_of(unit, ctx, what);
}

letter about(unit_of_work const& unit, occurrence const& hour, booking const& held, mail_kind kind) {
  // The case goes to and fro: the revision of the hour tells one time from the next.
  return {.kind = kind,
          .subject = fmt::format("{}/{}", held.subject.value, hour.revision),
          .parameters = code_of(unit, held)};
}

}  // namespace

void ask_reviewers(unit_of_work& unit, context const& ctx, occurrence const& hour, booking const& held) {
  auto const subject = unit.cases().find(held.subject);
  if (!subject || subject->review != review_state::awaiting) return;
  for (auto const& who : reviewing_people(unit, hour.series, held.presenter)) {
    post(unit, ctx, hour, who, about(unit, hour, held, mail_kind::facilitator_review_asked));
  }
}

void begin_review(unit_of_work& unit, context const& ctx, case_id const& id) {
  auto const subject = unit.cases().find(id);
  auto const stands = unit.bookings().latest_of_case(id);
  auto const hour = stands ? unit.occurrences().find(stands->occurrence) : std::nullopt;
  auto const of = hour ? unit.all_series().find(hour->series) : std::nullopt;
  if (!subject || !of || of->review != case_review::facilitator) return;
  if (subject->review == review_state::not_needed) unit.cases().set_review(id, review_state::awaiting, {});
  ask_reviewers(unit, ctx, *hour, *stands);
}

bool is_reviewable(unit_of_work const& unit, booking const& held, scheduler::instant now) {
  auto const subject = unit.cases().find(held.subject);
  auto const hour = unit.occurrences().find(held.occurrence);
  if (!subject || !hour || !has_text(*subject)) return false;
  if (waits_without_place(unit, held)) return true;
  bool const stands = held.state == booking_state::booked || held.state == booking_state::waiting;
  return stands && now < hour->clock.end;
}

std::expected<void, app_errc> approve_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                           int version_read) {
  auto what = fetch_read(unit, ctx, id, version_read);
  if (!what) return std::unexpected(what.error());
  if (what->subject.review == review_state::approved) return {};
  if (what->subject.review == review_state::not_needed) return std::unexpected(app_errc::invalid_transition);
  conclude(unit, ctx, *what, review_state::approved, {}, audit_action::case_approved);
  return {};
}

std::expected<void, app_errc> return_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                          int version_read, std::string const& comment) {
  if (comment.find_first_not_of(" \t\r\n") == std::string::npos) return std::unexpected(app_errc::reason_required);
  if (characters_in(comment) > longest_comment) return std::unexpected(app_errc::invalid_input);
  auto what = fetch_read(unit, ctx, id, version_read);
  if (!what) return std::unexpected(what.error());
  if (what->subject.review != review_state::awaiting) return std::unexpected(app_errc::invalid_transition);
  conclude(unit, ctx, *what, review_state::returned, comment, audit_action::case_returned);
  if (auto const presenter = unit.people().find(what->held.presenter)) {
    post(unit, ctx, what->hour, *presenter, about(unit, what->hour, what->held, mail_kind::case_returned));
  }
  return {};
}

std::expected<void, app_errc> send_case_again(unit_of_work& unit, context const& ctx, booking_id const& id) {
  auto what = fetch(unit, ctx, id);
  if (!what) return std::unexpected(what.error());
  if (what->subject.review != review_state::returned) return std::unexpected(app_errc::invalid_transition);
  conclude(unit, ctx, *what, review_state::awaiting, {}, audit_action::case_sent_again);
  ask_reviewers(unit, ctx, what->hour, what->held);
  return {};
}

}  // namespace matala::server
