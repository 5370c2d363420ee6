// SPDX-License-Identifier: Apache-2.0
#include "scheduler/advance_notice.hpp"

#include "tests/scheduler/hour_support.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;
using state = occurrence_state;

namespace {

// Thursday 09:00 and Friday 10:00 in Helsinki, for the hour of Monday 2027-04-12.
notice_clock const notices{.nudge = utc(on(2027, 4, 8), 6), .ask = utc(on(2027, 4, 9), 7)};

using all = std::vector<advance_notice>;

all due(occurrence_view const& hour, instant now, int returned_cases = 0) {
  return notices_due(hour, notices, returned_cases, now);
}

}  // namespace

TEST_CASE("the nudge comes two working days before at 09:00, the question two hours before the decision") {
  struct row {
    std::string what;
    date day;
    cutoff_policy policy;
    std::string nudge;
  };
  row const rows[] = {
      {"Monday", on(2027, 4, 12), cutoff_policy::previous_working_day, "2027-04-08T06:00:00"},
      {"Tuesday after Easter", on(2027, 3, 30), cutoff_policy::previous_working_day, "2027-03-24T07:00:00"},
      {"every day counts", on(2027, 3, 30), cutoff_policy::previous_calendar_day, "2027-03-28T06:00:00"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.what);
    series_rule rule;
    rule.cutoff = row.policy;
    rule.decide_after = 45min;
    auto const clock = fitted_clock_of(rule, row.day, {}, helsinki()).clock;
    auto const found = notices_of(rule, row.day, clock, {}, helsinki());
    CHECK(text(found.nudge) == row.nudge);
    CHECK(found.ask == clock.decide - 2h);
  }
  auto const monday = notices_of({}, on(2027, 4, 12), monday_clock(), {}, helsinki());
  CHECK(monday == notices);
}

TEST_CASE("R16: the nudge is due from its time until two hours before booking ends") {
  auto const hour = hour_in(state::open);
  auto const too_late = hour.clock.cutoff - 2h;
  CHECK(due(hour, notices.nudge - 1s) == all{});
  CHECK(due(hour, notices.nudge) == all{advance_notice::nudge});
  CHECK(due(hour, too_late - 1s) == all{advance_notice::nudge});
  CHECK(due(hour, too_late) == all{});
}

TEST_CASE("R16: nobody is nudged when there is a case, a hold, or no booking") {
  auto returned_case = hour_in(state::open);
  returned_case.taken = 1;
  auto waitlisted_case = hour_in(state::open);
  waitlisted_case.need = 1;
  CHECK(due(with_hold(hour_in(state::open)), notices.nudge) == all{});
  CHECK(due(returned_case, notices.nudge) == all{});
  CHECK(due(waitlisted_case, notices.nudge) == all{});
  for (auto const at : all_states) {
    CAPTURE(to_string(at));
    CHECK(due(hour_in(at), notices.nudge).empty() == (at != state::open));
  }
}

TEST_CASE("R14: about too few cases the facilitator is asked in the two hours before the decision") {
  auto hour = with_cases(hour_in(state::open), 1);
  hour.min_cases = 2;
  CHECK(due(hour, notices.ask - 1s) == all{});
  CHECK(due(hour, notices.ask) == all{advance_notice::ask_about_too_few_cases});
  CHECK(due(hour, hour.clock.decide - 1s) == all{advance_notice::ask_about_too_few_cases});
  CHECK(due(hour, hour.clock.decide) == all{});
  hour.state = state::closed;
  CHECK(due(hour, notices.ask) == all{advance_notice::ask_about_too_few_cases});
  hour.state = state::planned;
  CHECK(due(hour, notices.ask) == all{});
}

TEST_CASE("R14: there is nothing to ask when the hour is empty, held, urgent or has cases enough") {
  auto too_few = with_cases(hour_in(state::open), 1);
  too_few.min_cases = 2;
  auto urgent = too_few;
  urgent.urgent = 1;
  auto empty = hour_in(state::open);
  empty.min_cases = 2;
  auto enough = with_cases(too_few, 2);
  for (auto const& hour : {urgent, empty, enough, with_hold(too_few), with_cases(hour_in(state::open), 1)}) {
    CHECK(due(hour, notices.ask) == all{});
  }
}

TEST_CASE("R12: about a returned case people are asked in the two hours before the decision") {
  auto const hour = with_cases(hour_in(state::open), 1);
  CHECK(due(hour, notices.ask - 1s, 1) == all{});
  CHECK(due(hour, notices.ask, 1) == all{advance_notice::ask_about_returned_cases});
  CHECK(due(hour, hour.clock.decide - 1s, 2) == all{advance_notice::ask_about_returned_cases});
  CHECK(due(hour, hour.clock.decide, 1) == all{});
  auto too_few = hour;
  too_few.min_cases = 2;
  CHECK(due(too_few, notices.ask, 1) ==
        all{advance_notice::ask_about_too_few_cases, advance_notice::ask_about_returned_cases});
}

TEST_CASE("the timer looks again at each notice while the hour is undecided") {
  auto const open = hour_in(state::open);
  CHECK(next_notice(open, notices, notices.nudge - 1s) == notices.nudge);
  CHECK(next_notice(open, notices, notices.nudge) == notices.ask);
  CHECK(next_notice(open, notices, notices.ask - 1s) == notices.ask);
  CHECK_FALSE(next_notice(open, notices, notices.ask));
  notice_clock const turned{.nudge = notices.ask, .ask = notices.nudge};
  CHECK(next_notice(open, turned, notices.nudge - 1s) == notices.nudge);
  CHECK(next_notice(open, turned, notices.nudge) == notices.ask);
  for (auto const at : all_states) {
    CAPTURE(to_string(at));
    bool const undecided = at == state::open || at == state::closed;
    CHECK(next_notice(hour_in(at), notices, notices.nudge).has_value() == undecided);
  }
}
