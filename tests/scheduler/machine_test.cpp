// SPDX-License-Identifier: Apache-2.0
#include "scheduler/machine.hpp"

#include "tests/scheduler/hour_support.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using state = occurrence_state;

namespace {

void check_quiet(occurrence_view const& hour, instant now) {
  CAPTURE(to_string(hour.state));
  CAPTURE(text(now));
  CHECK_FALSE(next_due(hour, now));
}

void check_step(occurrence_view const& hour, instant now, machine_cause cause, state to, effects const& expected) {
  CAPTURE(to_string(hour.state));
  CAPTURE(text(now));
  auto const step = next_due(hour, now);
  REQUIRE(step.has_value());
  CHECK(to_string(step->cause) == to_string(cause));
  CHECK(to_string(step->to) == to_string(to));
  CHECK(step->effects == expected);
}

effects const cancellation{effect::tell_cancelled, effect::move_cases};
effects const lapse{effect::tell_owner_lapsed, effect::move_cases};
effects const confirmation{effect::tell_confirmed, effect::remind_members};

}  // namespace

TEST_CASE("planned opens at t_open and invites the core members") {
  auto const hour = hour_in(state::planned);
  auto const opens = hour.clock.opens;
  check_quiet(hour, opens - seconds{1});
  check_step(hour, opens, machine_cause::opened, state::open, {effect::invite_members});
  check_step(hour, opens + seconds{1}, machine_cause::opened, state::open, {effect::invite_members});
  check_step(hour, hour.clock.decide - seconds{1}, machine_cause::opened, state::open, {effect::invite_members});
}

TEST_CASE("a planned hour found after its decision is cancelled without a word while nobody wants it") {
  auto const hour = hour_in(state::planned);
  check_step(hour, hour.clock.decide, machine_cause::decided_to_cancel, state::cancelled, {});
  check_step(hour, hour.clock.lock - seconds{1}, machine_cause::decided_to_cancel, state::cancelled, {});
}

TEST_CASE("a planned hour that is held or has cases opens however late") {
  auto const empty = hour_in(state::planned);
  auto returned_case = empty;
  returned_case.taken = 1;
  auto waitlisted_case = empty;
  waitlisted_case.need = 1;
  for (auto const& hour : {with_hold(empty), waitlisted_case, returned_case}) {
    for (auto const now : {empty.clock.decide, empty.clock.lock, empty.clock.end - seconds{1}}) {
      check_step(hour, now, machine_cause::opened, state::open, {effect::invite_members});
    }
    check_step(hour, empty.clock.end, machine_cause::lapsed, state::lapsed, lapse);
  }
}

TEST_CASE("a planned hour in the lock window opens and is never cancelled by the machine") {
  auto const hour = hour_in(state::planned);
  check_step(hour, hour.clock.lock, machine_cause::opened, state::open, {effect::invite_members});
  check_step(hour, hour.clock.end - seconds{1}, machine_cause::opened, state::open, {effect::invite_members});
}

TEST_CASE("nobody is invited to an hour that is over") {
  auto const hour = hour_in(state::planned);
  check_step(hour, hour.clock.end, machine_cause::never_opened, state::skipped, {});
  check_step(hour, hour.clock.archive, machine_cause::never_opened, state::skipped, {});
}

TEST_CASE("open closes at the cut-off, without a word") {
  auto const hour = with_cases(hour_in(state::open), 2);
  check_quiet(hour, hour.clock.cutoff - seconds{1});
  check_step(hour, hour.clock.cutoff, machine_cause::closed, state::closed, {});
  check_step(hour, hour.clock.end - seconds{1}, machine_cause::closed, state::closed, {});
}

TEST_CASE("closed waits for the decision") {
  auto hour = hour_in(state::closed);
  hour.clock = late_decision_clock();
  check_quiet(hour, hour.clock.cutoff);
  check_quiet(hour, hour.clock.decide - seconds{1});
  check_step(hour, hour.clock.decide, machine_cause::decided_to_cancel, state::cancelled, cancellation);
}

TEST_CASE("R12: the decision compares the need with what the series wants") {
  struct row {
    int need, min_cases;
    bool confirmed;
  };
  row const rows[] = {{0, 1, false}, {1, 1, true}, {2, 1, true}, {1, 2, false},
                      {2, 2, true},  {3, 2, true}, {0, 0, true}};
  for (auto const& row : rows) {
    CAPTURE(row.need);
    CAPTURE(row.min_cases);
    auto hour = with_cases(hour_in(state::closed), row.need);
    hour.min_cases = row.min_cases;
    for (auto const now : {hour.clock.decide, hour.clock.lock - seconds{1}}) {
      if (row.confirmed) {
        check_step(hour, now, machine_cause::decided_to_confirm, state::confirmed, confirmation);
      } else {
        check_step(hour, now, machine_cause::decided_to_cancel, state::cancelled, cancellation);
      }
    }
  }
}

TEST_CASE("R15: one urgent case confirms an hour that wants more cases") {
  auto hour = with_cases(hour_in(state::closed), 1);
  hour.min_cases = 3;
  hour.urgent = 1;
  check_step(hour, hour.clock.decide, machine_cause::decided_to_confirm, state::confirmed, confirmation);
}

TEST_CASE("a taken place alone is no need") {
  auto hour = hour_in(state::closed);
  hour.taken = 1;
  check_step(hour, hour.clock.decide, machine_cause::decided_to_cancel, state::cancelled, cancellation);
}

TEST_CASE("R17: a held hour is confirmed without cases") {
  auto const hour = with_hold(hour_in(state::closed));
  check_step(hour, hour.clock.decide, machine_cause::decided_to_confirm, state::confirmed, confirmation);
}

