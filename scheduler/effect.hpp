// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace matala::scheduler {

/// What a change of state asks of the shell, in the same transaction as the change.
enum class effect {
  invite_members,
  tell_confirmed,
  tell_cancelled,
  tell_reinstated,
  move_cases,
  ask_facilitator_without_cases,
  tell_facilitator_late_booking,
  tell_owner_lapsed,
  ask_facilitator_not_reached,
  remind_members
};

}  // namespace matala::scheduler
