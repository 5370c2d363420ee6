// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/machine_model.hpp"

namespace matala::scheduler::test {

using hand = model_state::hand;
using uid_standing = letter::uid_standing;

// The outbox is stored with the hour; the worker sends the first letter and then marks it. A crash loses what is not
// stored: that the mail server has taken it. It goes again then.
void machine_model::mail(model_state const& at) {
  if (at.in_hand == hand::accepted) {
    auto marked = at;
    marked.in_hand = hand::empty;
    marked.unsent.erase(marked.unsent.begin());
    reach(at, marked, "mark as sent");
  } else if (!at.unsent.empty()) {
    auto sent = at;
    hear(sent, at.unsent.front());
    sent.in_hand = hand::accepted;
    reach(at, sent, "send");
  }
  auto crashed = at;
  crashed.in_hand = hand::empty;
  if (rules_.shell == shell_fault::loses_unsent_mail_in_a_crash) crashed.unsent.clear();
  bool const was_marked_before = rules_.shell == shell_fault::marks_before_sending && !at.unsent.empty();
  if (was_marked_before) crashed.unsent.erase(crashed.unsent.begin());
  reach(at, crashed, "crash and restart");
}

void machine_model::tell(model_state& at, word what) {
  require(now(at) < clock(at).end, "people are invited to an hour that is over");
  bool const stays = at.sequence >= 0 && rules_.shell == shell_fault::sequence_stays_when_told;
  if (!stays) ++at.sequence;
  at.told = what;
  letter const made{.says = what, .sequence = at.sequence, .date = at.date, .uid = uid_standing::current};
  if (scope_.most_unsent == 0) return hear(at, made);
  at.unsent.push_back(made);
}

void machine_model::hear(model_state& at, letter const& what) {
  if (what.uid == uid_standing::former) {
    at.heard_before = what.says;
    return;
  }
  // A copy says the same; whatever says something else must outrank what was heard.
  require(what == at.heard || what.sequence > at.heard.sequence, "SEQUENCE does not rise");
  at.heard = what;
}

void machine_model::new_uid(model_state& at) {
  for (auto& each : at.unsent) each.uid = uid_standing::former;
  if (at.heard.says != word::nothing) at.heard_before = at.heard.says;
  at.heard = {};
  at.sequence = -1;
}

}  // namespace matala::scheduler::test
