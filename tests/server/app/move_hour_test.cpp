// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_hour.hpp"

#include "server/app/plan_hour_move.hpp"
#include "tests/server/app/series_support.hpp"
#include "tests/server/app/waitlist_support.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

constexpr scheduler::date thursday = std::chrono::April / 8 / 2027;

/// The first three hours are open and everybody is invited to them.
class three_open : public world {
 public:
  three_open() { live_until(local(std::chrono::March / 16 / 2027, 9h)); }
};

act_answer move(world& w, scheduler::date nominal, scheduler::date day, scheduler::time_of_day start,
                std::optional<int> revision = std::nullopt) {
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return move_hour(unit, ctx, w.hour(nominal).id, day, start, revision);
  });
}

act_answer answer(world& w, occurrence_id const& id, change_answer what) {
  return w.by("facilitator",
              [&](unit_of_work& unit, context const& ctx) { return answer_change(unit, ctx, id, what, std::nullopt); });
}

}  // namespace

TEST_CASE("R7: a moved hour keeps its UID, SEQUENCE rises by one, its times are the policies' around the new start") {
  three_open w;
  auto const own = w.book("presenter_sv", second_hour);
  auto const before = w.hour(second_hour);
  REQUIRE(move(w, second_hour, thursday, 13h).has_value());
  auto const after = w.hour(before.id);
  CHECK(after.uid == before.uid);
  CHECK(after.sequence == before.sequence + 1);
  CHECK(after.clock.start == local(thursday, 13h));
  CHECK(after.clock.end == local(thursday, 14h));
  CHECK(after.clock.cutoff == local(std::chrono::April / 7 / 2027, 12h));
  CHECK(after.clock.lock == local(thursday, 11h));
  CHECK(w.find(own.id).state == booking_state::booked);
  CHECK(w.told({.kind = mail_kind::hour_moved}) == "core_en core_fi core_sv deputy facilitator presenter_sv");
  CHECK(w.mails({.kind = mail_kind::hour_moved, .to = "core_fi"})[0].parameters.at("previous_start") ==
        std::to_string(before.clock.start.time_since_epoch().count()));
  CHECK(w.mails({.kind = mail_kind::series_changed}).empty());
  CHECK(w.audited(audit_action::hour_moved, before.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R7: who waits in line for an hour that moves is told, once and without a calendar part") {
  full_world w;
  join(w, "d", first_hour);
  join(w, "a", first_hour);
  auto const before = w.hour(first_hour);
  auto const told = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return plan_hour_move(unit, ctx, before.id, std::chrono::April / 1 / 2027, 9h).value().told;
  });
  REQUIRE(move(w, first_hour, std::chrono::April / 1 / 2027, 9h).has_value());
  auto const mails = w.mails({.kind = mail_kind::hour_moved, .to = "d"});
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].method == calendar_method::none);
  CHECK(mails[0].parameters.at("path") == "/bookings");
  CHECK(mails[0].start == local(std::chrono::April / 1 / 2027, 9h));
  CHECK(mails[0].parameters.at("previous_start") == std::to_string(before.clock.start.time_since_epoch().count()));
  REQUIRE(w.mails({.kind = mail_kind::hour_moved, .to = "a"}).size() == 1);
  CHECK(w.mails({.kind = mail_kind::hour_moved, .to = "a"})[0].method == calendar_method::request);
  CHECK(static_cast<int>(w.mails({.kind = mail_kind::hour_moved}).size()) == told);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R7: nobody hears of a planned hour that moves, and no later edit of the series moves it again") {
  three_open w;
  REQUIRE(move(w, fourth_hour, std::chrono::April / 22 / 2027, 10h).has_value());
  auto const moved = w.hour(fourth_hour);
  CHECK(moved.sequence == 0);
  CHECK(w.mails({.hour = moved.id}).empty());
  auto const at_ten = edited(w, second_hour, [](series& of) { of.rule.start = 12h; });
  REQUIRE(save(w, at_ten).has_value());
  w.tick();
  CHECK(w.hour(moved.id).clock == moved.clock);
  CHECK(w.hour(third_hour).clock.start == local(third_hour, 12h));
}

TEST_CASE("R7: an hour does not move onto another one of its series, nor to where its cut-off has passed") {
  three_open w;
  CHECK(move(w, second_hour, third_hour, 8h + 1min).error() == app_errc::overlaps);
  CHECK(move(w, second_hour, third_hour, 10h).has_value());
  w.put_time(local(std::chrono::April / 1 / 2027, 12h));
  CHECK(move(w, third_hour, std::chrono::April / 2 / 2027, 9h).error() == app_errc::cutoff_passed);
}

