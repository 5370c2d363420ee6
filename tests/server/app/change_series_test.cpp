// SPDX-License-Identifier: Apache-2.0
#include "scheduler/expand.hpp"
#include "tests/server/app/series_support.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

constexpr scheduler::date second_wednesday = std::chrono::April / 7 / 2027;
constexpr scheduler::date third_wednesday = std::chrono::April / 14 / 2027;

/// The first three hours are open and everybody is invited to them.
class three_open : public world {
 public:
  three_open() { live_until(local(std::chrono::March / 16 / 2027, 9h)); }
};

}  // namespace

TEST_CASE("R6: an edit that changes nothing saves nothing and sends nothing") {
  open_world w;
  auto const before = w.mails({}).size();
  auto const saved = save(w, edited(w, second_hour, [](series&) {}));
  REQUIRE(saved.has_value());
  CHECK(saved->version == 1);
  CHECK(stored_series(w).version == 1);
  CHECK(w.mails({}).size() == before);
  CHECK(w.audited(audit_action::series_saved, world::tuesdays().value) == 0);
}

TEST_CASE(
    "R6: from a date on the weekday changes: each hour stays itself, invited ones get a REQUEST, people one digest") {
  three_open w;
  auto const second = w.hour(second_hour);
  auto const planned = w.hour(fourth_hour);
  auto const after = on_wednesdays(w);
  auto const made = plan(w, after);
  REQUIRE(made.has_value());
  REQUIRE(made->of(hour_change::moved).size() == 23);
  CHECK(dates_of(*made, hour_change::added) == "");
  CHECK(dates_of(*made, hour_change::cancelled) == "");
  REQUIRE(save(w, after).has_value());
  CHECK(w.hour(first_hour).revision == 2);
  auto const moved = w.hour(second.id);
  CHECK(moved.nominal == second_wednesday);
  CHECK(moved.day == second_wednesday);
  CHECK(moved.uid == second.uid);
  CHECK(moved.sequence == second.sequence + 1);
  CHECK(moved.clock.start == local(second_wednesday, 9h));
  CHECK(moved.clock.cutoff == local(second_hour, 12h));
  CHECK(w.told({.kind = mail_kind::hour_moved, .hour = moved.id}) == "core_en core_fi core_sv deputy facilitator");
  CHECK(w.mails({.kind = mail_kind::hour_moved, .to = "core_fi", .hour = moved.id})[0].method ==
        calendar_method::request);
  CHECK(w.hour(planned.id).sequence == 0);
  CHECK(w.mails({.hour = planned.id}).empty());
  CHECK(w.told({.kind = mail_kind::series_changed}) == "core_en core_fi core_sv deputy facilitator owner");
  CHECK(stored_series(w).version == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R6: hours before the date keep their times, also when hours are generated again") {
  three_open w;
  REQUIRE(save(w, on_wednesdays(w)).has_value());
  w.live_until(local(std::chrono::March / 17 / 2027, 1h));
  CHECK(w.hour(first_hour).clock.start == local(first_hour, 9h));
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  CHECK(w.hour(third_wednesday).clock.start == local(third_wednesday, 9h));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R6: an hour with bookings keeps its time and its calendar entry, and waits for the facilitator") {
  three_open w;
  auto const own = w.book("presenter_fi", second_hour);
  auto const before = w.hour(second_hour);
  auto const made = plan(w, on_wednesdays(w));
  REQUIRE(made.has_value());
  CHECK(dates_of(*made, hour_change::asked_to_move) == "04-07");
  REQUIRE(save(w, on_wednesdays(w)).has_value());
  auto const kept = w.hour(before.id);
  CHECK(kept.clock == before.clock);
  CHECK(kept.sequence == before.sequence);
  CHECK(kept.waiting == waiting_change::move);
  CHECK(w.mails({.kind = mail_kind::hour_moved, .hour = kept.id}).empty());
  CHECK(w.find(own.id).occurrence == kept.id);
  w.live_until(local(std::chrono::March / 18 / 2027, 1h));
  CHECK(w.hour(before.id).clock == before.clock);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R6: dates that the rule no longer names are skipped, cancelled by a person, or asked about") {
  three_open w;
  w.book("presenter_fi", third_hour);
  auto const biweekly = edited(w, first_hour, [](series& of) {
    of.rule.every_weeks = 2;
    of.rule.first = second_hour;
    of.effective_from = second_hour;
  });
  auto const made = plan(w, biweekly);
  REQUIRE(made.has_value());
  CHECK(dates_of(*made, hour_change::asked_to_drop) == "04-13");
  CHECK(dates_of(*made, hour_change::cancelled) == "");
  CHECK(made->of(hour_change::skipped).size() == 10);
  REQUIRE(save(w, biweekly).has_value());
  CHECK(w.hour(second_hour).state == occurrence_state::open);
  CHECK(w.hour(third_hour).state == occurrence_state::open);
  CHECK(w.hour(third_hour).waiting == waiting_change::drop);
  auto const skipped = w.hour(std::chrono::April / 27 / 2027);
  CHECK(skipped.state == occurrence_state::skipped);
  CHECK(skipped.cause == cancel_cause::series_changed);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R6: after the clock was set back an edit leaves the hours that lie beyond the horizon now") {
  // The last hour was made on the first day on which it was within the horizon.
  for (int const back : {1, 8}) {
    CAPTURE(back);
    world w;
    w.live_until(local(std::chrono::March / 3 / 2027, 9h));
    w.put_time(w.now() - std::chrono::days{back});
    auto after = stored_series(w);
    after.rule.breaks.push_back({std::chrono::May / 3 / 2027, std::chrono::May / 9 / 2027});
    auto const made = plan(w, after, series_act::dates);
    REQUIRE(made.has_value());
    CHECK(dates_of(*made, hour_change::skipped) == "05-04");
  }
}

TEST_CASE("R2: every second week keeps its weeks through week 53") {
  world w{[](scheduler::series_rule& rule) { rule.first = std::chrono::March / 2 / 2027; }};
  auto rule = stored_series(w).rule;
  rule.every_weeks = 2;
  rule.first = std::chrono::December / 15 / 2026;
  std::string days;
  for (auto const& date : scheduler::expand(rule, w.rules().calendar, rule.first, std::chrono::January / 31 / 2027)) {
    days += std::to_string(static_cast<unsigned>(date.nominal.day())) + " ";
  }
  // 2026 has a week 53: counted by week numbers the 29th would be followed by the 5th.
  CHECK(days == "15 29 12 26 ");
}

TEST_CASE("R1: an edit over the change of summer time leaves 09:00 alone, and SEQUENCE does not rise") {
  world w{[](scheduler::series_rule& rule) { rule.first = std::chrono::March / 23 / 2027; }};
  w.live_until(local(std::chrono::March / 4 / 2027, 9h));
  auto const summer = w.hour(first_hour);
  auto const after = edited(w, std::chrono::March / 23 / 2027, [](series& of) { of.rule.cutoff_time = 11h; });
  REQUIRE(save(w, after).has_value());
  auto const now = w.hour(first_hour);
  CHECK(now.clock.start == summer.clock.start);
  CHECK(now.clock.start == instant{std::chrono::sys_days{first_hour} + 6h});
  CHECK(now.clock.cutoff == local(std::chrono::March / 25 / 2027, 11h));
  CHECK(now.sequence == summer.sequence);
  CHECK(w.mails({.kind = mail_kind::hour_moved}).empty());
  CHECK(w.mails({.kind = mail_kind::series_changed}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("two editors: the second is refused and the first one's change stays") {
  open_world w;
  auto const mine = edited(w, second_hour, [](series& of) { of.name = "Minun"; });
  auto const yours = edited(w, second_hour, [](series& of) { of.name = "Sinun"; });
  REQUIRE(save(w, mine).has_value());
  auto const refused = save(w, yours);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == app_errc::stale_revision);
  CHECK(stored_series(w).name == "Minun");
}

TEST_CASE("a plan that a booking has made another one since it was shown is not carried out") {
  three_open w;
  auto const after = on_wednesdays(w);
  auto const shown = plan(w, after)->fingerprint();
  w.book("presenter_fi", second_hour);
  auto const carried_out = [&](std::string const& seen) {
    return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return change_series(unit, ctx,
                           {.after = after, .seen_version = 1, .act = series_act::settings, .seen_plan = seen});
    });
  };
  auto const refused = carried_out(shown);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == app_errc::stale_revision);
  CHECK(stored_series(w).version == 1);
  CHECK(carried_out(plan(w, after)->fingerprint()).has_value());
}

