// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"
#include "server/ports/language.hpp"
#include "server/ports/outbox.hpp"

#include <optional>
#include <string>

namespace matala::server {

struct calendar_attachment {
  /// request or cancel; the same as METHOD inside (RFC 6047).
  calendar_method method = calendar_method::request;
  /// As calendar_part gives it.
  std::string text;
};

/// Everything one message consists of, already composed. Text and HTML have LF or CRLF line ends.
struct mail_message {
  std::string from_name;
  std::string from;
  std::string to;
  std::string subject;
  language lang = language::fi;
  scheduler::instant date;
  /// Without angle brackets, like `references`, which may be empty.
  std::string message_id;
  std::string references;
  /// Address whose POST ends mails of this kind (RFC 8058); empty: the mail is not optional.
  std::string unsubscribe{};
  std::string text;
  std::string html;
  std::optional<calendar_attachment> calendar;
};

/// The complete RFC 5322 message with CRLF line ends and pure ASCII, the same bytes for every transport:
/// `mixed[ alternative[ plain, html, calendar ], application/ics ]`, or only the alternative of plain and HTML.
///
/// The same input gives the same bytes: boundaries follow from the Message-ID. Throws mail_error for a header value
/// that header_value.hpp refuses. One thread at a time.
std::string build_message(mail_message const& message);

}  // namespace matala::server
