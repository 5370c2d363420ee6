// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <string>
#include <string_view>

namespace matala::server::mail_parameter {

/// The keys of outbox_mail::parameters: everything a mail may say beside its kind, language, start and end. A key that
/// is not in this list, or not for the mail's kind, makes the mail dead: nothing else can slip into a mail (R42).
///
/// Required for every mail:
///   path        of our page the link opens, from '/' on. sign_in: the complete path with its token, which is secret.
/// Required for every mail with an hour (all but sign_in):
///   zone        IANA name the times are shown in
///   organiser   role address of the series: From, envelope sender and ORGANIZER. sign_in has none: it comes from the
///               installation's own address.
inline constexpr std::string_view path = "path";
inline constexpr std::string_view zone = "zone";
inline constexpr std::string_view organiser = "organiser";

/// Optional for every mail with an hour: Message-ID, without angle brackets, of the first mail to this recipient about
/// the hour, so that mail programs show them as one thread.
inline constexpr std::string_view references = "references";

/// Optional with REQUEST: `tentative` or `confirmed` for the calendar's STATUS. Without it hour_confirmed and
/// hour_reinstated are confirmed, invitation and booking_confirmation tentative.
inline constexpr std::string_view status = "status";
inline constexpr std::string_view status_tentative = "tentative";
inline constexpr std::string_view status_confirmed = "confirmed";

/// sign_in, both required: the short code to type, and the hash by which the login_request is found when the mail
/// server has taken the mail.
inline constexpr std::string_view code = "code";
inline constexpr std::string_view token_hash = "token_hash";

/// invitation, optional, `yes`: the hour is held whether or not there are cases (R17).
inline constexpr std::string_view held = "held";
inline constexpr std::string_view yes = "yes";

/// booking_confirmation, booking_withdrawn, case_hidden, facilitator_late_booking, case_moved, case_without_place;
/// required. The code such as `K-7F3Q`, never the text.
inline constexpr std::string_view case_code = "case_code";

/// case_moved, both required: the hour the case now has a place in, written with text_of. `start` and `end` of the row,
/// and a CANCEL, speak of the hour it left; the REQUEST for the new hour is a booking_confirmation of its own.
inline constexpr std::string_view next_start = "next_start";
inline constexpr std::string_view next_end = "next_end";

/// case_moved and case_without_place, optional: why the case left its hour. Without it the mail gives no reason.
inline constexpr std::string_view why = "why";
inline constexpr std::string_view why_cancelled = "cancelled";
inline constexpr std::string_view why_lapsed = "lapsed";
inline constexpr std::string_view why_not_reached = "not_reached";

/// An instant as the value of a parameter: seconds since 1970 UTC, decimal.
inline std::string text_of(scheduler::instant when) {
  return std::to_string(when.time_since_epoch().count());
}

}  // namespace matala::server::mail_parameter