TEST_CASE("R10: fewer places than are booked are refused with the dates, as many are not") {
  three_open w;
  w.book("presenter_fi", second_hour);
  w.book("presenter_sv", second_hour);
  auto const with_places = [&](int capacity) {
    return edited(w, first_hour, [&](series& of) { of.rule.capacity = capacity; });
  };
  auto const refused = plan(w, with_places(1));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().faults ==
        std::vector<setting_fault>{{"capacity", setting_fault_kind::places_below_bookings, second_hour}});
  REQUIRE(save(w, with_places(2)).has_value());
  CHECK(w.hour(second_hour).places == 2);
  CHECK(w.hour(first_hour).places == 2);
}

TEST_CASE("R6: past and decided hours are immutable") {
  three_open w;
  w.live_until(first_cutoff() - 1h);
  w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  auto const decided = w.hour(first_hour);
  REQUIRE(decided.state == occurrence_state::confirmed);
  auto const later = edited(w, std::chrono::March / 26 / 2027, [](series& of) { of.rule.start = 10h; });
  REQUIRE(save(w, later).has_value());
  CHECK(w.hour(first_hour).clock == decided.clock);
  CHECK(w.hour(second_hour).clock.start == local(second_hour, 10h));
  CHECK(w.contradictions() == "");
}

TEST_CASE("another organiser address invites from now on; who was invited before is told by the one they know") {
  three_open w;
  auto const after = edited(w, first_hour, [](series& of) {
    of.organiser_address = "uusi@county.example.org";
    of.rule.start = 10h;
  });
  REQUIRE(save(w, after).has_value());
  auto const told = w.mails({.kind = mail_kind::hour_moved, .to = "core_fi"});
  REQUIRE(told.size() == 3);
  CHECK(told[0].parameters.at("organiser") == "tunti@county.example.org");
  w.live_until(local(std::chrono::March / 24 / 2027, 9h));
  auto const invited = w.mails({.kind = mail_kind::invitation, .to = "core_fi", .hour = w.hour(fourth_hour).id});
  REQUIRE(invited.size() == 1);
  CHECK(invited[0].parameters.at("organiser") == "uusi@county.example.org");
}
