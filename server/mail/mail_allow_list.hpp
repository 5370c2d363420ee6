// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/outbox.hpp"

#include <string_view>

namespace matala::server {

/// Throws mail_error unless the row holds exactly what a mail of its kind may be made of: no parameter that is unknown
/// or belongs to another kind, none of the required ones missing or empty, start and end where there is an hour, and a
/// calendar method that fits what the text says (an invitation never cancels, a cancellation never invites).
void check_allow_list(outbox_mail const& mail);

/// Whether mails of this kind speak of one hour; sign_in speaks of none, series_changed of many.
bool has_hour(mail_kind kind);

/// The parameter's value, empty where there is none.
std::string_view parameter(outbox_mail const& mail, std::string_view name);

}  // namespace matala::server
