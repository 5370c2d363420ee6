// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/machine_model.hpp"

#include <algorithm>

namespace matala::scheduler::test {

using state = occurrence_state;

void machine_model::tick(model_state const& at) {
  auto const deadline = rules_.next_deadline(view(at));
  auto const step = rules_.next_due(view(at), now(at));
  require(step.has_value() == (deadline && now(at) >= *deadline), "the timer spins or starves");
  if (!step) {
    // Its other duty: places that are free.
    auto const after = filled(at);
    if (after != at) reach(at, after, "places filled");
    return check_next_look(at);
  }
  auto const hour = view(at);
  bool const cancels = step->to == state::cancelled;
  bool const unwanted = at.hold == hold_flag::released && hour.need < scope_.min_cases && hour.urgent == 0;
  require(at.state != state::archived, "archived is not final");
  require(!cancels || now(at) < clock(at).lock, "the machine cancels in the lock window");
  require(!cancels || unwanted, "a wanted hour is cancelled");
  require(step->to != at.state, "a step leads nowhere");
  auto next = apply(at, step->to, at.hold, step->effects);
  // R23: who is left in line at the decision is moved.
  bool const confirms = step->to == state::confirmed;
  if (confirms && rules_.shell != shell_fault::line_stays_after_the_decision) next.waits.clear();
  if (confirms || cancels) ++next.decisions;
  require(next.decisions <= 1, "the hour is decided twice");
  reach(at, next, std::string{to_string(step->cause)});
  if (rules_.shell != shell_fault::decision_and_mail_apart) return;
  // The process dies between two transactions that should be one.
  auto half = next;
  half.unsent = at.unsent;
  reach(at, half, "crash within the decision");
}

model_state machine_model::apply(model_state at, occurrence_state to, hold_flag hold, effects const& asked) {
  bool const was_alone = at.state == state::confirmed && to == at.state;
  at.state = to;
  at.hold = hold;
  for (auto const each : asked) perform(each, at);
  bool const nobody = at.taken() == 0 && at.waits.empty();
  bool const unwanted = to == state::confirmed && nobody && hold == hold_flag::released;
  require(!unwanted || was_alone || std::ranges::find(asked, effect::ask_facilitator_without_cases) != asked.end(),
          "an hour without cases is confirmed and nobody is asked");
  return at;
}

void machine_model::perform(effect what, model_state& at) {
  switch (what) {
    case effect::invite_members: return tell(at, word::invited);
    case effect::tell_confirmed: return tell(at, word::confirmed);
    case effect::tell_reinstated: return tell(at, word::reinstated);
    case effect::tell_cancelled:
      if (at.told != word::nothing) tell(at, word::cancelled);
      return;
    case effect::move_cases:
      at.cases = 0;
      at.urgent = 0;
      at.waits.clear();
      return;
    case effect::ask_facilitator_without_cases:
    case effect::tell_facilitator_late_booking:
    case effect::tell_owner_lapsed:
    case effect::ask_facilitator_not_reached:
    case effect::ask_facilitator_discussed: return;
    case effect::remind_members:
      return require(now(at) < clock(at).remind, "a reminder is asked for when its time has passed");
  }
}

}  // namespace matala::scheduler::test
