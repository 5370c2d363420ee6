// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/outbox.hpp"

#include <string>

namespace matala::server {

/// STATUS of a REQUEST; a CANCEL is always CANCELLED.
enum class calendar_status { tentative, confirmed };

/// One hour as one recipient's calendar learns of it.
struct calendar_event {
  /// request or cancel.
  calendar_method method = calendar_method::request;
  std::string uid;
  int sequence = 0;
  /// DTSTAMP: when the outbox row was written, so that a repeat of the mail is the same object.
  scheduler::instant written;
  scheduler::instant start;
  scheduler::instant end;
  calendar_status status = calendar_status::tentative;
  /// Neutral, in the recipient's language, without a state word.
  std::string summary;
  /// Our page; becomes URL and LOCATION. Never the meeting link (R45).
  std::string page_url;
  std::string organiser_address;
  std::string organiser_name;
  /// The one recipient of the mail; nobody sees another's address (R28).
  std::string attendee_address;
};

/// The iCalendar object (RFC 5545, iTIP RFC 5546) with CRLF and folded lines. Times are UTC, so no VTIMEZONE can be
/// wrong or out of date. Throws mail_error for a field with characters that header_value.hpp refuses, a time that does
/// not end after it starts, or method none.
std::string calendar_part(calendar_event const& event);

}  // namespace matala::server
