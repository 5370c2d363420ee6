// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/booking_rules.hpp"
#include "scheduler/machine.hpp"
#include "scheduler/person_acts.hpp"
#include "scheduler/waitlist.hpp"
#include "tests/scheduler/model_state.hpp"

#include <cstddef>
#include <deque>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace matala::scheduler::test {

/// The rules under test. Faults are seeded by putting another function in.
struct model_rules {
  std::optional<machine_step> (*next_due)(occurrence_view const&, instant) = &scheduler::next_due;
  std::optional<instant> (*next_deadline)(occurrence_view const&) = &scheduler::next_deadline;
  std::expected<std::vector<effect>, errc> (*may_book)(occurrence_view const&,
                                                       booking_facts const&) = &scheduler::may_book;
  std::expected<void, errc> (*may_wait)(occurrence_view const&, booking_facts const&) = &scheduler::may_wait;
  std::optional<waitlist_step> (*next_in_line)(occurrence_view const&, std::span<waiting_case const>, offer_time const&,
                                               instant) = &scheduler::next_in_line;
  std::optional<instant> (*next_waitlist_look)(occurrence_view const&, std::span<waiting_case const>, offer_time const&,
                                               instant) = &scheduler::next_waitlist_look;
  bool (*may_accept)(waiting_case const&, instant) = &scheduler::may_accept;
  act_result (*withdraw_case)(occurrence_view const&, int, instant) = &scheduler::withdraw_case;
  act_result (*release_hold)(occurrence_view const&, instant) = &scheduler::release_hold;
  act_result (*cancel)(occurrence_view const&, given_reason, instant) = &scheduler::cancel;
  act_result (*reinstate)(occurrence_view const&, short_notice, instant) = &scheduler::reinstate;
  act_result (*start)(occurrence_view const&, starter, instant) = &scheduler::start;
  /// What the shell around the rules does wrong.
  shell_fault shell = shell_fault::none;
};

/// What is explored together. More than one of them at full size would be more states than a test has time for.
struct model_scope {
  /// Where the hour is, and where a facilitator may move it (R7).
  std::vector<occurrence_clock> dates;
  int min_cases = 1;
  int places = 2;
  std::size_t most_waiting = 0;
  int most_moves = 0;
  /// People act while no more mails than this are unsent; 0: each mail is heard at once.
  std::size_t most_unsent = 0;
};

struct model_report {
  std::size_t states = 0;
  std::size_t steps = 0;
  /// The first broken invariant and the way to it; empty: none.
  std::string broken;
};

/// Visits every state that any interleaving of timer, people, mail server, crashes, missed ticks and clock jumps in
/// both directions reaches, and checks DOMAIN's invariants on each step.
class machine_model {
 public:
  machine_model(model_scope scope, model_rules rules);

  model_report explore();

 private:
  static constexpr char const* later = "later";

  // machine_model.cpp
  std::vector<instant> instants_around(occurrence_clock const& clock) const;
  void reach(model_state const& from, model_state const& to, std::string const& by);
  void break_at(model_state const& at, std::string const& fault);
  void require(bool holds, char const* invariant);
  std::string fault_of(model_state const& at) const;
  instant now(model_state const& at) const { return instants_[at.now]; }
  occurrence_clock const& clock(model_state const& at) const { return scope_.dates[at.date]; }
  occurrence_view view(model_state const& at) const;

  // model_timer.cpp
  void tick(model_state const& at);
  model_state apply(model_state at, occurrence_state to, hold_flag hold, effects const& asked);
  void perform(effect what, model_state& at);

  // model_people.cpp
  void people(model_state const& at);
  void act(model_state const& at, act_result const& result, char const* name);
  void reinstated(model_state const& at, act_result const& result);
  void book(model_state const& at, booking_kind kind, waiting_rank rank);
  void withdraw(model_state const& at, waiting_rank rank);
  void move_hour(model_state const& at);

  // model_waitlist.cpp
  void wait(model_state const& at);
  void join(model_state const& at, waiting_rank rank);
  model_state filled(model_state at);
  void take_in(model_state& at, std::size_t who);
  void offer(model_state& at, waitlist_step const& step);
  void check_next_look(model_state const& at);
  std::vector<waiting_case> line(model_state const& at) const;
  offer_time offers() const;

  // model_mail.cpp
  void mail(model_state const& at);
  void tell(model_state& at, word what);
  void hear(model_state& at, letter const& what);
  void new_uid(model_state& at);

  model_scope scope_;
  model_rules rules_;
  working_calendar calendar_;
  zone_rules zone_ = helsinki();
  std::vector<instant> instants_;
  std::map<model_state, std::pair<model_state, std::string>> seen_;
  std::deque<model_state> waiting_;
  model_state current_;
  model_report report_;
};

}  // namespace matala::scheduler::test
