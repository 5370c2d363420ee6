// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/machine_model.hpp"

#include <algorithm>

namespace matala::scheduler::test {

using namespace std::chrono_literals;
using state = occurrence_state;

offer_time machine_model::offers() const {
  return {.calendar = calendar_, .counted = counted_days::working_days, .zone = zone_};
}

std::vector<waiting_case> machine_model::line(model_state const& at) const {
  std::vector<waiting_case> all;
  for (auto const& each : at.waits) {
    all.push_back({.rank = each.rank,
                   .since = instant{std::chrono::seconds{all.size()}},
                   .offer = each.offer,
                   .offer_ends = each.ends});
  }
  return all;
}

// People at the line: they join, leave, and answer offers.
void machine_model::wait(model_state const& at) {
  if (at.waits.size() < scope_.most_waiting) {
    for (auto const rank : {waiting_rank::moved_here, waiting_rank::urgent, waiting_rank::ordinary}) join(at, rank);
  }
  auto const waiting = line(at);
  for (std::size_t who = 0; who < waiting.size(); ++who) {
    auto left = at;
    left.waits.erase(left.waits.begin() + static_cast<std::ptrdiff_t>(who));
    reach(at, filled(left), "leave the line");
    if (!rules_.may_accept(waiting[who], now(at))) continue;
    auto const decided = clock(at).decide <= now(at);
    require(!decided && now(at) < waiting[who].offer_ends, "an offer is accepted after its time");
    // Only a clock that was set back lets somebody else have booked it meanwhile; the place decides.
    bool const kept = at.taken() < scope_.places;
    auto accepted = at;
    if (kept) take_in(accepted, who);
    reach(at, accepted, "accept the offer");
    auto declined = at;
    declined.waits[who].offer = offer_state::passed;
    reach(at, filled(declined), "decline the offer");
  }
}

void machine_model::join(model_state const& at, waiting_rank rank) {
  booking_facts const facts{.kind = booking_kind::ordinary, .acknowledged = rules_acknowledged::yes, .now = now(at)};
  if (!rules_.may_wait(view(at), facts)) return;
  require(at.state == state::open && now(at) < clock(at).cutoff, "a line is joined after the cut-off");
  require(at.taken() == scope_.places, "somebody waits where a place is free");
  auto next = at;
  next.waits.push_back({.rank = rank, .offer = offer_state::none, .ends = {}});
  reach(at, next, "join the line");
}

void machine_model::take_in(model_state& at, std::size_t who) {
  ++(at.waits[who].rank == waiting_rank::urgent ? at.urgent : at.cases);
  at.waits.erase(at.waits.begin() + static_cast<std::ptrdiff_t>(who));
}

// All that is due for free places, as whoever makes one free does in the same transaction, and the timer.
model_state machine_model::filled(model_state at) {
  for (std::size_t steps = 0; !at.waits.empty(); ++steps) {
    auto const step = rules_.next_in_line(view(at), line(at), offers(), now(at));
    if (!step) return at;
    require(steps < 8, "the waitlist spins");
    if (steps == 8) return at;
    // By rank; of one rank, whoever came first.
    auto const may = [&](model_wait const& each) {
      return step->act == waitlist_act::promote || each.offer == offer_state::none;
    };
    for (std::size_t other = 0; other < at.waits.size(); ++other) {
      bool const before = other < step->who ? at.waits[other].rank <= at.waits[step->who].rank
                                            : at.waits[other].rank < at.waits[step->who].rank;
      require(!before || !may(at.waits[other]), "somebody is passed over in the line");
    }
    if (step->act == waitlist_act::offer) {
      offer(at, *step);
      continue;
    }
    require(at.state == state::open && now(at) < clock(at).cutoff, "a place is given without asking after the cut-off");
    take_in(at, step->who);
  }
  return at;
}

void machine_model::offer(model_state& at, waitlist_step const& step) {
  bool const undecided = at.state == state::open || at.state == state::closed;
  bool const in_time = undecided && clock(at).cutoff <= now(at) && now(at) < clock(at).decide;
  require(in_time, "a place is offered at the wrong time");
  require(is_working_time(calendar_, counted_days::working_days, zone_.to_local(now(at))),
          "a place is offered outside working time");
  require(now(at) < step.ends && step.ends <= clock(at).decide, "an offer lasts too long, or not at all");
  bool const cut_short = step.ends == clock(at).decide;
  require(cut_short || step.ends - now(at) >= 2h, "an offer is too short");
  at.waits[step.who].offer = offer_state::open;
  at.waits[step.who].ends = step.ends;
  auto const kept = std::ranges::count_if(
      at.waits, [&](model_wait const& each) { return each.offer == offer_state::open && now(at) < each.ends; });
  require(at.taken() + kept <= scope_.places, "a place is offered twice");
}

// Nothing may become due before the instant at which the timer looks again.
void machine_model::check_next_look(model_state const& at) {
  if (at.waits.empty() || filled(at) != at) return;
  auto const hour = view(at);
  auto const waiting = line(at);
  auto const look = rules_.next_waitlist_look(hour, waiting, offers(), now(at));
  auto const deadline = rules_.next_deadline(hour);
  for (std::size_t next = at.now + 1; next < instants_.size(); ++next) {
    auto const when = instants_[next];
    if ((look && *look <= when) || (deadline && *deadline <= when)) return;
    require(!rules_.next_in_line(hour, waiting, offers(), when), "the waitlist is looked at too late");
  }
}

}  // namespace matala::scheduler::test
