// SPDX-License-Identifier: Apache-2.0
#include "server/app/generate_hours.hpp"

#include "tests/support/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace matala::tests;

namespace {

std::vector<occurrence> hours_of(world const& w) {
  return w.read([](unit_of_work const& unit) {
    return unit.occurrences().starting_in(world::tuesdays(), instant{}, local(std::chrono::January / 1 / 2100, 0s));
  });
}

int generate(world& w) {
  return w.data().transact([&](unit_of_work& unit) { return generate_hours(unit, w.machine()); });
}

}  // namespace

TEST_CASE("the hours of the next 26 weeks are there, and asking again makes none") {
  world w;
  auto const hours = hours_of(w);
  REQUIRE_FALSE(hours.empty());
  CHECK(hours.front().nominal == first_hour);
  // 26 weeks from Monday 1 March end on Monday 30 August.
  CHECK(hours.back().nominal == std::chrono::August / 24 / 2027);
  CHECK(hours.size() == 22);
  CHECK(generate(w) == 0);
  w.put_time(local(std::chrono::March / 2 / 2027, 8h));
  CHECK(generate(w) == 0);
  w.put_time(local(std::chrono::March / 3 / 2027, 0s));
  CHECK(generate(w) == 1);
}

TEST_CASE("09:00 stays 09:00 over the change of summer time") {
  world w{[](scheduler::series_rule& rule) { rule.first = std::chrono::March / 23 / 2027; }};
  auto const hours = hours_of(w);
  CHECK(hours[0].clock.start == instant{std::chrono::sys_days{std::chrono::March / 23 / 2027} + 7h});
  CHECK(hours[1].clock.start == instant{std::chrono::sys_days{std::chrono::March / 30 / 2027} + 6h});
}

TEST_CASE("R5: holidays and breaks are there as skipped hours, with their cause, and nobody hears of them") {
  world w{[](scheduler::series_rule& rule) {
    rule.first = std::chrono::March / 15 / 2027;
    rule.breaks.push_back({std::chrono::April / 5 / 2027, std::chrono::April / 11 / 2027});
  }};
  auto const easter_monday = w.hour(std::chrono::March / 29 / 2027);
  CHECK(easter_monday.state == occurrence_state::skipped);
  CHECK(easter_monday.cause == cancel_cause::holiday);
  auto const in_break = w.hour(std::chrono::April / 5 / 2027);
  CHECK(in_break.state == occurrence_state::skipped);
  CHECK(in_break.cause == cancel_cause::in_break);
  w.live_until(local(std::chrono::April / 12 / 2027, 9h));
  CHECK(w.mails({.hour = easter_monday.id}).empty());
  CHECK(w.mails({.hour = in_break.id}).empty());
}

TEST_CASE("a holiday that is added later takes a planned hour away without a word, and leaves an open one alone") {
  world w;
  w.live_until(local(std::chrono::March / 2 / 2027, 9h));
  w.rules().calendar.local_holidays = {first_hour, second_hour};
  CHECK(generate(w) == 0);
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  CHECK(w.hour(second_hour).state == occurrence_state::skipped);
  CHECK(w.hour(second_hour).cause == cancel_cause::holiday);
  CHECK(w.mails({.hour = w.hour(second_hour).id}).empty());
  w.live_until(local(second_hour, 9h));
  CHECK(w.mails({.hour = w.hour(second_hour).id}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("a half day that is added later pulls the deadlines of an open hour, never its time") {
  world w;
  w.live_until(local(std::chrono::March / 2 / 2027, 9h));
  auto const before = w.hour(first_hour);
  w.rules().calendar.half_days[std::chrono::March / 25 / 2027] = 12h;
  generate(w);
  auto const hour = w.hour(first_hour);
  CHECK(hour.clock.cutoff < before.clock.cutoff);
  CHECK(hour.clock.start == before.clock.start);
  CHECK(hour.uid == before.uid);
  CHECK(hour.sequence == before.sequence);
  w.live_until(hour.clock.cutoff);
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  auto const decided = w.hour(first_hour).clock;
  w.rules().calendar.half_days.clear();
  generate(w);
  CHECK(w.hour(first_hour).clock == decided);
}

TEST_CASE("a new series starts at its first date whose cut-off lies ahead") {
  struct row {
    std::chrono::seconds now;
    scheduler::date first;
  };
  // The hour of 2 March has its cut-off on Monday 1 March at 12:00.
  row const rows[] = {{12h - 1s, std::chrono::March / 2 / 2027}, {12h, std::chrono::March / 9 / 2027}};
  for (auto const& [now, first] : rows) {
    world w;
    w.put_time(local(std::chrono::March / 1 / 2027, now));
    auto const made = w.data().transact([&](unit_of_work& unit) {
      auto another = unit.all_series().find(world::tuesdays()).value();
      another.id = {"another"};
      another.rule.first = std::chrono::February / 2 / 2027;
      unit.all_series().save(another);
      generate_hours(unit, w.machine(), another);
      return unit.occurrences().starting_in(another.id, instant{}, w.now() + 60 * 24h).front().nominal;
    });
    CHECK(made == first);
  }
}

TEST_CASE("R10: each hour has a UID of its own and the places and clock of its series") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 2; }};
  auto const hours = hours_of(w);
  for (auto const& hour : hours) {
    CHECK(hour.places == 2);
    CHECK(hour.state == occurrence_state::planned);
    CHECK(hour.uid.ends_with("@matala.example.org"));
    CHECK(std::ranges::count(hours, hour.uid, &occurrence::uid) == 1);
  }
  CHECK(hours.front().clock.cutoff == local(std::chrono::March / 25 / 2027, 12h));
  CHECK(hours.front().clock.lock == local(std::chrono::March / 25 / 2027, 15h));
}
