// SPDX-License-Identifier: Apache-2.0
#include "scheduler/booking_rules.hpp"

#include "tests/scheduler/hour_support.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using state = occurrence_state;

namespace {

auto const clock_of_hour = monday_clock();
auto const in_time = clock_of_hour.cutoff - seconds{1};

booking_facts asked_at(instant now, booking_kind kind = booking_kind::ordinary) {
  return {.kind = kind,
          .acknowledged = rules_acknowledged::yes,
          .cases_of_presenter = 0,
          .cases_per_presenter = 2,
          .now = now};
}

booking_facts late_at(instant now) {
  return asked_at(now, booking_kind::late);
}

void check_allowed(occurrence_view const& hour, booking_facts const& facts, effects const& expected) {
  CAPTURE(to_string(hour.state));
  CAPTURE(text(facts.now));
  auto const answer = may_book(hour, facts);
  REQUIRE(answer.has_value());
  CHECK(*answer == expected);
}

void check_refused(occurrence_view const& hour, booking_facts const& facts, errc error) {
  CAPTURE(to_string(hour.state));
  CAPTURE(text(facts.now));
  auto const answer = may_book(hour, facts);
  REQUIRE_FALSE(answer.has_value());
  CHECK(to_string(answer.error()) == to_string(error));
}

}  // namespace

TEST_CASE("R11: booking is open until the cut-off, which is already late") {
  auto const hour = hour_in(state::open);
  check_allowed(hour, asked_at(clock_of_hour.opens), {});
  check_allowed(hour, asked_at(in_time), {});
  check_refused(hour, asked_at(clock_of_hour.cutoff), errc::cutoff_passed);
}

TEST_CASE("from the cut-off until the decision the answer is cutoff-passed, also while the timer is behind") {
  for (auto const at : {state::planned, state::open, state::closed}) {
    auto hour = hour_in(at);
    hour.clock = late_decision_clock();
    for (auto const now : {hour.clock.cutoff, hour.clock.decide - seconds{1}, hour.clock.start}) {
      check_refused(hour, asked_at(now), errc::cutoff_passed);
      check_refused(hour, late_at(now), errc::cutoff_passed);
    }
  }
}

TEST_CASE("each state refuses an ordinary booking with its own reason") {
  struct row {
    state at;
    errc error;
  };
  row const rows[] = {{state::planned, errc::not_open_yet},
                      {state::closed, errc::cutoff_passed},
                      {state::confirmed, errc::occurrence_decided},
                      {state::cancelled, errc::occurrence_cancelled},
                      {state::running, errc::occurrence_decided},
                      {state::held, errc::occurrence_decided},
                      {state::skipped, errc::holiday},
                      {state::lapsed, errc::occurrence_decided},
                      {state::archived, errc::occurrence_decided}};
  for (auto const& row : rows) {
    check_refused(hour_in(row.at), asked_at(in_time), row.error);
    if (row.at != state::confirmed) check_refused(hour_in(row.at), late_at(in_time), row.error);
  }
}

TEST_CASE("R18: a late booking needs a confirmed hour, an hour's notice, and tells the facilitator") {
  auto const hour = with_cases(hour_in(state::confirmed), 1);
  auto const latest = clock_of_hour.start - minutes{60};
  check_allowed(hour, late_at(clock_of_hour.decide), {effect::tell_facilitator_late_booking});
  check_allowed(hour, late_at(latest - seconds{1}), {effect::tell_facilitator_late_booking});
  check_refused(hour, late_at(latest), errc::cutoff_passed);
  check_refused(hour, asked_at(latest - seconds{1}), errc::occurrence_decided);
}

TEST_CASE("a request marked late before the cut-off is an ordinary one") {
  check_allowed(hour_in(state::open), late_at(in_time), {});
}

TEST_CASE("R10: the last place can be taken, no further one") {
  for (auto const& [at, now, kind] : {std::tuple{state::open, in_time, booking_kind::ordinary},
                                      std::tuple{state::confirmed, clock_of_hour.decide, booking_kind::late}}) {
    CHECK(may_book(with_cases(hour_in(at), 2), asked_at(now, kind)).has_value());
    check_refused(with_cases(hour_in(at), 3), asked_at(now, kind), errc::occurrence_full);
    check_refused(with_cases(hour_in(at), 4), asked_at(now, kind), errc::occurrence_full);
  }
}

TEST_CASE("R22: two cases per presenter and hour at most, or what the series says") {
  auto const hour = hour_in(state::open);
  auto facts = asked_at(in_time);
  facts.cases_of_presenter = 1;
  CHECK(may_book(hour, facts).has_value());
  facts.cases_of_presenter = 2;
  check_refused(hour, facts, errc::too_many_cases);
  facts.cases_per_presenter = 3;
  CHECK(may_book(hour, facts).has_value());
}

