// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <map>
#include <string>

namespace matala::server {

/// What a mail about an hour says beside the hour itself.
struct letter {
  mail_kind kind = mail_kind::invitation;
  calendar_method method = calendar_method::none;
  /// Tells two mails of one kind about one hour to one person apart, such as two cases of one presenter.
  std::string subject{};
  std::map<std::string, std::string> parameters{};
  /// None: at once.
  std::optional<scheduler::instant> not_before{};
};

/// Queues one mail to one address about an hour, in this transaction (R27). UID, SEQUENCE, times and Message-ID are
/// fixed here; the text is composed when it is sent.
void post(unit_of_work& unit, context const& ctx, occurrence const& hour, person const& to, letter what);

/// The same to somebody whose present address may differ from the one that was told: CANCEL goes where REQUEST went.
void post_to_standing(unit_of_work& unit, context const& ctx, occurrence const& hour, calendar_standing const& to,
                      letter what);

/// Takes one person's calendar entry away, alone (R29), unless they still belong to the hour as member or presenter.
/// Tells whether a CANCEL was written.
enum class departure { told, still_belongs };
departure post_departure(unit_of_work& unit, context const& ctx, occurrence& hour, person_id const& who,
                         mail_kind kind);

}  // namespace matala::server
