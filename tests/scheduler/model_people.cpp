// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/machine_model.hpp"

namespace matala::scheduler::test {

using namespace std::chrono_literals;
using state = occurrence_state;

void machine_model::people(model_state const& at) {
  auto const hour = view(at);
  auto const when = now(at);
  for (auto const rank : {waiting_rank::ordinary, waiting_rank::urgent}) {
    book(at, booking_kind::ordinary, rank);
    book(at, booking_kind::late, rank);
    withdraw(at, rank);
  }
  wait(at);
  act(at, hold(hour), "hold");
  auto const released = rules_.release_hold(hour, when);
  require(!released || released->to == at.state || when < clock(at).lock, "release cancels in the lock window");
  act(at, released, "release hold");
  act(at, rules_.cancel(hour, given_reason::stated, when), "cancel");
  act(at, lay_break(hour, when), "break");
  for (auto const notice : {short_notice::not_confirmed, short_notice::confirmed}) {
    reinstated(at, rules_.reinstate(hour, notice, when));
  }
  act(at, rules_.start(hour, starter::facilitator_or_deputy, when), "start");
  act(at, rules_.start(hour, starter::core_member, when), "take over");
  act(at, end(hour), "end");
  act(at, report_held(hour), "report held");
  move_hour(at);
}

void machine_model::act(model_state const& at, act_result const& result, char const* name) {
  if (!result) return;
  require(at.state != state::archived, "archived is not final");
  reach(at, apply(at, result->to, result->hold, result->effects), name);
}

void machine_model::reinstated(model_state const& at, act_result const& result) {
  if (!result) return;
  require(result->hold == hold_flag::held, "a reinstated hour is not held");
  require(now(at) < clock(at).start, "an hour is reinstated after its start");
  auto renewed = at;
  new_uid(renewed);
  auto next = apply(renewed, result->to, result->hold, result->effects);
  next.decisions = 0;
  reach(at, next, "reinstate");
}

void machine_model::book(model_state const& at, booking_kind kind, waiting_rank rank) {
  // Without a line to jump, urgency is no state of its own.
  if (rank == waiting_rank::urgent && scope_.most_waiting == 0) return;
  booking_facts const facts{.kind = kind, .acknowledged = rules_acknowledged::yes, .now = now(at)};
  auto const answer = rules_.may_book(view(at), facts);
  if (!answer) return;
  bool const ordinary = at.state == state::open && now(at) < clock(at).cutoff;
  bool const late = kind == booking_kind::late && at.state == state::confirmed && now(at) < clock(at).start - 60min;
  require(ordinary || late, "booking is open after the cut-off");
  require(at.taken() < scope_.places, "more cases than places");
  auto next = apply(at, at.state, at.hold, *answer);
  ++(rank == waiting_rank::urgent ? next.urgent : next.cases);
  reach(at, next, "book");
}

void machine_model::withdraw(model_state const& at, waiting_rank rank) {
  auto left = at;
  auto& leaving = rank == waiting_rank::urgent ? left.urgent : left.cases;
  if (leaving == 0) return;
  auto const need = view(at).need;
  auto const result = rules_.withdraw_case(view(at), need - 1, now(at));
  if (!result) return;
  bool const changes = result->to != at.state || !result->effects.empty();
  require(!changes || need == 1, "a withdrawal changes an hour that has cases left");
  require(result->to == at.state || now(at) < clock(at).lock, "a withdrawal cancels in the lock window");
  --leaving;
  reach(at, filled(apply(left, result->to, result->hold, result->effects)), "withdraw");
}

// R7: to the other date. UID kept, SEQUENCE raised, times those of the new date; only before its cut-off.
void machine_model::move_hour(model_state const& at) {
  bool const undecided = at.state == state::planned || at.state == state::open;
  if (!undecided || at.moves >= scope_.most_moves || scope_.dates.size() < 2) return;
  auto next = at;
  ++next.moves;
  next.date = 1 - at.date;
  if (clock(next).cutoff <= now(at)) return;
  if (at.told != word::nothing) {
    if (rules_.shell == shell_fault::new_uid_when_moved) new_uid(next);
    if (rules_.shell == shell_fault::sequence_stays_when_moved) --next.sequence;
    if (rules_.shell != shell_fault::nobody_is_told_of_a_move) tell(next, at.told);
  }
  if (rules_.shell == shell_fault::times_stay_when_moved) next.date = at.date;
  reach(at, filled(next), "move the hour");
}

}  // namespace matala::scheduler::test
