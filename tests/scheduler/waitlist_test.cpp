// SPDX-License-Identifier: Apache-2.0
#include "scheduler/waitlist.hpp"

#include "tests/scheduler/hour_support.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;
using state = occurrence_state;

namespace {

working_calendar const calendar;
zone_rules const zone = helsinki();
offer_time const offers{calendar, counted_days::working_days, zone};
instant const early = utc(on(2027, 4, 1), 8);

using line = std::vector<waiting_case>;

waiting_case waiting(waiting_rank rank, int minute) {
  return {rank, early + minute * 1min, offer_state::none, {}};
}

waiting_case offered(instant ends) {
  return {.rank = waiting_rank::ordinary, .since = early, .offer = offer_state::open, .offer_ends = ends};
}

/// Two of three places taken; cut-off Friday 12:00, decision at 15:00, lock at 15:30 in Helsinki.
occurrence_view hour_with_room(state at) {
  auto hour = with_cases(hour_in(at), 2);
  hour.clock.decide = hour.clock.cutoff + 3h;
  hour.clock.lock = hour.clock.decide + 30min;
  return hour;
}

instant const cutoff = monday_clock().cutoff;
instant const decide = cutoff + 3h;

}  // namespace

TEST_CASE("R23: until the cut-off a free place goes to the first in line at once") {
  auto const hour = hour_with_room(state::open);
  line const two{waiting(waiting_rank::ordinary, 2), waiting(waiting_rank::ordinary, 1)};
  auto const now = cutoff - 1s;
  CHECK(next_in_line(hour, two, offers, now) == waitlist_step{waitlist_act::promote, 1, now});
  CHECK_FALSE(next_in_line(hour, line{}, offers, now));
  CHECK_FALSE(next_in_line(with_cases(hour, 3), two, offers, now));
}

TEST_CASE("R23: promotion does not wait for working time") {
  auto const night = utc(on(2027, 4, 4), 1);
  line const one{waiting(waiting_rank::ordinary, 1)};
  CHECK(next_in_line(hour_with_room(state::open), one, offers, night) ==
        waitlist_step{waitlist_act::promote, 0, night});
}

TEST_CASE("R23, R24: a case moved here comes before urgent ones, these before the others, each first in first out") {
  auto const hour = hour_with_room(state::open);
  auto const first_of = [&](line const& waiting) { return next_in_line(hour, waiting, offers, early)->who; };
  auto const moved = waiting(waiting_rank::moved_here, 9);
  auto const urgent = waiting(waiting_rank::urgent, 8);
  auto const later_urgent = waiting(waiting_rank::urgent, 9);
  auto const ordinary = waiting(waiting_rank::ordinary, 1);
  CHECK(first_of({ordinary, later_urgent, urgent, moved}) == 3);
  CHECK(first_of({ordinary, later_urgent, urgent}) == 2);
  CHECK(first_of({ordinary, later_urgent}) == 1);
  CHECK(first_of({ordinary, ordinary}) == 0);
}

TEST_CASE("R23: from the cut-off until the decision the first in line gets an offer of two working hours") {
  line const one{waiting(waiting_rank::ordinary, 1)};
  for (auto const at : {state::open, state::closed}) {
    auto const hour = hour_with_room(at);
    CHECK(next_in_line(hour, one, offers, cutoff) == waitlist_step{waitlist_act::offer, 0, cutoff + 2h});
    CHECK(next_in_line(hour, one, offers, cutoff + 30min) == waitlist_step{waitlist_act::offer, 0, cutoff + 150min});
    CHECK_FALSE(next_in_line(hour, one, offers, decide));
  }
}

TEST_CASE("R23: an offer ends with the decision at the latest") {
  line const one{waiting(waiting_rank::ordinary, 1)};
  auto const hour = hour_with_room(state::closed);
  CHECK(next_in_line(hour, one, offers, decide - 1h) == waitlist_step{waitlist_act::offer, 0, decide});
}

TEST_CASE("R23: an offer reaches over the night when the decision does") {
  auto hour = hour_with_room(state::closed);
  hour.clock.decide = hour.clock.start;
  line const one{waiting(waiting_rank::ordinary, 1)};
  // Friday 15:30 and half an hour more on that day, the rest on Monday, when the hour begins at 09:00.
  auto const friday = utc(on(2027, 4, 9), 12, 30);
  CHECK(next_in_line(hour, one, offers, friday) == waitlist_step{waitlist_act::offer, 0, hour.clock.start});
  hour.clock.decide += 4h;
  CHECK(next_in_line(hour, one, offers, friday) == waitlist_step{waitlist_act::offer, 0, utc(on(2027, 4, 12), 6, 30)});
}

