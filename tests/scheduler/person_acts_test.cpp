// SPDX-License-Identifier: Apache-2.0
#include "scheduler/person_acts.hpp"

#include "tests/scheduler/hour_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using state = occurrence_state;

namespace {

void check_outcome(act_result const& result, state to, hold_flag hold, effects const& expected) {
  REQUIRE(result.has_value());
  CHECK(to_string(result->to) == to_string(to));
  CHECK(result->hold == hold);
  CHECK(result->effects == expected);
}

void check_refused(act_result const& result, errc error) {
  REQUIRE_FALSE(result.has_value());
  CHECK(to_string(result.error()) == to_string(error));
}

/// Runs `act` on an hour of each state that is not among `allowed` and wants it refused.
template <class Act>
void refused_elsewhere(std::initializer_list<state> allowed, Act act) {
  for (auto const at : all_states) {
    if (std::ranges::find(allowed, at) != allowed.end()) continue;
    CAPTURE(to_string(at));
    check_refused(act(hour_in(at)), errc::invalid_transition);
  }
}

auto const clock_of_hour = monday_clock();
effects const cancellation{effect::tell_cancelled, effect::move_cases};

}  // namespace

TEST_CASE("hold marks an hour that is not over and changes nothing else") {
  for (auto const at : {state::planned, state::open, state::closed, state::confirmed}) {
    check_outcome(hold(hour_in(at)), at, hold_flag::held, {});
    check_outcome(hold(with_hold(hour_in(at))), at, hold_flag::held, {});
  }
  refused_elsewhere({state::planned, state::open, state::closed, state::confirmed},
                    [](auto const& hour) { return hold(hour); });
}

TEST_CASE("releasing the hold before the decision only unmarks") {
  for (auto const at : {state::planned, state::open, state::closed}) {
    check_outcome(release_hold(with_hold(hour_in(at)), clock_of_hour.decide), at, hold_flag::released, {});
  }
  refused_elsewhere({state::planned, state::open, state::closed, state::confirmed},
                    [](auto const& hour) { return release_hold(hour, clock_of_hour.decide); });
}

TEST_CASE("releasing the hold of a confirmed hour cancels it when there is no need, until the lock") {
  auto const empty = with_hold(hour_in(state::confirmed));
  auto const just_before = clock_of_hour.lock - seconds{1};
  check_outcome(release_hold(empty, just_before), state::cancelled, hold_flag::released, cancellation);
  check_outcome(release_hold(with_cases(empty, 1), just_before), state::confirmed, hold_flag::released, {});
  check_refused(release_hold(empty, clock_of_hour.lock), errc::invalid_transition);
  check_refused(release_hold(with_cases(empty, 1), clock_of_hour.lock), errc::invalid_transition);
}

TEST_CASE("need below min_cases but not 0 keeps a confirmed hour when its hold is released") {
  auto hour = with_cases(with_hold(hour_in(state::confirmed)), 1);
  hour.min_cases = 2;
  check_outcome(release_hold(hour, clock_of_hour.decide), state::confirmed, hold_flag::released, {});
}

TEST_CASE("a person cancels with a reason until the start, and cases move") {
  auto const just_before = clock_of_hour.start - seconds{1};
  for (auto const at : {state::planned, state::open, state::closed, state::confirmed}) {
    CAPTURE(to_string(at));
    for (auto const& hour : {hour_in(at), with_cases(hour_in(at), 2), with_hold(hour_in(at))}) {
      check_outcome(cancel(hour, given_reason::stated, just_before), state::cancelled, hold_flag::released,
                    cancellation);
      check_refused(cancel(hour, given_reason::none, just_before), errc::reason_required);
      check_refused(cancel(hour, given_reason::stated, clock_of_hour.start), errc::invalid_transition);
      check_refused(cancel(hour, given_reason::none, clock_of_hour.start), errc::invalid_transition);
    }
  }
  refused_elsewhere({state::planned, state::open, state::closed, state::confirmed},
                    [&](auto const& hour) { return cancel(hour, given_reason::stated, clock_of_hour.cutoff); });
}

TEST_CASE("R5: a break skips what nobody was invited to and cancels the rest") {
  auto const now = clock_of_hour.start - seconds{1};
  check_outcome(lay_break(hour_in(state::planned), now), state::skipped, hold_flag::released, {});
  for (auto const at : {state::open, state::closed, state::confirmed}) {
    check_outcome(lay_break(with_cases(hour_in(at), 1), now), state::cancelled, hold_flag::released, cancellation);
    check_refused(lay_break(hour_in(at), clock_of_hour.start), errc::invalid_transition);
  }
  refused_elsewhere({state::planned, state::open, state::closed, state::confirmed},
                    [&](auto const& hour) { return lay_break(hour, now); });
}

TEST_CASE("R20: reinstating sets hold and opens again before the cut-off, else confirms") {
  auto const hour = hour_in(state::cancelled);
  auto const by = [&](instant now) { return reinstate(hour, short_notice::not_confirmed, now); };
  check_outcome(by(clock_of_hour.opens - seconds{1}), state::open, hold_flag::held, {effect::tell_reinstated});
  check_outcome(by(clock_of_hour.cutoff - seconds{1}), state::open, hold_flag::held, {effect::tell_reinstated});
  check_outcome(by(clock_of_hour.cutoff), state::confirmed, hold_flag::held,
                {effect::tell_reinstated, effect::remind_members});
  check_outcome(by(clock_of_hour.remind - seconds{1}), state::confirmed, hold_flag::held,
                {effect::tell_reinstated, effect::remind_members});
  check_outcome(by(clock_of_hour.remind), state::confirmed, hold_flag::held, {effect::tell_reinstated});
  refused_elsewhere({state::cancelled},
                    [](auto const& other) { return reinstate(other, short_notice::confirmed, clock_of_hour.cutoff); });
}