TEST_CASE("R7: an hour that would stay where it is, or go beyond the hours that are made, is not moved") {
  three_open w;
  auto const before = w.hour(second_hour);
  CHECK(move(w, second_hour, second_hour, 9h).error() == app_errc::invalid_input);
  CHECK(move(w, second_hour, std::chrono::April / 8 / 2031, 9h).error() == app_errc::invalid_input);
  CHECK(w.hour(second_hour).revision == before.revision);
  CHECK(w.mails({.kind = mail_kind::hour_moved}).empty());
}

TEST_CASE("R7: one that ends at another's start does not overlap it") {
  three_open w;
  CHECK(move(w, second_hour, third_hour, 8h).has_value());
}

TEST_CASE("R7: a decided hour does not move, nor one that was not seen as it is, nor past midnight") {
  confirmed_world w;
  CHECK(move(w, first_hour, std::chrono::April / 1 / 2027, 9h).error() == app_errc::invalid_transition);
  CHECK(move(w, second_hour, thursday, 9h, 99).error() == app_errc::stale_revision);
  CHECK(move(w, second_hour, thursday, 23h + 1min).error() == app_errc::invalid_input);
  CHECK(move(w, second_hour, thursday, 23h).has_value());
}

TEST_CASE("R6: the facilitator confirms: the hour with bookings follows the series, its people get a REQUEST") {
  three_open w;
  auto const own = w.book("presenter_fi", second_hour);
  auto const id = w.hour(second_hour).id;
  REQUIRE(save(w, on_wednesdays(w)).has_value());
  REQUIRE(answer(w, id, change_answer::follow_series).has_value());
  auto const now = w.hour(id);
  CHECK(now.clock.start == local(std::chrono::April / 7 / 2027, 9h));
  CHECK(now.waiting == waiting_change::none);
  CHECK(now.sequence == 1);
  CHECK(w.find(own.id).occurrence == id);
  CHECK(w.told({.kind = mail_kind::hour_moved, .to = "presenter_fi"}) == "presenter_fi");
  CHECK(answer(w, id, change_answer::keep_hour).error() == app_errc::invalid_transition);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R6: or keeps it: no later edit moves it, and no second hour comes beside it") {
  three_open w;
  w.book("presenter_fi", second_hour);
  auto const before = w.hour(second_hour);
  REQUIRE(save(w, on_wednesdays(w)).has_value());
  REQUIRE(answer(w, before.id, change_answer::keep_hour).has_value());
  REQUIRE(save(w, edited(w, std::chrono::April / 7 / 2027, [](series& of) { of.rule.start = 14h; })).has_value());
  w.tick();
  auto const kept = w.hour(before.id);
  CHECK(kept.clock.start == before.clock.start);
  CHECK(kept.times == hour_times_by::own);
  CHECK(w.hour(std::chrono::April / 7 / 2027).id == before.id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R6: an hour that the rule no longer names is given up by the facilitator, and its case moves") {
  three_open w;
  auto const own = w.book("presenter_fi", third_hour);
  auto const id = w.hour(third_hour).id;
  auto const biweekly = edited(w, second_hour, [](series& of) {
    of.rule.every_weeks = 2;
    of.rule.first = second_hour;
  });
  REQUIRE(save(w, biweekly).has_value());
  w.live_until(local(std::chrono::March / 24 / 2027, 9h));
  REQUIRE(w.hour(fourth_hour).state == occurrence_state::open);
  REQUIRE(answer(w, id, change_answer::follow_series).has_value());
  CHECK(w.hour(id).state == occurrence_state::cancelled);
  CHECK(w.hour(id).cause == cancel_cause::series_changed);
  CHECK(w.latest(own.subject)->occurrence == w.hour(fourth_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R45: an own link is http(s), R17: a topic is short; both stay with the hour") {
  open_world w;
  auto const describe = [&](std::string const& link, std::string const& topic) {
    return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return describe_hour(unit, ctx, w.hour(first_hour).id, link, topic, std::nullopt);
    });
  };
  for (auto const* link : {"javascript:alert(1)", "ftp://meet.example.org", "https://", "https:///x", "http://a b"}) {
    CAPTURE(link);
    CHECK(describe(link, "").error() == app_errc::invalid_input);
  }
  CHECK(describe("", std::string(121, 'a')).error() == app_errc::invalid_input);
  REQUIRE(describe("http://meet.example.org/a", std::string(120, 'a')).has_value());
  CHECK(w.hour(first_hour).meeting_link == "http://meet.example.org/a");
  REQUIRE(describe("", "Palvelun esittely").has_value());
  CHECK(w.hour(first_hour).topic == "Palvelun esittely");
  CHECK(w.hour(first_hour).meeting_link.empty());
}