TEST_CASE("R23: no offers outside working time") {
  auto hour = hour_with_room(state::closed);
  hour.clock.decide = hour.clock.start;
  line const one{waiting(waiting_rank::ordinary, 1)};
  CHECK(next_in_line(hour, one, offers, utc(on(2027, 4, 9), 12, 59)).has_value());
  CHECK_FALSE(next_in_line(hour, one, offers, utc(on(2027, 4, 9), 13)));
  CHECK_FALSE(next_in_line(hour, one, offers, utc(on(2027, 4, 10), 8)));
  CHECK_FALSE(next_in_line(hour, one, offers, utc(on(2027, 4, 12), 4, 59)));
  CHECK(next_in_line(hour, one, offers, utc(on(2027, 4, 12), 5)).has_value());
}

TEST_CASE("an open offer keeps its place; when it has passed the next in line is asked") {
  auto const hour = hour_with_room(state::closed);
  auto const ends = cutoff + 1h;
  line two{offered(ends), waiting(waiting_rank::ordinary, 5)};
  CHECK_FALSE(next_in_line(hour, two, offers, ends - 1s));
  CHECK(next_in_line(hour, two, offers, ends)->who == 1);
  two[0].offer = offer_state::passed;
  CHECK(next_in_line(hour, two, offers, cutoff)->who == 1);
  two[1].offer = offer_state::passed;
  CHECK_FALSE(next_in_line(hour, two, offers, cutoff));
}

TEST_CASE("two free places lead to two offers") {
  auto const hour = with_cases(hour_with_room(state::closed), 1);
  line const two{offered(cutoff + 1h), waiting(waiting_rank::ordinary, 5)};
  CHECK(next_in_line(hour, two, offers, cutoff)->who == 1);
}

TEST_CASE("an offer is accepted until it ends") {
  auto const ends = cutoff + 1h;
  CHECK(may_accept(offered(ends), ends - 1s));
  CHECK_FALSE(may_accept(offered(ends), ends));
  auto passed = offered(ends);
  passed.offer = offer_state::passed;
  CHECK_FALSE(may_accept(passed, ends - 1s));
  CHECK_FALSE(may_accept(waiting(waiting_rank::urgent, 1), early));
}

TEST_CASE("a decided hour has no waitlist any more") {
  line const one{waiting(waiting_rank::urgent, 1)};
  for (auto const at : all_states) {
    if (at == state::open || at == state::closed) continue;
    CAPTURE(to_string(at));
    for (auto const now : {early, cutoff, decide - 1s}) {
      CHECK_FALSE(next_in_line(hour_with_room(at), one, offers, now));
      CHECK_FALSE(next_waitlist_look(hour_with_room(at), one, offers, now));
    }
  }
  CHECK_FALSE(next_in_line(hour_with_room(state::closed), one, offers, early));
}

TEST_CASE("the timer looks again when an offer ends or working time begins, before the decision") {
  auto hour = hour_with_room(state::closed);
  line const offered_both{offered(cutoff + 2h), offered(cutoff + 1h)};
  CHECK(next_waitlist_look(hour, offered_both, offers, cutoff) == cutoff + 1h);
  CHECK(next_waitlist_look(hour, offered_both, offers, cutoff + 1h) == cutoff + 2h);
  CHECK_FALSE(next_waitlist_look(hour, offered_both, offers, cutoff + 2h));
  CHECK_FALSE(next_waitlist_look(hour, line{offered(decide)}, offers, cutoff));
  hour.clock.decide = hour.clock.start;
  auto const saturday = utc(on(2027, 4, 10), 8);
  CHECK(next_waitlist_look(hour, line{}, offers, saturday) == utc(on(2027, 4, 12), 5));
  CHECK_FALSE(next_waitlist_look(hour, line{}, offers, utc(on(2027, 4, 12), 5)));
  hour.clock.decide = utc(on(2027, 4, 12), 5);
  CHECK_FALSE(next_waitlist_look(hour, line{}, offers, saturday));
}

TEST_CASE("R23: a place that is free before the cut-off goes to the first in line, whatever was offered before") {
  auto const hour = hour_with_room(state::open);
  line const one{offered(cutoff + 2h)};
  CHECK(next_in_line(hour, one, offers, cutoff - 1s) == waitlist_step{waitlist_act::promote, 0, cutoff - 1s});
  CHECK_FALSE(next_in_line(hour, one, offers, cutoff));
}

TEST_CASE("R23: offers begin at the cut-off also where the hour was closed before and the clock set back") {
  auto const hour = hour_with_room(state::closed);
  CHECK(next_waitlist_look(hour, line{waiting(waiting_rank::ordinary, 1)}, offers, cutoff - 1s) == cutoff);
  CHECK_FALSE(next_waitlist_look(hour, line{}, offers, cutoff - 1s));
}