TEST_CASE("R26: from the lock to the end an undecided hour is confirmed, and asked about if it has no cases") {
  effects const asked{effect::tell_confirmed, effect::ask_facilitator_without_cases};
  auto const hour = hour_in(state::closed);
  check_step(hour, hour.clock.lock - seconds{1}, machine_cause::decided_to_cancel, state::cancelled, cancellation);
  for (auto const now : {hour.clock.lock, hour.clock.start, hour.clock.end - seconds{1}}) {
    check_step(hour, now, machine_cause::caught_up_after_lock, state::confirmed, asked);
    check_step(with_cases(hour, 1), now, machine_cause::caught_up_after_lock, state::confirmed,
               {effect::tell_confirmed});
    check_step(with_hold(hour), now, machine_cause::caught_up_after_lock, state::confirmed, {effect::tell_confirmed});
  }
}

TEST_CASE("after the lock too few cases confirm too") {
  auto hour = with_cases(hour_in(state::closed), 1);
  hour.min_cases = 2;
  check_step(hour, hour.clock.lock, machine_cause::caught_up_after_lock, state::confirmed, {effect::tell_confirmed});
}

TEST_CASE("R26: from the end on an hour that nobody decided has lapsed") {
  for (auto const undecided : {state::open, state::closed}) {
    for (auto const& hour : {hour_in(undecided), with_cases(hour_in(undecided), 2), with_hold(hour_in(undecided))}) {
      check_step(hour, hour.clock.end, machine_cause::lapsed, state::lapsed, lapse);
      check_step(hour, hour.clock.archive, machine_cause::lapsed, state::lapsed, lapse);
    }
  }
}

TEST_CASE("the reminder is asked for while its time lies ahead") {
  auto hour = with_cases(hour_in(state::closed), 1);
  hour.clock.remind = hour.clock.decide + hours{1};
  check_step(hour, hour.clock.remind - seconds{1}, machine_cause::decided_to_confirm, state::confirmed, confirmation);
  check_step(hour, hour.clock.remind, machine_cause::decided_to_confirm, state::confirmed, {effect::tell_confirmed});
  // A 13:00 hour locks on its own day; one that a half day pulled has its lock before the reminder.
  hour.clock.remind = hour.clock.lock + hours{1};
  check_step(hour, hour.clock.lock, machine_cause::caught_up_after_lock, state::confirmed, confirmation);
}

TEST_CASE("confirmed lapses a day after its end when nobody started it") {
  auto const hour = with_cases(hour_in(state::confirmed), 1);
  check_quiet(hour, hour.clock.lock);
  check_quiet(hour, hour.clock.start);
  check_quiet(hour, hour.clock.end + hours{24} - seconds{1});
  check_step(hour, hour.clock.end + hours{24}, machine_cause::lapsed, state::lapsed, lapse);
}

TEST_CASE("running ends by itself two hours after its end, and the facilitator is asked") {
  auto const hour = with_cases(hour_in(state::running), 1);
  check_quiet(hour, hour.clock.end);
  check_quiet(hour, hour.clock.end + hours{2} - seconds{1});
  check_step(hour, hour.clock.end + hours{2}, machine_cause::ended_by_timeout, state::held,
             {effect::ask_facilitator_not_reached});
  auto const empty = hour_in(state::running);
  check_step(empty, empty.clock.end + hours{2}, machine_cause::ended_by_timeout, state::held, {});
}

TEST_CASE("what is over is archived thirty days after the end, and archived is final") {
  for (auto const over : {state::held, state::lapsed, state::cancelled, state::skipped}) {
    auto const hour = hour_in(over);
    check_quiet(hour, hour.clock.archive - seconds{1});
    check_step(hour, hour.clock.archive, machine_cause::archived, state::archived, {});
  }
  auto const hour = hour_in(state::archived);
  check_quiet(hour, hour.clock.archive + hours{24 * 365});
  CHECK_FALSE(next_deadline(hour));
}

TEST_CASE("a server stopped from 11 to 13 on the decision day cancels at 13") {
  auto hour = hour_in(state::open);
  auto const thirteen = hour.clock.decide + hours{1};
  check_step(hour, thirteen, machine_cause::closed, state::closed, {});
  hour.state = state::closed;
  check_step(hour, thirteen, machine_cause::decided_to_cancel, state::cancelled, cancellation);
  hour.state = state::cancelled;
  check_quiet(hour, thirteen);
}

TEST_CASE("a server stopped until half an hour before the start cancels nothing and asks") {
  auto hour = hour_in(state::open);
  auto const late = hour.clock.start - minutes{30};
  check_step(hour, late, machine_cause::closed, state::closed, {});
  hour.state = state::closed;
  check_step(hour, late, machine_cause::caught_up_after_lock, state::confirmed,
             {effect::tell_confirmed, effect::ask_facilitator_without_cases});
  hour.state = state::confirmed;
  check_quiet(hour, late);
}

TEST_CASE("the timer has something to say at its next deadline and not a second before") {
  for (auto const at : all_states) {
    auto const hour = hour_in(at);
    auto const deadline = next_deadline(hour);
    if (!deadline) continue;
    check_quiet(hour, *deadline - seconds{1});
    CHECK(next_due(hour, *deadline).has_value());
  }
}

TEST_CASE("each cause has its own word") {
  std::set<std::string_view> words;
  for (auto const cause : {machine_cause::opened, machine_cause::closed, machine_cause::decided_to_confirm,
                           machine_cause::decided_to_cancel, machine_cause::caught_up_after_lock, machine_cause::lapsed,
                           machine_cause::never_opened, machine_cause::ended_by_timeout, machine_cause::archived}) {
    CHECK(words.insert(to_string(cause)).second);
  }
  CHECK(to_string(machine_cause::decided_to_cancel) == "decided-to-cancel");
}