TEST_CASE("R44: the ground rules come before booking, ordinary or late") {
  auto facts = asked_at(in_time);
  facts.acknowledged = rules_acknowledged::no;
  check_refused(hour_in(state::open), facts, errc::not_acknowledged_rules);
  facts = late_at(clock_of_hour.decide);
  facts.acknowledged = rules_acknowledged::no;
  check_refused(hour_in(state::confirmed), facts, errc::not_acknowledged_rules);
}

TEST_CASE("refusals come in the order cut-off, ground rules, full, limit of the presenter") {
  auto const full = with_cases(hour_in(state::open), 3);
  auto facts = asked_at(clock_of_hour.cutoff);
  facts.acknowledged = rules_acknowledged::no;
  facts.cases_of_presenter = 2;
  check_refused(full, facts, errc::cutoff_passed);
  facts.now = in_time;
  check_refused(full, facts, errc::not_acknowledged_rules);
  facts.acknowledged = rules_acknowledged::yes;
  check_refused(full, facts, errc::occurrence_full);
  check_refused(hour_in(state::open), facts, errc::too_many_cases);
}

TEST_CASE("the lowest free place is given") {
  struct row {
    int places;
    std::vector<int> taken;
    std::optional<int> free;
  };
  row const rows[] = {{3, {}, 1},         {3, {1}, 2}, {3, {2}, 1},        {3, {3, 1}, 2},    {3, {2, 1}, 3},
                      {3, {1, 2, 3}, {}}, {0, {}, {}}, {2, {1, 2, 3}, {}}, {3, {1, 1, 2}, 3}, {1, {2, 3}, 1}};
  for (auto const& row : rows) CHECK(free_place(row.places, row.taken) == row.free);
}

TEST_CASE("the list shows as bookable what is open, in time and not full") {
  CHECK(is_bookable(with_cases(hour_in(state::open), 2), in_time));
  CHECK_FALSE(is_bookable(with_cases(hour_in(state::open), 3), in_time));
  CHECK_FALSE(is_bookable(hour_in(state::open), clock_of_hour.cutoff));
  for (auto const at : all_states) {
    CAPTURE(to_string(at));
    CHECK(is_bookable(hour_in(at), in_time) == (at == state::open));
  }
}

TEST_CASE("R24: a case moves to the earliest later hour that is open, in time and has room") {
  auto const open = hour_in(state::open);
  auto const full = with_cases(open, 3);
  auto const cancelled = hour_in(state::cancelled);
  auto const planned = hour_in(state::planned);
  auto past_cutoff = open;
  past_cutoff.clock.cutoff = in_time;
  using hours_ahead = std::vector<occurrence_view>;
  CHECK(move_target(hours_ahead{open, open}, in_time) == 0);
  CHECK(move_target(hours_ahead{full, open}, in_time) == 1);
  CHECK(move_target(hours_ahead{past_cutoff, cancelled, planned, full, open, open}, in_time) == 4);
  CHECK_FALSE(move_target(hours_ahead{past_cutoff, cancelled, planned, full}, in_time));
  CHECK_FALSE(move_target({}, in_time));
}

TEST_CASE("R23: only a full hour that takes ordinary bookings has a waitlist, within the limit of cases") {
  auto full = hour_in(state::open);
  full.places = 3;
  full.taken = 3;
  auto const refused = [](occurrence_view const& hour, booking_facts const& facts) {
    auto const answer = may_wait(hour, facts);
    return answer ? std::string_view{"allowed"} : to_string(answer.error());
  };
  CHECK(refused(full, asked_at(in_time)) == "allowed");
  CHECK(refused(full, asked_at(clock_of_hour.cutoff)) == "cutoff-passed");
  CHECK(refused(full, late_at(clock_of_hour.cutoff)) == "cutoff-passed");
  auto facts = asked_at(in_time);
  facts.cases_of_presenter = 1;
  CHECK(refused(full, facts) == "allowed");
  facts.cases_of_presenter = 2;
  CHECK(refused(full, facts) == "too-many-cases");
  facts.acknowledged = rules_acknowledged::no;
  CHECK(refused(full, facts) == "not-acknowledged-rules");
  auto room = full;
  room.taken = 2;
  CHECK(refused(room, asked_at(in_time)) == "place-free");
  auto confirmed = full;
  confirmed.state = state::confirmed;
  CHECK(refused(confirmed, late_at(clock_of_hour.cutoff)) == "occurrence-decided");
}
