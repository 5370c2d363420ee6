// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/waitlist.hpp"
#include "tests/scheduler/hour_support.hpp"

#include <compare>
#include <cstddef>
#include <vector>

namespace matala::scheduler::test {

/// What invited people were last told of the hour.
enum class word { nothing, invited, confirmed, cancelled, reinstated };

/// A mail with a calendar part: what it says, of which date, under which UID.
struct letter {
  word says = word::nothing;
  int sequence = -1;
  std::size_t date = 0;
  /// `former`: the UID was replaced when the hour was reinstated.
  enum class uid_standing { current, former } uid = uid_standing::current;

  auto operator<=>(letter const&) const = default;
};

/// A case in line; those that came first stand first.
struct model_wait {
  waiting_rank rank = waiting_rank::ordinary;
  offer_state offer = offer_state::none;
  instant ends;

  auto operator<=>(model_wait const&) const = default;
};

/// One hour as a shell that obeys the rules would store it, its outbox included, and beside it what people have heard
/// and what the process alone knows.
struct model_state {
  occurrence_state state = occurrence_state::planned;
  hold_flag hold = hold_flag::released;
  /// In places, without and with urgency.
  int cases = 0;
  int urgent = 0;
  std::vector<model_wait> waits;
  /// What was written to the outbox last.
  word told = word::nothing;
  int sequence = -1;
  std::vector<letter> unsent;
  /// Decisions of the machine since generation or the last reinstatement.
  int decisions = 0;
  /// Index into the dates of the scope.
  std::size_t date = 0;
  int moves = 0;

  /// The mail server took the first unsent letter, and only the process knows it yet.
  enum class hand { empty, accepted } in_hand = hand::empty;

  /// Under the present UID and under those before.
  letter heard;
  word heard_before = word::nothing;

  /// Index into the instants looked at.
  std::size_t now = 0;

  int taken() const { return cases + urgent; }

  auto operator<=>(model_state const&) const = default;
};

/// What a shell that does not obey the rules would do.
enum class shell_fault {
  none,
  loses_unsent_mail_in_a_crash,
  marks_before_sending,
  sequence_stays_when_told,
  sequence_stays_when_moved,
  times_stay_when_moved,
  new_uid_when_moved,
  nobody_is_told_of_a_move,
  line_stays_after_the_decision,
  decision_and_mail_apart
};

}  // namespace matala::scheduler::test
