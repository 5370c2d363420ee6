// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <string>
#include <string_view>

/// The keys of outbox_mail::parameters: everything a mail may say beside its kind, language, start and end. A key that
/// is not in this list, or not for the mail's kind, makes the mail dead: nothing else can slip into a mail (R42). What
/// can change until the mail leaves (state, hold, decision) is not here; it is read when the mail is sent.
namespace matala::server::mail_parameter {

/// Required. Path of our page that the link opens, from '/' on. sign_in: with its token, which is secret.
inline constexpr std::string_view path = "path";
/// Required. Role address: From, envelope sender and ORGANIZER. The series' own; of the installation for sign_in.
inline constexpr std::string_view organiser = "organiser";

/// Required for all but sign_in, which has no times: IANA name of the zone the times are shown in.
inline constexpr std::string_view zone = "zone";
/// Optional for all but sign_in: Message-ID, without angle brackets, of the first mail to this recipient about the
/// hour, so that mail programs show them as one thread.
inline constexpr std::string_view references = "references";

/// Required for sign_in: the short code to type, and the hash of the login_request that is told when the mail server
/// has taken the mail.
inline constexpr std::string_view code = "code";
inline constexpr std::string_view token_hash = "token_hash";

/// Optional for booking_confirmation, booking_withdrawn, case_moved, case_without_place, the waitlist's three,
/// case_hidden, facilitator_late_booking and the three of the review (R41): such as `K-7F3Q`; tells two cases of one
/// presenter apart.
inline constexpr std::string_view case_code = "case_code";
/// Optional for case_moved, whose start and end are those of the new hour, and required for hour_moved: the start of
/// the hour that the case left, or that the hour had, written with text_of.
inline constexpr std::string_view previous_start = "previous_start";

/// Required for waitlist_offer: until when the place is kept, written with text_of.
inline constexpr std::string_view offer_ends = "offer_ends";
/// Required for series_changed, which speaks of many hours and has none: what becomes of each, written with text_of of
/// change_lines.hpp.
inline constexpr std::string_view changes = "changes";

/// Required for nudge, which is sent on request only: path that ends it, with its token (RFC 8058).
inline constexpr std::string_view unsubscribe = "unsubscribe";

/// Optional for mails about a request to an expert: the name of the competence, from the installation's list.
inline constexpr std::string_view theme = "theme";
/// Required for expert_request and lead_request, written with text_of. The path of these two holds the link's secret.
inline constexpr std::string_view answer_by = "answer_by";
/// Optional for expert_accepted: from when until when somebody comes who said "partly", written with text_of.
inline constexpr std::string_view window_start = "window_start";
inline constexpr std::string_view window_end = "window_end";
/// Optional for expert_accepted: there, with any value, when the yes is one to leading the hour (R35).
inline constexpr std::string_view leads = "leads";

/// An instant as the value of a parameter: seconds since 1970 UTC, decimal.
inline std::string text_of(scheduler::instant when) {
  return std::to_string(when.time_since_epoch().count());
}

}  // namespace matala::server::mail_parameter
