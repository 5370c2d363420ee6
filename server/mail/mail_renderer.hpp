// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/mail/last_look.hpp"
#include "server/mail/message_builder.hpp"
#include "server/ports/outbox.hpp"
#include "server/ports/zones.hpp"
#include "server/render/template_set.hpp"

#include <optional>
#include <string>

namespace matala::server {

/// Makes a message of an outbox row when it is about to be sent: subject and texts from templates/mail in the
/// recipient's language, and the calendar part.
///
/// A mail says time, status and the address of our page; nothing else can reach it (check_allow_list, strict
/// templates). Immutable; the references given must outlive it.
class mail_renderer {
 public:
  /// `base_url` is where browsers reach us, such as "https://hours.example.org"; a slash at its end is dropped. Throws
  /// mail_error when it is no http(s) URL.
  mail_renderer(template_set const& templates, zones const& all_zones, std::string base_url);

  /// `now` becomes the Date. Throws mail_error for a row that check_allow_list or header_value.hpp refuses, and
  /// std::logic_error for a template that asks for what its kind does not have.
  mail_message compose(outbox_mail const& mail, std::optional<hour_at_sending> const& hour,
                       scheduler::instant now) const;

 private:
  template_set const& templates_;
  zones const& zones_;
  std::string base_url_;
};

}  // namespace matala::server
