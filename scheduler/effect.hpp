// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace matala::scheduler {

/// What a change of state asks of the shell, in the same transaction as the change.
enum class effect {
  /// Core members are invited once: REQUEST, STATUS:TENTATIVE.
  invite_members,
  /// REQUEST, STATUS:CONFIRMED to whoever is invited; agenda and link are released.
  tell_confirmed,
  /// CANCEL by R28: to whoever was sent a REQUEST and no CANCEL since; to nobody when nobody was invited.
  tell_cancelled,
  /// R20: the hour IS held after all; new UID, experts asked again, moved cases offered back, never pulled back.
  tell_reinstated,
  /// R24 for each case still on the occurrence, waitlisted and returned ones too; nothing to do when there is none.
  move_cases,
  /// Lock has passed and there is no case: open discussion, or cancel by hand?
  ask_facilitator_without_cases,
  tell_facilitator_late_booking,
  tell_owner_lapsed,
  /// Nobody ended the hour: which cases were not reached?
  ask_facilitator_not_reached,
  /// A lapsed hour was held after all: which cases were discussed? Those leave the hour they were moved to.
  ask_facilitator_discussed,
  /// One reminder, sent at `occurrence_clock::remind` and never earlier. Composed at send time from the state at that
  /// moment, and dropped unless the hour is confirmed then.
  remind_members
};

}  // namespace matala::scheduler
