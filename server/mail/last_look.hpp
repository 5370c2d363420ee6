// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <optional>

namespace matala::server {

/// The hour of a mail as it stands when the mail is about to leave.
struct hour_at_sending {
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  scheduler::hold_flag hold = scheduler::hold_flag::released;
  scheduler::instant decide;
  /// The hour got a new UID since the mail was written: it was reinstated.
  enum class uid_standing { current, replaced } uid = uid_standing::current;
};

enum class last_word { send, superseded };

/// What a last look into the store says of a mail.
struct last_look {
  last_word word = last_word::send;
  /// None for a mail without an hour, and for a CANCEL whose hour is gone.
  std::optional<hour_at_sending> hour;
};

/// Whether the mail still holds, so that nobody is told the opposite of the state: a REQUEST for an hour that has since
/// been cancelled, a reminder of one that is not confirmed, that nobody leads an hour which
/// somebody leads by now, a sign-in mail whose request is used up, anything to
/// somebody who has left are superseded. A CANCEL is always sent: a calendar entry that may be there must go.
last_look take_last_look(unit_of_work const& unit, outbox_mail const& mail);

/// Whether a cancellation comes after the hour was reinstated; its text then says that the hour is held.
bool is_overtaken_cancellation(outbox_mail const& mail, std::optional<hour_at_sending> const& hour);

}  // namespace matala::server