TEST_CASE("reinstating needs two hours' notice, or the short notice confirmed, and never comes after the start") {
  auto const hour = hour_in(state::cancelled);
  auto const last = clock_of_hour.start - hours{2};
  CHECK(reinstate(hour, short_notice::not_confirmed, last).has_value());
  check_refused(reinstate(hour, short_notice::not_confirmed, last + seconds{1}), errc::late_notice);
  check_outcome(reinstate(hour, short_notice::confirmed, last + seconds{1}), state::confirmed, hold_flag::held,
                {effect::tell_reinstated});
  CHECK(reinstate(hour, short_notice::confirmed, clock_of_hour.start - seconds{1}).has_value());
  check_refused(reinstate(hour, short_notice::confirmed, clock_of_hour.start), errc::invalid_transition);
  check_refused(reinstate(hour, short_notice::not_confirmed, clock_of_hour.start), errc::invalid_transition);
}

TEST_CASE("facilitator or deputy start from 15 minutes before, a core member from 10 minutes after the start") {
  auto const hour = hour_in(state::confirmed);
  struct row {
    starter who;
    instant earliest;
  };
  row const rows[] = {{starter::facilitator_or_deputy, clock_of_hour.start - minutes{15}},
                      {starter::core_member, clock_of_hour.start + minutes{10}}};
  auto const latest = clock_of_hour.end + hours{24} - seconds{1};
  for (auto const& [who, earliest] : rows) {
    check_refused(start(hour, who, earliest - seconds{1}), errc::invalid_transition);
    check_outcome(start(hour, who, earliest), state::running, hold_flag::released, {});
    check_outcome(start(with_hold(hour), who, latest), state::running, hold_flag::held, {});
    check_refused(start(hour, who, latest + seconds{1}), errc::invalid_transition);
  }
  refused_elsewhere({state::confirmed}, [](auto const& other) {
    return start(other, starter::facilitator_or_deputy, clock_of_hour.start);
  });
}

TEST_CASE("only a running hour ends") {
  check_outcome(end(hour_in(state::running)), state::held, hold_flag::released, {});
  refused_elsewhere({state::running}, [](auto const& hour) { return end(hour); });
}

TEST_CASE("only of a lapsed hour is it reported that it was held, and then asked what was discussed") {
  check_outcome(report_held(hour_in(state::lapsed)), state::held, hold_flag::released,
                {effect::ask_facilitator_discussed});
  refused_elsewhere({state::lapsed}, [](auto const& hour) { return report_held(hour); });
}

TEST_CASE("R21: withdrawing before the decision changes nothing of the hour") {
  for (auto const at : {state::planned, state::open, state::closed}) {
    check_outcome(withdraw_case(with_cases(hour_in(at), 1), 0, clock_of_hour.decide), at, hold_flag::released, {});
  }
}

TEST_CASE("R21: a presenter withdraws until the start") {
  for (auto const at : {state::open, state::closed, state::confirmed}) {
    CHECK(withdraw_case(with_cases(hour_in(at), 1), 0, clock_of_hour.start - seconds{1}).has_value());
    check_refused(withdraw_case(with_cases(hour_in(at), 1), 0, clock_of_hour.start), errc::invalid_transition);
  }
  refused_elsewhere({state::planned, state::open, state::closed, state::confirmed},
                    [](auto const& hour) { return withdraw_case(hour, 0, clock_of_hour.cutoff); });
}

TEST_CASE("the last case withdrawn cancels a confirmed hour until the lock, and asks from then on") {
  auto const hour = with_cases(hour_in(state::confirmed), 1);
  check_outcome(withdraw_case(hour, 0, clock_of_hour.lock - seconds{1}), state::cancelled, hold_flag::released,
                cancellation);
  effects const asked{effect::ask_facilitator_without_cases};
  check_outcome(withdraw_case(hour, 0, clock_of_hour.lock), state::confirmed, hold_flag::released, asked);
  check_outcome(withdraw_case(hour, 0, clock_of_hour.start - seconds{1}), state::confirmed, hold_flag::released, asked);
}

TEST_CASE("a held hour stays when its last case is withdrawn") {
  auto const hour = with_hold(with_cases(hour_in(state::confirmed), 1));
  for (auto const now : {clock_of_hour.lock - seconds{1}, clock_of_hour.lock}) {
    check_outcome(withdraw_case(hour, 0, now), state::confirmed, hold_flag::held, {});
  }
}

TEST_CASE("need that falls below min_cases but not to 0 changes nothing of a confirmed hour") {
  auto hour = with_cases(hour_in(state::confirmed), 2);
  hour.min_cases = 2;
  for (auto const now : {clock_of_hour.lock - seconds{1}, clock_of_hour.lock}) {
    check_outcome(withdraw_case(hour, 1, now), state::confirmed, hold_flag::released, {});
  }
}
